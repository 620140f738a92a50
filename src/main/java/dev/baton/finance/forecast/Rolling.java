package dev.baton.finance.forecast;

import dev.baton.statistics.series.BackTest;
import dev.baton.statistics.series.Extrapolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * What the drivers would have said from each earlier month on. Lines and totals are read off the
 * same origins, so that the errors of a total know how its lines go together.
 */
final class Rolling {
    private final int length;
    private final Map<Integer, Map<String, double[]>> byOrigin = new HashMap<>();

    /** With origins from {@code first} known months on, up to so many months ahead. */
    Rolling(Drivers drivers, int length, int first, int steps) {
        this.length = length;
        for (int origin = first; origin < length; origin++) {
            byOrigin.put(origin, drivers.after(origin, Math.min(steps, length - origin)));
        }
    }

    /** Of a sum of lines; {@code forecast} reads it off the lines at a step. */
    BackTest of(
            ToDoubleBiFunction<Map<String, double[]>, Integer> forecast,
            double[] actual,
            int from) {
        var said = new ArrayList<BackTest.Said>();
        for (int origin = from; origin < length; origin++) {
            var lines = byOrigin.get(origin);
            if (lines == null || lines.isEmpty()) {
                continue;
            }
            var steps = lines.values().iterator().next().length;
            for (int i = 0; i < steps; i++) {
                said.add(
                        new BackTest.Said(
                                origin,
                                i + 1,
                                forecast.applyAsDouble(lines, i),
                                actual[origin + i]));
            }
        }
        return new BackTest(Extrapolation.COMBINED, List.copyOf(said));
    }
}
