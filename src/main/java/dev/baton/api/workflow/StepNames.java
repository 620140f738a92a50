package dev.baton.api.workflow;

import dev.baton.plan.Plan;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What steps are called in results and streams: their stage, which is unique as a rule. */
final class StepNames {
    private StepNames() {}

    static String of(Step step) {
        var stage = step.stage();
        return stage == null ? step.agent() : stage;
    }

    /** A name for each step; where two would have the same, their ids. */
    static Map<StepId, String> of(Plan plan) {
        var counts =
                plan.steps().stream()
                        .collect(Collectors.groupingBy(StepNames::of, Collectors.counting()));
        var names = new HashMap<StepId, String>();
        plan.steps()
                .forEach(step ->
                        names.put(
                                step.id(),
                                counts.getOrDefault(of(step), 0L) == 1
                                        ? of(step)
                                        : step.id().value()));
        return names;
    }
}
