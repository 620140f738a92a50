package dev.baton.agent;

import dev.baton.agent.Health.Circuit;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an agent, here or elsewhere, and all that stands around a call of it: places, a
 * circuit breaker, figures, and an end for what is under way when it is stopped.
 */
final class Duty {
    private static final Logger LOG = Logger.getLogger(Duty.class);

    private final String instance;
    private final boolean remote;
    private final Limits.Breaking breaking;
    private final Clock clock;
    private final Figures figures;
    private final TypedGuard<StepOutcome> guard;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile long lastFailure;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Work> brokenOff = ConcurrentHashMap.newKeySet();
    private volatile Standing standing;
    private volatile CircuitBreakerState circuit = CircuitBreakerState.CLOSED;

    /** What may change of an instance while it stays the same one. */
    record Standing(Agent agent, int most, Presence presence, Roster.@Nullable Remote remote) {}

    Duty(String instance, Standing standing, Limits limits, Clock clock) {
        this.instance = instance;
        this.remote = standing.remote() != null;
        this.breaking = limits.breaking();
        this.clock = clock;
        this.figures = new Figures(limits.window());
        this.standing = standing;
        this.guard = guard();
    }

    String instance() {
        return instance;
    }

    Agent agent() {
        return standing.agent();
    }

    /** Whether this is that instance still: of the same name, at the same place. */
    boolean is(String id, Standing other) {
        return instance.equals(id) && Objects.equals(place(standing), place(other));
    }

    private static @Nullable URI place(Standing at) {
        var elsewhere = at.remote();
        return elsewhere == null ? null : elsewhere.url();
    }

    boolean remote() {
        return remote;
    }

    Presence presence() {
        return standing.presence();
    }

    /** Takes note of what was ordered or heard; stopping breaks off what is under way. */
    void stand(Standing next) {
        standing = next;
        if (next.presence() == Presence.STOPPED) {
            for (var work : underWay) {
                brokenOff.add(work);
                work.cancellation().cancel();
            }
        }
    }

    boolean up() {
        return standing.presence() == Presence.UP;
    }

    boolean hasRoom() {
        return inFlight.get() < standing.most();
    }

    /** False while the circuit is open; after its rest one call may try. */
    boolean ready() {
        return circuit != CircuitBreakerState.OPEN;
    }

    /** The lower, the sooner it is asked: who just failed is not idle, but in doubt. */
    int load() {
        var since = System.nanoTime() - lastFailure;
        var doubt = since < breaking.rest().toNanos() ? failuresInARow.get() : 0;
        return inFlight.get() + Math.min(doubt, 100) * 10;
    }

    int inFlight() {
        return inFlight.get();
    }

    void enter() {
        inFlight.incrementAndGet();
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    InstanceState state() {
        var now = standing;
        var known = now.remote();
        return new InstanceState(
                instance,
                remote ? InstanceState.Kind.WORKER : InstanceState.Kind.BUILT_IN,
                known == null ? null : known.url(),
                known == null ? null : known.version(),
                now.most(),
                now.presence(),
                known == null ? null : known.heard(),
                figures.health(told(), inFlight.get(), clock.instant()));
    }

    private Circuit told() {
        return switch (circuit) {
            case CLOSED -> Circuit.CLOSED;
            case OPEN -> Circuit.OPEN;
            case HALF_OPEN -> Circuit.HALF_OPEN;
        };
    }

    /** Carries a step out; throws {@link Undelivered} when it did not even begin here. */
    StepOutcome call(Value.Fields input, Work work, boolean again) {
        underWay.add(work);
        try {
            return guard.get(() -> attempt(input, work, again));
        } catch (Failing e) {
            return e.outcome;
        } catch (CircuitBreakerOpenException _) {
            throw new Undelivered(resting(), true);
        } finally {
            underWay.remove(work);
            brokenOff.remove(work);
        }
    }

    /** Why nobody is asked here. */
    Problem resting() {
        return Problem.of(
                Cause.BUSY,
                "%s failed too often and is left alone for a while.".formatted(instance),
                "Try again in %d seconds.".formatted(Math.max(1, breaking.rest().toSeconds())));
    }

    private StepOutcome attempt(Value.Fields input, Work work, boolean again) {
        var began = System.nanoTime();
        StepOutcome outcome;
        try {
            outcome =
                    agent() instanceof RemoteAgent elsewhere
                            ? elsewhere.carryOut(input, work, again)
                            : agent().carryOut(input, work);
        } catch (ProblemException e) {
            outcome = new StepOutcome.Failed(e.problem());
        } catch (Undelivered e) {
            if (!e.full()) {
                note(new StepOutcome.Failed(e.problem()), began);
            }
            throw e;
        } catch (Throwable e) {
            // That memory was short is told even of a step that nobody wants any more.
            if (e instanceof OutOfMemoryError || !work.cancellation().cancelled()) {
                note(new StepOutcome.Failed(Problem.of(Cause.INTERNAL, "")), began);
                throw e;
            }
            outcome =
                    new StepOutcome.Failed(Problem.of(Cause.CANCELLED, "The step was cancelled."));
        }
        outcome = work.cancellation().cancelled() ? cut(outcome, work) : outcome;
        note(outcome, began);
        if (outcome instanceof StepOutcome.Failed(var problem) && Blame.falls(problem.cause())) {
            throw new Failing(outcome);
        }
        return outcome;
    }

    /** A cancelled call was stopped here, was late, or nobody wants it any more. */
    private StepOutcome cut(StepOutcome outcome, Work work) {
        if (brokenOff.contains(work)) {
            return new StepOutcome.Failed(
                    Problem.of(
                            Cause.BUSY,
                            "%s was stopped while it worked.".formatted(instance),
                            "Try again, or start it."));
        }
        if (!clock.instant().isBefore(work.deadline())) {
            return new StepOutcome.Failed(
                    Problem.of(Cause.TIMEOUT, "%s took longer than it may.".formatted(instance)));
        }
        return outcome;
    }

    private void note(StepOutcome outcome, long began) {
        var took = Duration.ofNanos(System.nanoTime() - began);
        var now = clock.instant();
        switch (outcome) {
            case StepOutcome.Proven(var evidence) -> {
                failuresInARow.set(0);
                figures.proved(now, took, evidence);
            }
            case StepOutcome.Held _ -> figures.asked(now, took);
            case StepOutcome.Failed(var problem) -> {
                if (problem.cause() != Cause.CANCELLED) {
                    figures.failed(now, took, problem.cause());
                }
                if (Blame.falls(problem.cause())) {
                    failuresInARow.incrementAndGet();
                    lastFailure = System.nanoTime();
                }
            }
        }
    }

    boolean compensate(Evidence evidence, Work work) {
        return agent().compensate(evidence, work);
    }

    private TypedGuard<StepOutcome> guard() {
        return TypedGuard.create(StepOutcome.class)
                .withDescription("agent " + instance)
                .withCircuitBreaker()
                .requestVolumeThreshold(breaking.calls())
                .failureRatio(breaking.failures())
                .delay(breaking.rest().toMillis(), ChronoUnit.MILLIS)
                .when(failure -> !(failure instanceof Undelivered missed && missed.full()))
                .onStateChange(this::changed)
                .done()
                .build();
    }

    private void changed(CircuitBreakerState state) {
        circuit = state;
        switch (state) {
            case OPEN ->
                    LOG.warnf(
                            "%s failed too often and is left alone for %s",
                            instance, breaking.rest());
            case HALF_OPEN -> LOG.debugf("%s is given another try", instance);
            case CLOSED -> LOG.infof("%s is asked again", instance);
        }
    }

    /** An outcome on its way past the circuit breaker, which only counts what is thrown. */
    private static final class Failing extends RuntimeException {
        private final transient StepOutcome outcome;

        Failing(StepOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
