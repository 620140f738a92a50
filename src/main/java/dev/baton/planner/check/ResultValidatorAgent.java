package dev.baton.planner.check;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Confidence;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Validating;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Looks at the result of a plan: is it there, does it rest on something, do its counts agree? */
@ApplicationScoped
class ResultValidatorAgent implements Agent {
    /** A result with faults is for a person to look at, however sure it was of itself. */
    private static final double DOUBT = 0.5;

    private static final AgentCard CARD =
            new AgentCard(
                    Validating.AGENT,
                    "Checks a result: its shape, its evidence, its counts and its confidence.",
                    Shape.fields().maybe("answer", Shape.ANY),
                    Shape.fields()
                            .with("validation", Shape.Fields.OPEN)
                            .with("confidence", new Shape.Number()),
                    Effect.NONE);

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var issues = ResultCheck.issues(input.at("answer"), work.evidence());
        var claimed = claimed(input.at("answer"));
        var confidence = issues.isEmpty() ? claimed : Confidence.clamped(claimed.value() * DOUBT);
        var body =
                Json.fields(
                        Map.of(
                                "validation",
                                        Map.of("is_valid", issues.isEmpty(), "issues", issues),
                                "confidence", confidence.value()));
        return new StepOutcome.Proven(new Evidence(body, digest(issues), "rules"));
    }

    private static Confidence claimed(Value answer) {
        return answer instanceof Value.Fields fields
                        && fields.at("confidence") instanceof Value.Number(var number)
                ? Confidence.clamped(number.doubleValue())
                : Confidence.NONE;
    }

    private static String digest(List<ResultCheck.Issue> issues) {
        return issues.isEmpty()
                ? "The result is in order."
                : String.join(" ", issues.stream().map(ResultCheck.Issue::text).limit(5).toList());
    }
}
