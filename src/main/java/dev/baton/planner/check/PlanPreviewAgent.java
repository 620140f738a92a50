package dev.baton.planner.check;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Goal;
import dev.baton.planner.Planning;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what would be done for a goal, or by a workflow. Nothing of it is carried out. */
@ApplicationScoped
class PlanPreviewAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    DryRun.AGENT,
                    "Shows the steps of a plan without carrying them out.",
                    Shape.fields()
                            .maybe("goal", new Shape.Text(List.of()))
                            .maybe("steps", Shape.items(Shape.Fields.OPEN)),
                    Shape.Fields.OPEN,
                    Effect.NONE);

    private final Planning planning;

    PlanPreviewAgent(Planning planning) {
        this.planning = planning;
    }

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
        return input.at("goal") instanceof Value.Text(var goal)
                ? ofGoal(goal, work)
                : proven(input.at("steps"), Map.of());
    }

    private StepOutcome ofGoal(String goal, Work work) {
        var planned = planning.plan(new Goal(goal, work.request(), work.caller()), work);
        return proven(
                DryRun.steps(planned.plan()),
                Map.of(
                        "made_by", Value.text(planned.madeBy()),
                        "estimate", Json.value(planned.estimate())));
    }

    private static StepOutcome proven(Value steps, Map<String, Value> more) {
        var count = steps instanceof Value.Items(var items) ? items.size() : 0;
        var text = "%d %s would be carried out.".formatted(count, count == 1 ? "step" : "steps");
        var body = new LinkedHashMap<>(more);
        body.put("text", Value.text(text));
        body.put("confidence", Value.number(1));
        body.put("steps_planned", Value.number(count));
        body.put("plan", steps);
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }
}
