package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as it stands in the receivables or payables ledger. Amounts are in its
 * own currency, positive for an invoice, negative for a credit note. What is still open of it is
 * the sum of all entry lines that name it, never a column.
 */
public record Item(
        String id,
        Side side,
        String party,
        String number,
        LocalDate date,
        LocalDate due,
        String currency,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        @Nullable String document) {
    /** Who owes whom. */
    public enum Side {
        RECEIVABLE,
        PAYABLE
    }

    /**
     * What is open of it at a day, in its own currency and in the company's; positive while it is
     * owed (to the company for a receivable, by it for a payable).
     */
    public record Open(Item item, BigDecimal amount, BigDecimal base) {}

    /** It was settled, whole or in part, by an entry of that day; the amount is positive. */
    public record Settlement(Item item, String entry, LocalDate day, BigDecimal amount) {}
}
