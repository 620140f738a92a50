package dev.baton.agent;

import java.util.Comparator;
import java.util.List;

/** An agent as it stands, with all its instances. */
public record AgentState(AgentCard card, List<InstanceState> instances) {
    public AgentState {
        instances = List.copyOf(instances);
    }

    /** That of the instance which takes most work. */
    public Presence presence() {
        return instances.stream()
                .map(InstanceState::presence)
                .min(Comparator.naturalOrder())
                .orElse(Presence.DOWN);
    }

    /** Calls under way at all its instances. */
    public int inFlight() {
        return instances.stream().mapToInt(each -> each.health().inFlight()).sum();
    }
}
