package dev.baton.statistics.series;

import java.util.Arrays;

/**
 * What a series of fewer than two seasons tells of them: the values a season ago, carried to the
 * level of today, and how far they are to be trusted. What sells and what costs has seasons more
 * often than not, so that the trust begins at a half and is moved by what is seen.
 */
final class LastSeason {
    private static final int FEWEST = 3;
    private static final double BELIEF = 0.5;

    /** As many values as the belief is worth. */
    private static final double WEIGHT = 3;

    /** As many values of an unchanged level as the change of level is held against. */
    private static final double STEADY = 12;

    private LastSeason() {}

    /** From 0 to 1: how values go together with those a season before, without their trend. */
    static double share(double[] values, int season) {
        var pairs = values.length - season;
        if (season < 2 || pairs < 0) {
            return 0;
        }
        if (pairs < FEWEST) {
            return BELIEF;
        }
        var slope = Theta.slope(values);
        var now = new double[pairs];
        var then = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            now[i] = values[season + i] - slope * (season + i);
            then[i] = values[i] - slope * i;
        }
        var seen = Math.max(0, correlation(now, then));
        return (seen * pairs + BELIEF * WEIGHT) / (pairs + WEIGHT);
    }

    /** The last season again, at the level that the latest values have against those before. */
    static double[] carried(double[] values, int season, int steps) {
        var pairs = Math.min(season, values.length - season);
        var now = 0.0;
        var then = 0.0;
        for (int i = values.length - pairs; i < values.length; i++) {
            now += values[i];
            then += values[i - season];
        }
        var mean = Arrays.stream(values, values.length - season, values.length).sum() / season;
        var steady = STEADY * mean;
        var forecast = new double[steps];
        for (int i = 0; i < steps; i++) {
            var last = values[values.length - season + i % season];
            forecast[i] =
                    now > 0 && then > 0 && mean > 0
                            ? last * (now + steady) / (then + steady)
                            : last + (now - then) / (pairs + STEADY);
        }
        return forecast;
    }

    private static double correlation(double[] one, double[] other) {
        var meanOne = Arrays.stream(one).average().orElse(0);
        var meanOther = Arrays.stream(other).average().orElse(0);
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            first += (one[i] - meanOne) * (one[i] - meanOne);
            second += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return first == 0 || second == 0 ? 0 : both / Math.sqrt(first * second);
    }
}
