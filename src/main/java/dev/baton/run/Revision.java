package dev.baton.run;

import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a run's plan was made, and with which of its plans each step came; steps of the first
 * are not named.
 */
record Revision(int number, Map<StepId, Integer> changed) {
    /** There is no plan yet. */
    static final Revision NONE = new Revision(0, Map.of());

    static final Revision FIRST = new Revision(1, Map.of());

    Revision {
        changed = Collections.unmodifiableMap(new TreeMap<>(changed));
    }

    /** With which plan the step came as it is now. */
    int of(StepId step) {
        return changed.getOrDefault(step, 1);
    }

    /** After a plan has taken the place of another: what it has as before keeps its revision. */
    Revision next(Plan before, Plan after) {
        var next = new TreeMap<StepId, Integer>();
        for (var step : after.steps()) {
            var same = before.step(step.id()).filter(step::equals).isPresent();
            var since = same ? of(step.id()) : number + 1;
            if (since > 1) {
                next.put(step.id(), since);
            }
        }
        return new Revision(number + 1, next);
    }

    /** The same on every attempt at a step as long as the step itself does not change. */
    String key(RunId run, Step step) {
        return run + ":" + of(step.id()) + ":" + step.id();
    }
}
