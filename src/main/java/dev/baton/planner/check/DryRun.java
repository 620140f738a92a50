package dev.baton.planner.check;

import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plans that only show what another plan would do. */
public final class DryRun {
    static final String AGENT = "plan_preview";
    private static final StepId ONLY = StepId.of(1);
    private static final Duration TIME = Duration.ofMinutes(2);

    private DryRun() {}

    /** Shows this plan. */
    public static Plan of(Plan plan) {
        return preview(plan.goal(), Value.Fields.EMPTY.with("steps", steps(plan)));
    }

    /** Has a plan made for the goal, and shows it. */
    public static Plan of(String goal) {
        return preview(goal, Value.Fields.EMPTY.with("goal", Value.text(goal)));
    }

    private static Plan preview(String goal, Value.Fields input) {
        var step =
                new Step(
                        ONLY,
                        AGENT,
                        "Show what would be done",
                        input,
                        Set.of(),
                        new Step.Policy(OnFailure.FAIL, TIME, Effect.NONE),
                        null,
                        null);
        var answer = new LinkedHashMap<String, Value>();
        for (var field :
                List.of("text", "confidence", "steps_planned", "plan", "made_by", "estimate")) {
            answer.put(field, new Value.Ref(Reference.parse(ONLY + "." + field)));
        }
        return new Plan(goal, List.of(step), new Value.Fields(answer));
    }

    /** The steps as people read them; what they would be given is not told. */
    static Value steps(Plan plan) {
        return new Value.Items(plan.steps().stream().<Value>map(DryRun::step).toList());
    }

    private static Value.Fields step(Step step) {
        var told = new LinkedHashMap<String, Value>();
        told.put("id", Value.text(step.id().value()));
        told.put("agent", Value.text(step.agent()));
        told.put("title", Value.text(step.title()));
        told.put(
                "needs",
                new Value.Items(
                        step.needs().stream()
                                .sorted()
                                .<Value>map(need -> Value.text(need.value()))
                                .toList()));
        told.put("effect", Value.text(step.policy().effect().name().toLowerCase(Locale.ROOT)));
        told.put("conditional", new Value.Flag(step.when() != null));
        return new Value.Fields(told);
    }
}
