package dev.baton.agent;

import dev.baton.agent.AgentConfig.Preference;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An agent by its name, whoever carries its work out: chooses an instance for each call, waits for
 * a place at it, and asks the next one when a call certainly did not begin.
 */
final class Post implements Agent {
    private final String name;
    private final Limits limits;
    private final Roster roster;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile List<Duty> duties = List.of();

    Post(String name, Limits limits, Roster roster, Clock clock) {
        this.name = name;
        this.limits = limits;
        this.roster = roster;
        this.clock = clock;
    }

    /** Who is on duty from now on. */
    void man(List<Duty> now) {
        lock.lock();
        try {
            duties = List.copyOf(now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Duty> duties() {
        return duties;
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
        var all = duties;
        return all.stream()
                .filter(duty -> !duty.remote())
                .findFirst()
                .orElseGet(all::getLast)
                .agent();
    }

    private Effect effect() {
        return duties.stream()
                .map(duty -> duty.agent().card().effect())
                .max(Comparator.naturalOrder())
                .orElse(Effect.NONE);
    }

    AgentState state() {
        return new AgentState(card(), duties.stream().map(Duty::state).toList());
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return carryOut(input, work, null);
    }

    /** The same at one instance, if one is named. */
    StepOutcome carryOut(Value.Fields input, Work work, @Nullable String instance) {
        return new Search(work, instance).carryOut(input);
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        var begun = roster.begunBy(work.idempotencyKey());
        return duties.stream()
                .filter(each -> begun.map(each.instance()::equals).orElse(true))
                .filter(each -> each.presence() != Presence.DOWN)
                .min(Comparator.comparing(Duty::remote))
                .orElseThrow(() -> new ProblemException(nobody(List.of())))
                .compensate(evidence, work);
    }

    /** The way of one call to the instance that takes it. */
    private final class Search {
        private final Work work;
        private final boolean effects = effect() == Effect.EXTERNAL;
        private final Set<Duty> tried = new HashSet<>();
        private @Nullable String only;
        private boolean again;
        private @Nullable Undelivered last;

        Search(Work work, @Nullable String only) {
            this.work = work;
            this.only = only;
        }

        StepOutcome carryOut(Value.Fields input) {
            while (true) {
                var duty = seat();
                try {
                    if (mayBegin(duty)) {
                        return duty.call(input, work, again);
                    }
                } catch (Undelivered e) {
                    if (effects && !again) {
                        roster.withdraw(work.idempotencyKey(), duty.instance());
                    }
                    tried.add(duty);
                    last = e;
                } finally {
                    duty.leave();
                    wake();
                }
            }
        }

        /** A step with effects is carried out by who began it: nobody else knows if it happened. */
        private boolean mayBegin(Duty duty) {
            if (!effects) {
                return true;
            }
            var begun = roster.begin(work.idempotencyKey(), duty.instance());
            again = begun.before();
            if (begun.by().equals(duty.instance())) {
                return true;
            }
            only = begun.by();
            if (duties.stream().noneMatch(each -> each.instance().equals(only))) {
                throw ProblemException.of(
                        Cause.WORKER_FAILED,
                        "%s began this step and is gone, so nobody knows whether it happened."
                                .formatted(only),
                        "Find out what it did before the step is started again.");
            }
            return false;
        }

        private Duty seat() {
            var end =
                    shorter(limits.patience(), Duration.between(clock.instant(), work.deadline()));
            var left = end.toNanos();
            try (var _ = work.cancellation().onCancel(Post.this::wake)) {
                lock.lockInterruptibly();
                try {
                    while (true) {
                        work.cancellation().check();
                        var best = best(open());
                        if (best.isPresent()) {
                            best.get().enter();
                            return best.get();
                        }
                        if (left <= 0) {
                            throw new ProblemException(full());
                        }
                        left = changed.awaitNanos(left);
                    }
                } finally {
                    lock.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(
                        Problem.of(Cause.CANCELLED, "The wait for " + name + " was interrupted."),
                        e);
            }
        }

        /** Those that take this step; throws when there are none. */
        private List<Duty> open() {
            var present =
                    duties.stream()
                            .filter(duty -> only == null || duty.instance().equals(only))
                            .filter(duty -> !tried.contains(duty))
                            .filter(this::takes)
                            .toList();
            var open = present.stream().filter(Duty::ready).toList();
            if (open.isEmpty()) {
                throw new ProblemException(last == null ? nobody(present) : last.problem());
            }
            return open;
        }

        /** Who drains still tells how what it began has ended. */
        private boolean takes(Duty duty) {
            return switch (duty.presence()) {
                case UP -> true;
                case DRAINING -> again;
                case STOPPED, DOWN -> false;
            };
        }
    }

    private Optional<Duty> best(List<Duty> open) {
        var prefer = limits.prefer().apply(name);
        return open.stream()
                .filter(Duty::hasRoom)
                .min(
                        Comparator.comparingInt((Duty duty) -> rank(duty, prefer))
                                .thenComparingInt(Duty::load));
    }

    private static int rank(Duty duty, Preference prefer) {
        return switch (prefer) {
            case ANY -> 0;
            case WORKERS -> duty.remote() ? 0 : 1;
            case BUILT_IN -> duty.remote() ? 1 : 0;
        };
    }

    private Problem nobody(List<Duty> resting) {
        return resting.isEmpty()
                ? Problem.of(
                        Cause.BUSY,
                        "The agent %s takes no work now: %s.".formatted(name, presences()),
                        "Start it, or wait until one of its instances is back.")
                : resting.getFirst().resting();
    }

    private String presences() {
        var words =
                duties.stream()
                        .map(duty -> duty.instance() + " is " + duty.presence().code())
                        .toList();
        return words.isEmpty() ? "it has no instance" : String.join(", ", words);
    }

    private Problem full() {
        return Problem.of(
                Cause.BUSY,
                "All instances of %s have as much work as they take.".formatted(name),
                "Try again in a few seconds.");
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
