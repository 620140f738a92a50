package dev.baton.statistics.series;

import java.util.ArrayList;
import java.util.List;

/**
 * How a method would have done: from each origin on, what it said of what came.
 *
 * @see "L. J. Tashman, Out-of-sample tests of forecasting accuracy, International Journal of
 *     Forecasting 16 (2000)"
 */
public record BackTest(Extrapolation method, List<Said> said) {
    /** At an origin (the number of values known), so many steps ahead, and what came. */
    public record Said(int origin, int step, double forecast, double actual) {
        public double error() {
            return actual - forecast;
        }
    }

    public BackTest {
        said = List.copyOf(said);
    }

    /** From {@code first} known values on, up to so many steps ahead. */
    public static BackTest of(
            Extrapolation method, double[] values, int season, int first, int steps) {
        var said = new ArrayList<Said>();
        for (int origin = first; origin < values.length; origin++) {
            var known = java.util.Arrays.copyOf(values, origin);
            var ahead = Math.min(steps, values.length - origin);
            var forecast = method.forecast(known, season, ahead);
            for (int i = 0; i < ahead; i++) {
                said.add(new Said(origin, i + 1, forecast[i], values[origin + i]));
            }
        }
        return new BackTest(method, said);
    }

    /** Mean absolute error; 0 when nothing was said. */
    public double meanError() {
        return said.stream().mapToDouble(each -> Math.abs(each.error())).average().orElse(0);
    }

    /** Symmetric mean absolute percentage error (M3 competition), in percent. */
    public double percentError() {
        return said.stream()
                .mapToDouble(each -> {
                    var size = Math.abs(each.forecast()) + Math.abs(each.actual());
                    return size == 0 ? 0 : 200 * Math.abs(each.error()) / size;
                })
                .average()
                .orElse(0);
    }
}
