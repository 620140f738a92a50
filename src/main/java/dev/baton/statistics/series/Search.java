package dev.baton.statistics.series;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Finds where a function is least: on a grid first, then closer and closer around the best. */
final class Search {
    private static final int GRID = 25;
    private static final int ROUNDS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double CLOSE = 1e-3;

    private Search() {}

    static double least(double low, double high, DoubleUnaryOperator function) {
        var step = (high - low) / GRID;
        var best = low;
        var least = function.applyAsDouble(low);
        for (int i = 1; i <= GRID; i++) {
            var at = low + i * step;
            var value = function.applyAsDouble(at);
            if (value < least) {
                least = value;
                best = at;
            }
        }
        return golden(Math.max(low, best - step), Math.min(high, best + step), function);
    }

    private static double golden(double from, double to, DoubleUnaryOperator function) {
        var low = from;
        var high = to;
        for (int i = 0; i < ROUNDS; i++) {
            var left = high - GOLDEN * (high - low);
            var right = low + GOLDEN * (high - low);
            if (function.applyAsDouble(left) <= function.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    /**
     * From a point on, one coordinate at a time, with steps that are halved when none helps (R.
     * Hooke and T. A. Jeeves 1961); stays within the bounds.
     */
    static double[] pattern(
            double[] start, double[] low, double[] high, ToDoubleFunction<double[]> function) {
        var best = start.clone();
        var least = function.applyAsDouble(best);
        for (var share = 0.1; share > CLOSE; ) {
            var improved = false;
            for (int i = 0; i < best.length; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    var tried = best.clone();
                    tried[i] =
                            Math.clamp(
                                    tried[i] + sign * share * (high[i] - low[i]), low[i], high[i]);
                    var value = function.applyAsDouble(tried);
                    if (value < least - 1e-12 * Math.abs(least)) {
                        least = value;
                        best = tried;
                        improved = true;
                    }
                }
            }
            if (!improved) {
                share /= 2;
            }
        }
        return best;
    }
}
