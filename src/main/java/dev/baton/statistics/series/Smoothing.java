package dev.baton.statistics.series;

import java.util.Arrays;

/**
 * Simple exponential smoothing: a level that follows the series by the share {@code alpha}.
 *
 * @param start the level before the first value
 * @param level the level after the last, which is the forecast of all that comes
 * @see "R. J. Hyndman and G. Athanasopoulos, Forecasting: principles and practice, Simple
 *     exponential smoothing"
 */
public record Smoothing(double alpha, double start, double level) {
    private static final double LOWEST = 0.001;
    private static final double HIGHEST = 0.999;

    /** With the parameters that leave the least squared errors one step ahead. */
    public static Smoothing of(double... values) {
        var alpha = Search.least(LOWEST, HIGHEST, each -> errors(each, values));
        return of(alpha, start(alpha, values), values);
    }

    public static Smoothing of(double alpha, double start, double[] values) {
        var level = start;
        for (var value : values) {
            level += alpha * (value - level);
        }
        return new Smoothing(alpha, start, level);
    }

    public double[] forecast(int steps) {
        var forecast = new double[steps];
        Arrays.fill(forecast, level);
        return forecast;
    }

    /** How much wider the error is at a step than at the first. */
    double widening(int step) {
        return Math.sqrt(1 + (step - 1) * alpha * alpha);
    }

    private static double errors(double alpha, double[] values) {
        var level = start(alpha, values);
        var squares = 0.0;
        for (var value : values) {
            var error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        return squares;
    }

    /** The errors are linear in the start, so that the best one follows by least squares. */
    private static double start(double alpha, double[] values) {
        var level = 0.0;
        var weight = 1.0;
        var above = 0.0;
        var below = 0.0;
        for (var value : values) {
            above += weight * (value - level);
            below += weight * weight;
            level += alpha * (value - level);
            weight *= 1 - alpha;
        }
        return above / below;
    }
}
