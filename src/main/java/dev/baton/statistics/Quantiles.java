package dev.baton.statistics;

import java.util.Arrays;

/**
 * Quantiles by linear interpolation of the order statistics.
 *
 * @see "R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
 *     Statistician 50 (1996), definition 7"
 */
public final class Quantiles {
    private Quantiles() {}

    public static double median(double... values) {
        return of(0.5, values);
    }

    /** {@code share} is 0 to 1; the values may stand in any order and are left as they are. */
    public static double of(double share, double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(share, sorted);
    }

    static double ofSorted(double share, double[] sorted) {
        if (sorted.length == 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "no quantile %s of %d values".formatted(share, sorted.length));
        }
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
