package dev.baton.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All agents on duty, by name. */
@ApplicationScoped
public class AgentRegistry {
    private final Map<String, Agent> byName = new TreeMap<>();

    @Inject
    AgentRegistry(@Any Instance<Agent> agents) {
        this(agents.stream().toList());
    }

    /** A registry of just these; two of one name are a mistake in the build. */
    public AgentRegistry(List<Agent> agents) {
        for (var agent : agents) {
            if (byName.putIfAbsent(agent.card().name(), agent) != null) {
                throw new IllegalStateException("two agents named " + agent.card().name());
            }
        }
    }

    public Optional<Agent> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every agent's card, by name. */
    public List<AgentCard> cards() {
        return byName.values().stream().map(Agent::card).toList();
    }
}
