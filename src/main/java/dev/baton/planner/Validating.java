package dev.baton.planner;

import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** Completes a plan with a step that looks at its result before it counts. */
public final class Validating {
    /** The agent that looks at results. */
    public static final String AGENT = "result_validator";

    /** The stage in which it does. */
    public static final String STAGE = "validating";

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int LAST_ID = 999;

    private Validating() {}

    /**
     * The plan with that step at its end; the answer gets {@code validation}, and the confidence
     * that is left after it. A plan that has such a step, or no room for one, stays as it is.
     */
    public static Plan plan(Plan plan) {
        var last = plan.steps().stream().mapToInt(step -> step.id().number()).max().orElse(0);
        if (last >= LAST_ID || plan.steps().stream().anyMatch(step -> step.agent().equals(AGENT))) {
            return plan;
        }
        var step = step(StepId.of(last + 1), plan);
        var steps = new ArrayList<>(plan.steps());
        steps.add(step);
        var answer =
                plan.answer() instanceof Value.Fields fields
                        ? fields
                        : Value.Fields.EMPTY.with("answer", plan.answer());
        return new Plan(
                plan.goal(),
                steps,
                answer.with("validation", ref(step.id(), "validation"))
                        .with("confidence", ref(step.id(), "confidence")),
                plan.rollback());
    }

    /** The plan as it was before; one without such a step stays as it is. */
    public static Plan without(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.agent().equals(AGENT))
                .findFirst()
                .map(check ->
                        new Plan(
                                plan.goal(),
                                plan.steps().stream().filter(step -> !step.equals(check)).toList(),
                                check.input().at("answer"),
                                plan.rollback()))
                .orElse(plan);
    }

    private static Step step(StepId id, Plan plan) {
        return new Step(
                id,
                AGENT,
                "Check the result",
                new Value.Fields(Map.of("answer", plan.answer())),
                plan.steps().stream().map(Step::id).collect(Collectors.toSet()),
                new Step.Policy(OnFailure.SKIP, TIME, Effect.NONE),
                STAGE,
                null);
    }

    private static Value ref(StepId step, String field) {
        return new Value.Ref(Reference.parse(step + "." + field));
    }
}
