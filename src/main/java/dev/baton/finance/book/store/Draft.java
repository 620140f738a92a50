package dev.baton.finance.book.store;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is prepared, with the items it opens. {@code confidence} is 0 to 1 and null where
 * a person is sure; {@code flags} name risks that a policy may look at, such as {@code
 * changed_iban}.
 */
public record Draft(
        String journal,
        LocalDate date,
        String text,
        String source,
        @Nullable String document,
        @Nullable BigDecimal confidence,
        List<String> flags,
        List<Item> items,
        List<Entry.Line> lines) {
    public Draft {
        flags = List.copyOf(new TreeSet<>(flags));
        items = List.copyOf(items);
        lines = List.copyOf(lines);
    }

    /** Throws a problem of cause bad_request with what does not fit; amounts are in cents then. */
    void check() {
        if (lines.size() < 2 || lines.size() > 2000) {
            throw wrong("An entry has 2 to 2,000 lines.", "Split it, or add what is missing.");
        }
        if (confidence != null
                && (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)) {
            throw wrong("A confidence is 0 to 1.", "Leave it out when you are sure.");
        }
        var sums = new TreeMap<String, BigDecimal>();
        var base = ZERO;
        for (var line : lines) {
            cents(line.amount());
            base = base.add(cents(line.base()));
            sums.merge(line.currency(), line.amount(), BigDecimal::add);
        }
        for (var sum : sums.entrySet()) {
            if (sum.getValue().signum() != 0) {
                throw unequal(sum.getValue(), sum.getKey());
            }
        }
        if (base.signum() != 0) {
            throw unequal(base, "in the currency of the books");
        }
        for (var item : items) {
            cents(item.gross());
            if (item.net().add(item.tax()).compareTo(item.gross()) != 0) {
                throw wrong(
                        "Net and tax of %s are not its gross.".formatted(item.number()),
                        "Correct the amounts of the invoice.");
            }
        }
    }

    private static BigDecimal cents(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 2) {
            throw wrong("%s has more than two places.".formatted(amount), "Round to cents.");
        }
        return amount;
    }

    private static ProblemException unequal(BigDecimal sum, String currency) {
        return wrong(
                "The entry does not balance: debits less credits are %s %s."
                        .formatted(sum.toPlainString(), currency),
                "Debits and credits must be equal in each currency and in that of the books.");
    }

    private static ProblemException wrong(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
