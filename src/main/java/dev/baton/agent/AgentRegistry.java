package dev.baton.agent;

import dev.baton.plan.Skill;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** What a plan of this caller is checked against, by the names of the agents. */
    public Map<String, Skill> skills(Caller caller) {
        return cards().stream()
                .collect(Collectors.toMap(AgentCard::name, card -> card.skill(caller)));
    }

    /** The cards that plans for this caller are made of, by name. */
    public List<AgentCard> catalogue(Caller caller) {
        return byName.values().stream()
                .filter(Agent::planned)
                .map(agent -> agent.card(caller))
                .filter(card -> card.allows(caller))
                .toList();
    }

    /** Every agent's card, by name. */
    public List<AgentCard> cards() {
        return byName.values().stream().map(Agent::card).toList();
    }
}
