package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What a unit of a currency is worth in euros on a day. */
record Rates(double phase) {
    BigDecimal of(String currency, LocalDate day) {
        if (currency.equals("EUR")) {
            return BigDecimal.ONE;
        }
        var wave = 0.91 + 0.03 * StrictMath.sin(day.toEpochDay() / 80.0 + phase);
        var ripple = 0.004 * StrictMath.sin(day.toEpochDay() * 1.7 + phase);
        return BigDecimal.valueOf(wave + ripple).setScale(4, RoundingMode.HALF_UP);
    }
}
