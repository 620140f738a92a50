package dev.baton.run;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;

/** Proves what it is given: the agent of the test workflow. */
@ApplicationScoped
public class EchoAgent implements Agent {
    @Override
    public AgentCard card() {
        return new AgentCard(
                "test_echo",
                "Proves what it is given.",
                Shape.Fields.OPEN,
                Shape.Fields.OPEN,
                Effect.NONE);
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return Plans.proven(input);
    }
}
