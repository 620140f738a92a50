package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a bank line may be, for a person to say: entries, or open items that no entry settles yet.
 * {@code difference} is what the line has more than they; {@code confidence} is from 0 to 1 and
 * never 1.
 */
public record Suggestion(
        List<String> bankLines,
        List<String> entries,
        List<String> items,
        Kind kind,
        BigDecimal difference,
        double confidence,
        List<String> reasons) {
    /** A reason that its items are certain: the text of the line names each of them. */
    public static final String NAMED = "its text names the invoice";

    /** A reason that its items are certain: no others of the party come to the amount. */
    public static final String ONLY_WAY = "the only combination that comes to its amount";

    /** How lines and entries fit. */
    public enum Kind {
        EXACT,
        ONE_TO_MANY,
        MANY_TO_ONE,
        PARTIAL,
        FEE,
        EXCHANGE,
        OPEN_ITEM
    }

    public Suggestion {
        bankLines = List.copyOf(bankLines);
        entries = List.copyOf(entries);
        items = List.copyOf(items);
        reasons = List.copyOf(reasons);
    }
}
