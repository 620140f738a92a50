package dev.baton.agent;

import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call to the instance that takes it: the one with the least to do, the next when it
 * did not begin there, and for a step with effects the one that began it before.
 */
final class Search {
    private final Post post;
    private final Work work;
    private final boolean effects;
    private final Set<Duty> tried = new HashSet<>();
    private @Nullable String only;
    private boolean again;
    private @Nullable Undelivered last;

    /** At one instance, if one is named. */
    Search(Post post, Work work, @Nullable String only) {
        this.post = post;
        this.work = work;
        this.only = only;
        this.effects = post.effect() == Effect.EXTERNAL;
    }

    StepOutcome carryOut(Value.Fields input) {
        while (true) {
            var duty = seat();
            try {
                if (mayBegin(duty)) {
                    var outcome = duty.call(input, work, again);
                    withdrawIfRefused(outcome, duty);
                    return outcome;
                }
            } catch (Undelivered e) {
                if (effects && !again) {
                    post.roster().withdraw(work.idempotencyKey(), duty.instance());
                }
                tried.add(duty);
                last = e;
            } finally {
                post.crew().leave(duty);
            }
        }
    }

    /** A step with effects is carried out by who began it: nobody else knows if it happened. */
    private boolean mayBegin(Duty duty) {
        if (!effects) {
            return true;
        }
        var begun = post.roster().begin(work.idempotencyKey(), duty.instance());
        again = begun.before();
        if (begun.by().equals(duty.instance())) {
            return true;
        }
        only = begun.by();
        if (post.crew().duties().stream().noneMatch(each -> each.instance().equals(only))) {
            throw ProblemException.of(
                    Cause.WORKER_FAILED,
                    "%s began this step and is gone, so nobody knows whether it happened."
                            .formatted(only),
                    "Find out what it did before the step is started again.");
        }
        return false;
    }

    /** An agent that says why it did not do a step has not done it: another one may. */
    private void withdrawIfRefused(StepOutcome outcome, Duty duty) {
        if (effects
                && outcome instanceof StepOutcome.Failed(var problem)
                && !Blame.inDoubt(problem.cause())) {
            post.roster().withdraw(work.idempotencyKey(), duty.instance());
        }
    }

    private Duty seat() {
        var left = Duration.between(post.now(), work.deadline());
        var patience = post.limits().patience();
        try {
            return post.crew()
                    .enter(
                            this::best,
                            patience.compareTo(left) < 0 ? patience : left,
                            work.cancellation())
                    .orElseThrow(() -> new ProblemException(post.full()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(Cause.CANCELLED, "The wait for an agent was interrupted."), e);
        }
    }

    /** The one to ask; empty while all are full. Throws when there is nobody to wait for. */
    private Optional<Duty> best(List<Duty> duties) {
        var present =
                duties.stream()
                        .filter(duty -> only == null || duty.instance().equals(only))
                        .filter(duty -> !tried.contains(duty))
                        .filter(this::takes)
                        .toList();
        var open = present.stream().filter(Duty::ready).toList();
        if (open.isEmpty()) {
            throw new ProblemException(last == null ? post.nobody(present) : last.problem());
        }
        return open.stream()
                .filter(Duty::hasRoom)
                .min(Comparator.comparingInt(post::rank).thenComparingInt(Duty::load));
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
