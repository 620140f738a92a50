package dev.baton.agent;

import dev.baton.plan.Effect;
import java.util.List;

/** What an agent is for: what planners, people and the registry read of it. */
public record AgentCard(
        String name, String purpose, List<String> inputs, List<String> outputs, Effect effect) {
    public AgentCard {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
