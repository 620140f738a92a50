package dev.baton.reward.training.figures;

import dev.baton.statistics.Bootstrap;
import dev.baton.statistics.Interval;
import dev.baton.statistics.Sample;
import dev.baton.statistics.SignTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One measure of the same questions under two variants: the means, their difference with where it
 * lies at 95 % (paired bootstrap), how many questions went up, down or stayed, and how likely so
 * uneven a split is by chance (sign test).
 */
public record Difference(
        int pairs,
        double mean,
        double baseline,
        double difference,
        @Nullable Interval interval,
        int wins,
        int losses,
        int ties,
        double probability) {
    private static final double SAME = 1e-9;

    /** The same seed gives the same interval. */
    static Difference of(double[] mine, double[] baseline, long seed) {
        var wins = 0;
        var losses = 0;
        for (var i = 0; i < mine.length; i++) {
            wins += mine[i] > baseline[i] + SAME ? 1 : 0;
            losses += mine[i] < baseline[i] - SAME ? 1 : 0;
        }
        var differences = new double[mine.length];
        Arrays.setAll(differences, each -> mine[each] - baseline[each]);
        return new Difference(
                mine.length,
                Sample.of(mine).mean(),
                Sample.of(baseline).mean(),
                Sample.of(differences).mean(),
                mine.length == 0 ? null : Bootstrap.mean(differences, seed),
                wins,
                losses,
                mine.length - wins - losses,
                SignTest.probability(wins, losses));
    }

    /** Whether it is more than chance: the interval leaves 0 out. */
    public boolean significant() {
        return interval != null && !interval.holds(0);
    }
}
