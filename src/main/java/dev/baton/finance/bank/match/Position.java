package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The reconciliation statement of a bank account at the end of a day: what the bank says, what it
 * has not booked yet, what the books have not, and what the books say. {@code difference} is 0 when
 * every line and entry is accounted for.
 */
public record Position(
        LocalDate day,
        String currency,
        BigDecimal perBank,
        Origin perBankFrom,
        Sum inTransit,
        Sum outstanding,
        Sum notInBooks,
        Sum withinMatches,
        BigDecimal perBooks) {
    /** Where the bank's balance is from. */
    public enum Origin {
        /** The closing balance of a statement. */
        STATEMENT,
        /**
         * The bank's lines, the opening balance, and what stood in the books before the first line.
         */
        LINES
    }

    /** Some entries or bank lines, by their ids, and what they come to. */
    public record Sum(BigDecimal amount, List<String> ids) {
        public Sum {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Balance per bank, plus receipts on their way, less payments outstanding (which are negative),
     * less lines that are not in the books and what matched lines have more than their entries,
     * less the balance per books.
     */
    public BigDecimal difference() {
        return perBank.add(inTransit.amount())
                .add(outstanding.amount())
                .subtract(notInBooks.amount())
                .subtract(withinMatches.amount())
                .subtract(perBooks);
    }
}
