package dev.baton.reward.training.figures;

import dev.baton.statistics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How grades went, in the order in which answers were graded: a few points, each of many answers.
 */
public record Curve(List<Point> points) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    public Curve {
        points = List.copyOf(points);
    }

    /**
     * {@code answers} of them, the last of which was the {@code upTo}th; their mean, and the totals
     * below which a tenth and nine tenths of them lie.
     */
    public record Point(int upTo, int answers, double mean, double p10, double p90) {}

    /** At most that many points; each of as many answers as the others, or one less. */
    public static Curve of(double[] totals, int most) {
        return of(totals, most, totals.length);
    }

    /**
     * The same for one of several curves, the longest of which has that many answers: their points
     * end at the same numbers of answers, but for the last of a shorter one.
     */
    public static Curve of(double[] totals, int most, int longest) {
        var points = new ArrayList<Point>();
        var number = Math.min(longest, most);
        for (var each = 0; each < number; each++) {
            var from = (int) ((long) longest * each / number);
            var to = Math.min(totals.length, (int) ((long) longest * (each + 1) / number));
            if (from < to) {
                points.add(point(to, Arrays.copyOfRange(totals, from, to)));
            }
        }
        return new Curve(points);
    }

    private static Point point(int upTo, double[] totals) {
        return new Point(
                upTo,
                totals.length,
                Arrays.stream(totals).average().orElseThrow(),
                Quantiles.of(LOW, totals),
                Quantiles.of(HIGH, totals));
    }
}
