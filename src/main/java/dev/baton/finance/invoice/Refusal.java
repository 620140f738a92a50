package dev.baton.finance.invoice;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;

/** Why a document is not read, and what to do about it. */
public final class Refusal {
    private static final String BY_HAND =
            "Enter the invoice by hand, or ask the vendor for another copy.";

    private Refusal() {}

    /** It is no such document, or a broken one. */
    public static ProblemException unreadable(String text) {
        return ProblemException.of(Cause.BAD_REQUEST, text, BY_HAND);
    }

    public static ProblemException unreadable(String text, Throwable because) {
        return new ProblemException(Problem.of(Cause.BAD_REQUEST, text, BY_HAND), because);
    }

    /** It is larger than any invoice, as it lies there or once unpacked. */
    public static ProblemException tooLarge(String text) {
        return ProblemException.of(
                Cause.TOO_LARGE, text, "Send the invoice alone, without what came with it.");
    }
}
