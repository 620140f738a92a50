package dev.baton.statistics.series;

import dev.baton.statistics.Quantiles;

/**
 * A forecast with the interval that holds what comes four times in five: a tenth of the errors of
 * forecasts from the latest earlier origins lies below, a tenth above; wider the farther ahead.
 * Lopsided errors make lopsided intervals.
 */
public record Band(double[] low, double[] middle, double[] high) {
    /** Errors of older origins tell of times with less to learn from, and would widen it. */
    private static final int ORIGINS = 8;

    private static final int FIRST_ORIGIN = 6;
    private static final double TAIL = 0.1;

    /** With the combined method; {@code season} 1 means no seasons. */
    public static Band of(double[] values, int season, int steps) {
        var middle = Extrapolation.COMBINED.forecast(values, season, steps);
        var first = Math.max(FIRST_ORIGIN, values.length - ORIGINS);
        var test = BackTest.of(Extrapolation.COMBINED, values, season, first, steps);
        return around(middle, test, widening(values));
    }

    /** Around a forecast, by the errors of a back-test of it; no wider than 0 without any. */
    public static Band around(double[] middle, BackTest test, double alpha) {
        var latest = test.said().stream().mapToInt(BackTest.Said::origin).max().orElse(0);
        var scaled =
                test.said().stream()
                        .filter(each -> each.origin() > latest - ORIGINS)
                        .mapToDouble(each -> each.error() / widened(alpha, each.step()))
                        .toArray();
        var origins = test.said().stream().mapToInt(BackTest.Said::origin).distinct().count();
        // Few origins have seen few of the errors that there are.
        var wider = 1 + 1.0 / Math.clamp(origins, 1, ORIGINS);
        var below = scaled.length == 0 ? 0 : Math.min(0, Quantiles.of(TAIL, scaled)) * wider;
        var above = scaled.length == 0 ? 0 : Math.max(0, Quantiles.of(1 - TAIL, scaled)) * wider;
        var low = new double[middle.length];
        var high = new double[middle.length];
        for (int i = 0; i < middle.length; i++) {
            low[i] = middle[i] + below * widened(alpha, i + 1);
            high[i] = middle[i] + above * widened(alpha, i + 1);
        }
        return new Band(low, middle, high);
    }

    /** How fast errors grow, from 0 (not at all) to 1 (with the root of the steps). */
    public static double widening(double[] values) {
        return values.length < 4 ? 0.5 : Smoothing.of(values).alpha();
    }

    private static double widened(double alpha, int step) {
        return new Smoothing(alpha, 0, 0).widening(step);
    }
}
