package dev.baton.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All steps of a run, known before the first starts (ReWOO), and the value its answer is made of.
 * With {@code rollback} what its steps did is undone, newest first, when the run fails or is
 * cancelled.
 */
public record Plan(String goal, List<Step> steps, Value answer, boolean rollback) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** A plan whose effects stay when it fails. */
    public Plan(String goal, List<Step> steps, Value answer) {
        this(goal, steps, answer, false);
    }

    /** The same plan with other steps. */
    public Plan withSteps(List<Step> others) {
        return new Plan(goal, others, answer, rollback);
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
