package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What was booked on an account in a month, in the company's currency; both are 0 or more. */
public record Turnover(String account, YearMonth month, BigDecimal debit, BigDecimal credit) {
    /** Debit less credit. */
    public BigDecimal net() {
        return debit.subtract(credit);
    }
}
