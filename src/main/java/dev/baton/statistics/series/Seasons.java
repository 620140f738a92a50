package dev.baton.statistics.series;

import java.util.Arrays;

/**
 * Whether a series has seasons, and what they do to it, by classical decomposition: factors when
 * all values are positive, else differences.
 */
public final class Seasons {
    /** A normal variable is beyond it, on either side, one time in ten. */
    private static final double TEN_PERCENT = 1.645;

    private final double[] effects;
    private final boolean factors;

    private Seasons(double[] effects, boolean factors) {
        this.effects = effects;
        this.factors = factors;
    }

    /**
     * The test of the Theta method: whether values a season apart go together more than chance
     * would have it, at 10 %. False for fewer than two seasons.
     */
    public static boolean found(double[] values, int season) {
        if (season < 2 || values.length < 2 * season) {
            return false;
        }
        var sum = 0.0;
        for (int lag = 1; lag < season; lag++) {
            sum += Math.pow(autocorrelation(values, lag), 2);
        }
        var limit = TEN_PERCENT * Math.sqrt((1 + 2 * sum) / values.length);
        return Math.abs(autocorrelation(values, season)) > limit;
    }

    /** The effects of each place in a season; at least two seasons of values. */
    public static Seasons of(double[] values, int season) {
        var factors = Arrays.stream(values).allMatch(value -> value > 0);
        var sums = new double[season];
        var counts = new int[season];
        var half = season / 2;
        for (int at = half; at < values.length - half; at++) {
            var mean = centred(values, at, season);
            sums[at % season] += factors ? values[at] / mean : values[at] - mean;
            counts[at % season]++;
        }
        var effects = new double[season];
        for (int i = 0; i < season; i++) {
            effects[i] = counts[i] == 0 ? (factors ? 1 : 0) : sums[i] / counts[i];
        }
        var mean = Arrays.stream(effects).average().orElse(0);
        for (int i = 0; i < season; i++) {
            effects[i] = factors ? effects[i] / mean : effects[i] - mean;
        }
        return new Seasons(effects, factors);
    }

    /** The values without their seasons; the first is at place 0. */
    public double[] removed(double[] values) {
        var removed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            var effect = effects[i % effects.length];
            removed[i] = factors ? values[i] / effect : values[i] - effect;
        }
        return removed;
    }

    /** The values with seasons put back; the first is at that place of the series. */
    public double[] put(double[] values, int from) {
        var put = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            var effect = effects[(from + i) % effects.length];
            put[i] = factors ? values[i] * effect : values[i] + effect;
        }
        return put;
    }

    static double autocorrelation(double[] values, int lag) {
        var mean = Arrays.stream(values).average().orElse(0);
        var above = 0.0;
        var below = 0.0;
        for (int i = 0; i < values.length; i++) {
            below += (values[i] - mean) * (values[i] - mean);
            if (i >= lag) {
                above += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        return below == 0 ? 0 : above / below;
    }

    /** The moving mean over a season around a place; ends count half when the season is even. */
    private static double centred(double[] values, int at, int season) {
        var half = season / 2;
        var sum = 0.0;
        for (int i = at - half; i <= at + half; i++) {
            var end = season % 2 == 0 && (i == at - half || i == at + half);
            sum += end ? values[i] / 2 : values[i];
        }
        return sum / season;
    }
}
