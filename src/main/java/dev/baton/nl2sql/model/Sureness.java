package dev.baton.nl2sql.model;

import dev.baton.nl2sql.Draft;
import dev.baton.plan.Confidence;
import java.util.List;

/**
 * How sure a model's query is: computed from what can be checked. What the model claims is kept as
 * a signal and counts for nothing.
 */
record Sureness(
        double coverage,
        double valid,
        double literals,
        double agreement,
        boolean repaired,
        boolean salvaged,
        double claimed) {
    private static final double BEST = 0.95;

    Confidence confidence() {
        return Confidence.clamped(
                BEST
                        * (0.6 + 0.4 * coverage)
                        * (0.4 + 0.6 * valid)
                        * (0.7 + 0.3 * literals)
                        * (0.5 + 0.5 * agreement)
                        * (repaired ? 0.9 : 1)
                        * (salvaged ? 0.8 : 1));
    }

    List<Draft.Signal> signals() {
        return List.of(
                new Draft.Signal("coverage", coverage),
                new Draft.Signal("valid", valid),
                new Draft.Signal("values_known", literals),
                new Draft.Signal("agreement", agreement),
                new Draft.Signal("first_try", repaired ? 0 : 1),
                new Draft.Signal("claimed", Math.clamp(claimed, 0, 1)));
    }
}
