package dev.baton.planner;

import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import java.util.Map;

/** A plan under way in which a step has failed for good, and what was proved before. */
public record Setback(Plan plan, Map<StepId, Evidence> done, StepId failed, Problem problem) {
    public Setback {
        done = Map.copyOf(done);
    }
}
