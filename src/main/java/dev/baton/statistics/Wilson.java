package dev.baton.statistics;

/**
 * The score interval of a share of successes, sound for few trials and for shares near 0 and 1.
 *
 * @see "E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
 *     (1927)"
 */
public final class Wilson {
    /** The normal deviate of 95 %. */
    public static final double NINETY_FIVE = 1.959963984540054;

    private Wilson() {}

    /** At 95 %. */
    public static Interval interval(long successes, long trials) {
        return interval(successes, trials, NINETY_FIVE);
    }

    /** {@code deviate} is the two-sided normal deviate; without trials anything is possible. */
    public static Interval interval(long successes, long trials, double deviate) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "%d successes in %d trials".formatted(successes, trials));
        }
        return around(trials == 0 ? 0 : (double) successes / trials, trials, deviate);
    }

    /**
     * At 95 % around a mean share of so many trials, each of which may have been right in part:
     * never narrower than if each had been right or wrong.
     */
    public static Interval around(double share, long trials) {
        return around(share, trials, NINETY_FIVE);
    }

    private static Interval around(double share, long trials, double deviate) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        var squared = deviate * deviate;
        var scale = 1 + squared / trials;
        var middle = (share + squared / (2 * trials)) / scale;
        var half =
                deviate
                        / scale
                        * Math.sqrt(
                                share * (1 - share) / trials + squared / (4.0 * trials * trials));
        return new Interval(
                share <= 0 ? 0 : Math.max(0, middle - half),
                share >= 1 ? 1 : Math.min(1, middle + half));
    }
}
