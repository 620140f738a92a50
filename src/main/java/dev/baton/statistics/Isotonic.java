package dev.baton.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The never falling function nearest to weighted points in squares, by pooling adjacent violators.
 * Between its corners it is a straight line, outside them it stays level.
 *
 * @see "M. Ayer et al., An empirical distribution function for sampling with incomplete
 *     information, Annals of Mathematical Statistics 26 (1955); for calibration B. Zadrozny and C.
 *     Elkan, KDD (2002)"
 */
public record Isotonic(List<Corner> corners) {
    public Isotonic {
        corners = List.copyOf(corners);
        if (corners.isEmpty()) {
            throw new IllegalArgumentException("no points");
        }
        for (var i = 1; i < corners.size(); i++) {
            if (corners.get(i).x() <= corners.get(i - 1).x()
                    || corners.get(i).y() < corners.get(i - 1).y()) {
                throw new IllegalArgumentException("corners fall or stand still: " + corners);
            }
        }
    }

    /** One point with how much it counts. */
    public record Point(double x, double y, double weight) {
        public Point {
            if (!(weight > 0) || !Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("no point: %s %s %s".formatted(x, y, weight));
            }
        }

        public Point(double x, double y) {
            this(x, y, 1);
        }
    }

    /** Where the function bends. */
    public record Corner(double x, double y) {}

    private record Pool(double from, double to, double sum, double weight) {
        double level() {
            return sum / weight;
        }

        Pool with(Pool next) {
            return new Pool(from, next.to, sum + next.sum, weight + next.weight);
        }
    }

    /** Points with the same x count as one at their mean. */
    public static Isotonic fit(List<Point> points) {
        var pools = new ArrayList<Pool>();
        for (var point : merged(points)) {
            var pool = point;
            while (!pools.isEmpty() && pools.getLast().level() >= pool.level()) {
                pool = pools.removeLast().with(pool);
            }
            pools.add(pool);
        }
        var corners = new ArrayList<Corner>();
        for (var pool : pools) {
            corners.add(new Corner(pool.from(), pool.level()));
            if (pool.to() > pool.from()) {
                corners.add(new Corner(pool.to(), pool.level()));
            }
        }
        return new Isotonic(corners);
    }

    private static List<Pool> merged(List<Point> points) {
        var merged = new ArrayList<Pool>();
        var sorted = points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
        for (var point : sorted) {
            var pool = new Pool(point.x(), point.x(), point.y() * point.weight(), point.weight());
            merged.add(
                    !merged.isEmpty() && merged.getLast().to() == point.x()
                            ? merged.removeLast().with(pool)
                            : pool);
        }
        return merged;
    }

    /** The function's value at x. */
    public double at(double x) {
        var before = corners.getFirst();
        if (x <= before.x()) {
            return before.y();
        }
        for (var corner : corners) {
            if (x <= corner.x()) {
                var share = (x - before.x()) / (corner.x() - before.x());
                // Rounding must not lift it above the next corner.
                return Math.min(corner.y(), before.y() + share * (corner.y() - before.y()));
            }
            before = corner;
        }
        return before.y();
    }
}
