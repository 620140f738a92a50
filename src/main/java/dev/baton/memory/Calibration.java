package dev.baton.memory;

import dev.baton.statistics.Forecast;
import dev.baton.statistics.Isotonic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a confidence of an engine is worth by its outcomes: a never falling function from computed
 * to calibrated confidence. Few outcomes bend it little.
 */
public record Calibration(int outcomes, @Nullable Isotonic function) {
    /** What is computed is believed. */
    public static final Calibration NONE = new Calibration(0, null);

    // Twenty outcomes' worth of belief in what was computed, spread over its range.
    private static final int ANCHORS = 10;
    private static final double BELIEF = 20.0 / (ANCHORS + 1);

    /** The same outcomes make the same function, in whichever order they come. */
    public static Calibration of(List<Forecast> outcomes) {
        var points = new ArrayList<Isotonic.Point>();
        for (int i = 0; i <= ANCHORS; i++) {
            double x = (double) i / ANCHORS;
            points.add(new Isotonic.Point(x, x, BELIEF));
        }
        for (var each : outcomes) {
            points.add(new Isotonic.Point(each.probability(), each.cameTrue() ? 1 : 0));
        }
        return new Calibration(outcomes.size(), Isotonic.fit(points));
    }

    /** The calibrated confidence, 0 to 1. */
    public double of(double computed) {
        return function == null ? computed : Math.clamp(function.at(computed), 0, 1);
    }
}
