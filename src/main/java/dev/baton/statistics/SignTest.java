package dev.baton.statistics;

/**
 * Whether more pairs went up than down than chance explains; ties are left out.
 *
 * @see "W. J. Conover, Practical nonparametric statistics, section 3.4 (1999)"
 */
public final class SignTest {
    private SignTest() {}

    /** The exact two-sided probability of a split at least as uneven; 1 without pairs. */
    public static double probability(long wins, long losses) {
        if (wins < 0 || losses < 0) {
            throw new IllegalArgumentException("%d wins, %d losses".formatted(wins, losses));
        }
        var pairs = wins + losses;
        var fewer = Math.min(wins, losses);
        if (2 * fewer == pairs) {
            return 1;
        }
        // From the largest term down, so that nothing overflows and the small ones may vanish.
        var term = logChoose(pairs, fewer) - pairs * Math.log(2);
        var largest = Math.exp(term);
        var sum = 0.0;
        var relative = 1.0;
        for (var k = fewer; k >= 0 && relative > 1e-18; k--) {
            sum += relative;
            relative *= (double) k / (pairs - k + 1);
        }
        return Math.min(1, 2 * largest * sum);
    }

    private static double logChoose(long n, long k) {
        var sum = 0.0;
        for (var i = 1L; i <= k; i++) {
            sum += Math.log((double) (n - k + i) / i);
        }
        return sum;
    }
}
