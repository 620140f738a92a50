package dev.baton.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All steps of a run, known before the first starts (ReWOO), and the value its answer is made of.
 */
public record Plan(String goal, List<Step> steps, Value answer) {
    public Plan {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(StepId id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The steps that can start: not done themselves, all they need done. */
    public List<Step> ready(Map<StepId, Evidence> done) {
        return steps.stream()
                .filter(step -> !done.containsKey(step.id()))
                .filter(step -> done.keySet().containsAll(step.needs()))
                .toList();
    }
}
