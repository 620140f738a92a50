package dev.baton.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile interval of a mean by drawing again from the sample; over the differences of pairs
 * it is the paired bootstrap. The same seed gives the same interval.
 *
 * @see "B. Efron and R. J. Tibshirani, An introduction to the bootstrap, chapter 13 (1993)"
 */
public final class Bootstrap {
    private static final int ROUNDS = 2_000;

    private Bootstrap() {}

    /** At 95 %, by 2,000 rounds. */
    public static Interval mean(double[] values, long seed) {
        return mean(values, seed, ROUNDS, 0.95);
    }

    public static Interval mean(double[] values, long seed, int rounds, double level) {
        if (values.length == 0 || rounds < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "no bootstrap of %d values in %d rounds at %s"
                            .formatted(values.length, rounds, level));
        }
        var random = new SplittableRandom(seed);
        var means = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            var sum = 0.0;
            for (var draw = 0; draw < values.length; draw++) {
                sum += values[random.nextInt(values.length)];
            }
            means[round] = sum / values.length;
        }
        Arrays.sort(means);
        var tail = (1 - level) / 2;
        return new Interval(Quantiles.ofSorted(tail, means), Quantiles.ofSorted(1 - tail, means));
    }

    /** The interval of the mean of {@code after - before}, pair by pair. */
    public static Interval meanDifference(double[] before, double[] after, long seed) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "no pairs: %d and %d values".formatted(before.length, after.length));
        }
        var differences = new double[before.length];
        Arrays.setAll(differences, each -> after[each] - before[each]);
        return mean(differences, seed);
    }
}
