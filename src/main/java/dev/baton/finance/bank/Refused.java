package dev.baton.finance.bank;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;

/** Files that are not read, and why. */
final class Refused {
    /** Larger files are refused: a month of a large company is a few megabytes. */
    static final int MOST_BYTES = 32 << 20;

    /** Files with more lines are refused. */
    static final int MOST_LINES = 100_000;

    private Refused() {}

    static ProblemException unreadable(String why, String... todo) {
        return ProblemException.of(Cause.BAD_REQUEST, "The statement cannot be read: " + why, todo);
    }

    static ProblemException tooLarge(String what) {
        return ProblemException.of(
                Cause.TOO_LARGE,
                "The statement is too large: " + what + ".",
                "Ask the bank for one statement per day or month.");
    }

    static ProblemException wrong(String why, String... todo) {
        return ProblemException.of(Cause.REJECTED, "The statement is refused: " + why, todo);
    }
}
