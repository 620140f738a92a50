package dev.baton.agent;

import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent by its name, whoever carries its work out. */
final class Post implements Agent {
    private final String name;
    private final Limits limits;
    private final Roster roster;
    private final Clock clock;
    private final Crew crew = new Crew();

    Post(String name, Limits limits, Roster roster, Clock clock) {
        this.name = name;
        this.limits = limits;
        this.roster = roster;
        this.clock = clock;
    }

    Crew crew() {
        return crew;
    }

    Roster roster() {
        return roster;
    }

    Limits limits() {
        return limits;
    }

    Instant now() {
        return clock.instant();
    }

    List<Duty> duties() {
        return crew.duties();
    }

    /** The card of the built-in agent, if there is one, with the strongest effect of all. */
    @Override
    public AgentCard card() {
        return card(first().card());
    }

    @Override
    public AgentCard card(Caller caller) {
        return card(first().card(caller));
    }

    @Override
    public boolean planned() {
        return first().planned();
    }

    private AgentCard card(AgentCard first) {
        return new AgentCard(
                name,
                first.purpose(),
                first.input(),
                first.output(),
                effect(),
                first.permission(),
                first.cost());
    }

    private Agent first() {
        var all = duties();
        return all.stream()
                .filter(duty -> !duty.remote())
                .findFirst()
                .orElseGet(all::getLast)
                .agent();
    }

    /** The strongest effect of all its instances. */
    Effect effect() {
        return duties().stream()
                .map(duty -> duty.agent().card().effect())
                .max(Comparator.naturalOrder())
                .orElse(Effect.NONE);
    }

    AgentState state() {
        return new AgentState(card(), duties().stream().map(Duty::state).toList());
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return carryOut(input, work, null);
    }

    /** The same at one instance, if one is named. */
    StepOutcome carryOut(Value.Fields input, Work work, @Nullable String instance) {
        return new Search(this, work, instance).carryOut(input);
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        var begun = roster.begunBy(work.idempotencyKey());
        var present =
                duties().stream()
                        .filter(each -> begun.map(each.instance()::equals).orElse(true))
                        .filter(each -> each.presence() != Presence.DOWN)
                        .sorted(Comparator.comparingInt(this::rank))
                        .toList();
        if (present.isEmpty()) {
            throw new ProblemException(nobody(List.of()));
        }
        // Who did not do the step says no, and the next one is asked.
        return present.stream().anyMatch(each -> each.compensate(evidence, work));
    }

    /** Who is asked first, by preference. */
    int rank(Duty duty) {
        return switch (limits.prefer().apply(name)) {
            case ANY -> 0;
            case WORKERS -> duty.remote() ? 0 : 1;
            case BUILT_IN -> duty.remote() ? 1 : 0;
        };
    }

    /** Why nobody can be asked. */
    Problem nobody(List<Duty> resting) {
        return resting.isEmpty()
                ? Problem.of(
                        Cause.BUSY,
                        "The agent %s takes no work now: %s.".formatted(name, presences()),
                        "Start it, or wait until one of its instances is back.")
                : resting.getFirst().resting();
    }

    private String presences() {
        var words =
                duties().stream()
                        .map(duty -> duty.instance() + " is " + duty.presence().code())
                        .toList();
        return words.isEmpty() ? "it has no instance" : String.join(", ", words);
    }

    /** Why nobody was asked in time. */
    Problem full() {
        return Problem.of(
                Cause.BUSY,
                "All instances of %s have as much work as they take.".formatted(name),
                "Try again in a few seconds.");
    }
}
