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
        if (trials == 0) {
            return new Interval(0, 1);
        }
        var share = (double) successes / trials;
        var squared = deviate * deviate;
        var scale = 1 + squared / trials;
        var middle = (share + squared / (2 * trials)) / scale;
        var half =
                deviate
                        / scale
                        * Math.sqrt(
                                share * (1 - share) / trials + squared / (4.0 * trials * trials));
        return new Interval(
                successes == 0 ? 0 : Math.max(0, middle - half),
                successes == trials ? 1 : Math.min(1, middle + half));
    }
}
