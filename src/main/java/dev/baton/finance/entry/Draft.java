package dev.baton.finance.entry;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is proposed. {@code subject} is the bank line or invoice that it is of; {@code
 * item} is the invoice that it opens, when it opens one.
 */
public record Draft(String subject, Entry entry, @Nullable Item item, Judgement judgement) {
    /** What led to the account that had to be chosen. */
    public enum Origin {
        RULE,
        HISTORY,
        MODEL
    }

    /** Another account for the line that had to be chosen; confidence is from 0 to 1. */
    public record Alternative(String account, String name, double confidence, String reason) {}

    /** How sure it is (0 to 1), why, what else it could be, and what must be looked at. */
    public record Judgement(
            Origin origin,
            double confidence,
            List<String> reasons,
            List<Alternative> alternatives,
            List<String> flags) {
        public Judgement {
            reasons = List.copyOf(reasons);
            alternatives = List.copyOf(alternatives);
            flags = List.copyOf(flags);
        }
    }

    public double confidence() {
        return judgement.confidence();
    }

    /** No surer than what it was made of, and with its flags. */
    Draft with(GivenInvoice given) {
        var flags = new TreeSet<>(judgement.flags());
        flags.addAll(given.flags());
        return new Draft(
                subject,
                entry,
                item,
                new Judgement(
                        judgement.origin(),
                        Math.min(judgement.confidence(), given.confidence()),
                        judgement.reasons(),
                        judgement.alternatives(),
                        List.copyOf(flags)));
    }
}
