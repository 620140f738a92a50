package dev.baton.agent;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.plan.Evidence;
import dev.baton.plan.Skill;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All agents on duty, by name: those of this process and those that live elsewhere. */
@ApplicationScoped
public class AgentRegistry {
    private final Map<String, Agent> builtIn = new TreeMap<>();
    private final Roster roster;
    private final Limits limits;
    private final Clock clock;
    private final Map<String, Post> posts = new ConcurrentSkipListMap<>();

    @Inject
    AgentRegistry(@Any Instance<Agent> agents, Roster roster, AgentConfig config, Clock clock) {
        this(agents.stream().toList(), roster, Limits.of(config), clock);
    }

    /** A registry of just these; two of one name are a mistake in the build. */
    public AgentRegistry(List<Agent> agents) {
        this(agents, Roster.EMPTY);
    }

    /** A registry of these and of those elsewhere. */
    public AgentRegistry(List<Agent> agents, Roster roster) {
        this(agents, roster, Limits.GENEROUS, Clock.systemUTC());
    }

    AgentRegistry(List<Agent> agents, Roster roster, Limits limits, Clock clock) {
        this.roster = roster;
        this.limits = limits;
        this.clock = clock;
        for (var agent : agents) {
            if (builtIn.putIfAbsent(agent.card().name(), agent) != null) {
                throw new IllegalStateException("two agents named " + agent.card().name());
            }
        }
        roster.follow(this::apply);
    }

    /**
     * An agent by its name, or one instance of it by its own; calls of it are counted, shared among
     * its instances, limited, and broken off by circuits.
     */
    public Optional<Agent> find(String name) {
        var post = posts.get(name);
        return post == null ? instance(name) : Optional.of(post);
    }

    private Optional<Agent> instance(String id) {
        return posts.values().stream()
                .filter(post -> post.duties().stream().anyMatch(duty -> duty.instance().equals(id)))
                .findFirst()
                .map(post -> new Single(post, id));
    }

    /** What a plan of this caller is checked against, by the names of agents and instances. */
    public Map<String, Skill> skills(Caller caller) {
        var skills = new TreeMap<String, Skill>();
        onDuty().forEach(post -> {
            var skill = post.card().skill(caller);
            skills.put(post.card().name(), skill);
            post.duties().forEach(duty -> skills.putIfAbsent(duty.instance(), skill));
        });
        return skills;
    }

    /** The cards that plans for this caller are made of, by name. */
    public List<AgentCard> catalogue(Caller caller) {
        return onDuty().filter(Agent::planned)
                .map(agent -> agent.card(caller))
                .filter(card -> card.allows(caller))
                .toList();
    }

    /** The card of every agent that was not sent off duty, by name. */
    public List<AgentCard> cards() {
        return onDuty().map(Post::card).toList();
    }

    private Stream<Post> onDuty() {
        return posts.values().stream()
                .filter(post -> post.duties().stream().anyMatch(AgentRegistry::onDuty));
    }

    /** Whoever is silent now may be back in a moment. */
    private static boolean onDuty(Duty duty) {
        return switch (duty.presence()) {
            case UP, DOWN -> true;
            case DRAINING, STOPPED -> false;
        };
    }

    /** How many agents and workers there are, and how many agents have something to do. */
    public Counts counts() {
        var states = states();
        return new Counts(
                states.size(),
                (int) states.stream().filter(state -> state.inFlight() > 0).count(),
                (int)
                        states.stream()
                                .flatMap(state -> state.instances().stream())
                                .filter(each -> each.presence() == Presence.UP)
                                .count());
    }

    /** Agents, those of them that work just now, and instances that take work. */
    public record Counts(int agents, int active, int instances) {}

    /** Every agent with its instances, as this process sees them, by name. */
    public List<AgentState> states() {
        return posts.values().stream().map(Post::state).toList();
    }

    /** An agent with its instances, by its name or that of an instance. */
    public Optional<AgentState> state(String name) {
        return states().stream()
                .filter(state ->
                        state.card().name().equals(name)
                                || state.instances().stream()
                                        .anyMatch(each -> each.id().equals(name)))
                .findFirst();
    }

    private synchronized void apply(Roster.Sheet sheet) {
        var remotes =
                sheet.remotes().stream().collect(groupingBy(each -> each.agent().card().name()));
        var names = new TreeSet<>(builtIn.keySet());
        names.addAll(remotes.keySet());
        for (var name : names) {
            var post = posts.getOrDefault(name, new Post(name, limits, roster, clock));
            post.crew()
                    .change(
                            duties(
                                    name,
                                    post,
                                    remotes.getOrDefault(name, List.of()),
                                    sheet.orders()));
            posts.put(name, post);
        }
        posts.keySet().retainAll(names);
    }

    private List<Duty> duties(
            String name, Post post, List<Roster.Remote> remotes, Map<String, Presence> orders) {
        var ordered = orders.getOrDefault(name, Presence.UP);
        var duties = new ArrayList<Duty>();
        var here = builtIn.get(name);
        if (here != null) {
            for (var i = 0; i < limits.instances().applyAsInt(name); i++) {
                var id = name + "_" + i;
                var presence = ordered.or(orders.getOrDefault(id, Presence.UP));
                var most = limits.most().applyAsInt(name);
                duties.add(duty(post, id, new Duty.Standing(here, most, presence, null)));
            }
        }
        for (var remote : remotes) {
            var id = remote.instance();
            var presence = remote.presence().or(ordered).or(orders.getOrDefault(id, Presence.UP));
            var standing = new Duty.Standing(remote.agent(), remote.most(), presence, remote);
            duties.add(duty(post, id, standing));
        }
        return duties;
    }

    /** The same instance stays the same duty, with its figures and its circuit. */
    private Duty duty(Post post, String id, Duty.Standing standing) {
        for (var each : post.duties()) {
            if (each.is(id, standing)) {
                each.stand(standing);
                return each;
            }
        }
        return new Duty(id, standing, limits, clock);
    }

    /** One instance of an agent, asked for by its own name. */
    private record Single(Post post, String id) implements Agent {
        @Override
        public AgentCard card() {
            return post.card();
        }

        @Override
        public AgentCard card(Caller caller) {
            return post.card(caller);
        }

        @Override
        public StepOutcome carryOut(Value.Fields input, Work work) {
            return post.carryOut(input, work, id);
        }

        @Override
        public boolean compensate(Evidence evidence, Work work) {
            return post.compensate(evidence, work);
        }
    }
}
