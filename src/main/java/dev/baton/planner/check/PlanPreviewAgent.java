package dev.baton.planner.check;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Confidence;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;

/** Shows what would be done: the steps of a workflow. Nothing of it is carried out. */
@ApplicationScoped
class PlanPreviewAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    DryRun.AGENT,
                    "Shows the steps of a plan without carrying them out.",
                    Shape.fields().maybe("steps", Shape.items(Shape.Fields.OPEN)),
                    Shape.Fields.OPEN,
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
        var steps = input.at("steps") instanceof Value.Items(var items) ? items : List.<Value>of();
        var text =
                "%d %s would be carried out."
                        .formatted(steps.size(), steps.size() == 1 ? "step" : "steps");
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text));
        body.put("confidence", new Value.Number(BigDecimal.valueOf(Confidence.FULL.value())));
        body.put("steps_planned", Value.number(steps.size()));
        body.put("plan", new Value.Items(steps));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }
}
