package dev.baton.reward.training;

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
import java.util.Set;

/**
 * A training run as a plan: however many questions there are, a bounded number of steps one after
 * the other, each of them a share of what is left, and then what was found.
 */
public final class TrainingPlan {
    private static final int MOST_STEPS = 60;
    private static final int LEAST_QUESTIONS = 10;

    private TrainingPlan() {}

    /** {@code timeout} is for each step. */
    public static Plan of(TrainingId id, String name, int questions, Duration timeout) {
        var count = Math.clamp(Math.ceilDiv(questions, LEAST_QUESTIONS), 1, MOST_STEPS);
        var policy = new Step.Policy(OnFailure.FAIL, timeout, Effect.NONE);
        var steps = new ArrayList<Step>();
        for (var number = 1; number <= count; number++) {
            steps.add(
                    new Step(
                            StepId.of(number),
                            "training_batch",
                            "Answer and grade, part %d of %d".formatted(number, count),
                            new Value.Fields(
                                    Map.of(
                                            "training", Value.text(id.value()),
                                            "steps", Value.number(count - number + 1L))),
                            number == 1 ? Set.of() : Set.of(StepId.of(number - 1)),
                            policy,
                            null,
                            null));
        }
        var report = StepId.of(count + 1);
        steps.add(
                new Step(
                        report,
                        "training_report",
                        "Say what was found",
                        new Value.Fields(Map.of("training", Value.text(id.value()))),
                        Set.of(StepId.of(count)),
                        policy,
                        null,
                        null));
        return new Plan(
                "Training run " + name, steps, new Value.Ref(Reference.parse(report.value())));
    }
}
