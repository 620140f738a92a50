package dev.baton.finance.forecast;

import java.math.BigDecimal;

/**
 * How a line would have been forecast from earlier months on, by the combination and by the two
 * simple ways: mean absolute errors in the company's currency.
 *
 * @param forecasts how many were held against what came
 * @param percent symmetric percentage error of the combination
 */
public record BackTestRow(
        String key,
        String label,
        int forecasts,
        BigDecimal combined,
        BigDecimal naive,
        BigDecimal seasonalNaive,
        BigDecimal percent) {
    /** Whether it did better than repeating last year. */
    public boolean better() {
        return combined.compareTo(seasonalNaive) < 0;
    }
}
