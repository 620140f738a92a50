package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts with two places. */
final class Money {
    static final BigDecimal NONE = new BigDecimal("0.00");

    private Money() {}

    static BigDecimal of(long whole) {
        return BigDecimal.valueOf(whole).setScale(2);
    }

    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal part(BigDecimal amount, double share) {
        return round(amount.multiply(BigDecimal.valueOf(share)));
    }

    static BigDecimal percent(BigDecimal amount, int percent) {
        return round(amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2));
    }

    /** To whole steps of that size. */
    static BigDecimal step(BigDecimal amount, long step) {
        var size = BigDecimal.valueOf(step);
        return amount.divide(size, 0, RoundingMode.HALF_UP).multiply(size).setScale(2);
    }
}
