package dev.baton.statistics;

/**
 * Count, mean and spread of numbers seen one after the other, without cancellation.
 *
 * @param squares the sum of squared distances from the mean
 * @see "B. P. Welford, Note on a method for calculating corrected sums of squares and products,
 *     Technometrics 4 (1962); merging by T. F. Chan, G. H. Golub and R. J. LeVeque (1979)"
 */
public record Sample(long count, double mean, double squares) {
    public static final Sample EMPTY = new Sample(0, 0, 0);

    public static Sample of(double... values) {
        var sample = EMPTY;
        for (var value : values) {
            sample = sample.with(value);
        }
        return sample;
    }

    public Sample with(double value) {
        var next = mean + (value - mean) / (count + 1);
        return new Sample(count + 1, next, squares + (value - mean) * (value - next));
    }

    public Sample with(Sample other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        var all = count + other.count;
        var apart = other.mean - mean;
        return new Sample(
                all,
                mean + apart * other.count / all,
                squares + other.squares + apart * apart * count * other.count / all);
    }

    /** With n - 1 below the line; 0 for fewer than two values. */
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    public double deviation() {
        return Math.sqrt(variance());
    }

    /** How far the mean of such a sample strays. */
    public double standardError() {
        return count == 0 ? 0 : Math.sqrt(variance() / count);
    }

    /** Where the true mean lies at 95 %, by the normal approximation. */
    public Interval interval() {
        var half = Wilson.NINETY_FIVE * standardError();
        return new Interval(mean - half, mean + half);
    }
}
