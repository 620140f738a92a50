package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment that comes again: every {@code months} months from {@code first} on, until {@code last}
 * when there is one. The amount is positive, in the company's currency.
 */
public record Obligation(
        String id,
        Kind kind,
        String name,
        BigDecimal amount,
        LocalDate first,
        int months,
        @Nullable LocalDate last) {
    /** What is paid by it. */
    public enum Kind {
        PAYROLL,
        SOCIAL_SECURITY,
        RENT,
        INCOME_TAX,
        SALES_TAX,
        DEBT,
        INVESTMENT,
        OTHER
    }
}
