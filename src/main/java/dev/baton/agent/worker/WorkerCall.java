package dev.baton.agent.worker;

import dev.baton.agent.Undelivered;
import dev.baton.agent.Work;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step at one worker: asked, awaited by callback and by asking again, and called off when
 * nobody wants it any more.
 */
final class WorkerCall {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final int FAILED_QUESTIONS = 3;

    private final WorkerAgent.Access access;
    private final WorkerAgent.Wire wire;
    private final Work work;
    private final Callbacks.Awaited awaited;
    private final Outcomes outcomes;
    private final long began = System.nanoTime();

    WorkerCall(
            WorkerAgent.Access access,
            WorkerAgent.Wire wire,
            Work work,
            Callbacks.Awaited awaited) {
        this.access = access;
        this.wire = wire;
        this.work = work;
        this.awaited = awaited;
        this.outcomes = new Outcomes(access.instance(), access.card().output());
    }

    StepOutcome outcome(Value.Fields input, boolean again) {
        if (again && work.decision().isEmpty()) {
            var earlier = provedBefore();
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        var base = awaited.listens() ? wire.address().base().orElse(null) : null;
        var callback = base == null ? null : base + "/agents/callbacks/" + awaited.token();
        var body = StepMessage.written(StepMessage.of(access, work, input, callback));
        try {
            return read(sent("POST", URI.create(access.url() + "/steps"), body, left()));
        } catch (WorkerHttp.Unreached e) {
            throw new Undelivered(WorkerProblems.unreached(access.instance()), false);
        } catch (WorkerHttp.Late e) {
            callOff();
            return new StepOutcome.Failed(WorkerProblems.late(access.instance()));
        } catch (IOException e) {
            return new StepOutcome.Failed(WorkerProblems.broken(access.instance()));
        }
    }

    /** What the worker proved when it was asked before: a step that must not happen twice. */
    private Optional<StepOutcome> provedBefore() {
        try {
            var answer = asked();
            if (answer.status() != 200) {
                return Optional.empty();
            }
            var outcome = noted(answer.body());
            return outcome instanceof StepOutcome.Proven ? Optional.of(outcome) : Optional.empty();
        } catch (IOException e) {
            throw new ProblemException(WorkerProblems.inDoubt(access.instance()), e);
        }
    }

    private StepOutcome read(WorkerHttp.Answer answer) {
        return switch (answer.status()) {
            case 200 -> noted(answer.body());
            case 202 -> later();
            case 429, 503 -> throw new Undelivered(WorkerProblems.full(access.instance()), true);
            default -> new StepOutcome.Failed(WorkerProblems.refusal(access.instance(), answer));
        };
    }

    /** The outcome that comes by callback, or is found by asking. */
    private StepOutcome later() {
        var failures = 0;
        try (var _ = work.cancellation().onCancel(awaited::wake)) {
            while (failures < FAILED_QUESTIONS) {
                var told = awaited.outcome(shorter(wire.ask(), left()));
                if (told.isPresent()) {
                    return noted(told.get());
                }
                if (work.cancellation().cancelled() || left().isZero()) {
                    callOff();
                    work.cancellation().check();
                    return new StepOutcome.Failed(WorkerProblems.late(access.instance()));
                }
                var answer = askedOrNull();
                if (answer != null && answer.status() == 200) {
                    return noted(answer.body());
                }
                if (answer != null && answer.status() == 404) {
                    return new StepOutcome.Failed(WorkerProblems.forgotten(access.instance()));
                }
                failures = answer != null && answer.status() == 202 ? 0 : failures + 1;
            }
            return new StepOutcome.Failed(WorkerProblems.gone(access.instance()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(Cause.CANCELLED, "The step was interrupted."), e);
        }
    }

    private WorkerHttp.@Nullable Answer askedOrNull() {
        try {
            return asked();
        } catch (IOException _) {
            return null;
        }
    }

    private WorkerHttp.Answer asked() throws IOException {
        return sent("GET", step(), null, shorter(SHORT, left()));
    }

    private WorkerHttp.Answer sent(String method, URI url, @Nullable String body, Duration patience)
            throws IOException {
        var request = new WorkerHttp.Request(method, url, body, access.secret());
        try {
            return wire.http().send(request, patience, work.cancellation());
        } catch (ProblemException e) {
            callOff();
            throw e;
        }
    }

    /** Nobody waits for it any more: the worker need not go on, unless another process asks. */
    private void callOff() {
        if (work.handedOver()) {
            return;
        }
        wire.http().tell(new WorkerHttp.Request("DELETE", step(), null, access.secret()));
    }

    private URI step() {
        return WorkerAgent.step(access.url(), work.idempotencyKey());
    }

    private StepOutcome noted(String body) {
        var read = outcomes.read(body, (System.nanoTime() - began) / 1_000_000);
        read.use().ifPresent(work::used);
        return read.outcome();
    }

    private Duration left() {
        var left = Duration.between(wire.clock().instant(), work.deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
