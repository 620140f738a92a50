package dev.baton.run;

import dev.baton.agent.Agent;
import dev.baton.agent.Child;
import dev.baton.agent.Shared;
import dev.baton.agent.Work;
import dev.baton.event.Feed;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One attempt at a step, on a virtual thread of its own; what the agent sees of the engine. */
final class Attempt implements Work {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final long PROGRESS_NANOS = 200_000_000;

    private final Claim claim;
    private final Step planned;
    private final int number;
    private final Instant started;
    private final Instant deadline;
    private final Feed feed;
    private final BiConsumer<String, Double> told;
    private final Map<StepId, Evidence> evidence;
    private final Cancellation cancellation = new Cancellation();
    private final List<ModelUse> uses = new CopyOnWriteArrayList<>();
    private long lastTold = System.nanoTime() - PROGRESS_NANOS;

    /** When an attempt may run, the how-manieth it is, and what it may read. */
    record Span(int number, Instant started, Instant deadline, Map<StepId, Evidence> evidence) {}

    Attempt(Claim claim, Step planned, Span span, Feed feed, BiConsumer<String, Double> told) {
        this.claim = claim;
        this.planned = planned;
        this.number = span.number();
        this.started = span.started();
        this.deadline = span.deadline();
        this.evidence = span.evidence();
        this.feed = feed;
        this.told = told;
    }

    /** Calls the agent; whatever it does becomes an outcome. */
    StepOutcome outcome(Agent agent, Value.Fields input) {
        MDC.put("run_id", claim.run().value());
        MDC.put("session_id", claim.work().session().value());
        try {
            return agent.carryOut(input, this);
        } catch (ProblemException e) {
            return new StepOutcome.Failed(e.problem());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (cancellation.cancelled()) {
                return new StepOutcome.Failed(
                        Problem.of(Cause.CANCELLED, "The step was cancelled."));
            }
            LOG.errorf(e, "agent %s failed unexpectedly", planned.agent());
            return new StepOutcome.Failed(
                    Problem.of(
                            Cause.INTERNAL,
                            "The agent " + planned.agent() + " failed unexpectedly.",
                            "The server's log has the details."));
        }
    }

    Step planned() {
        return planned;
    }

    int number() {
        return number;
    }

    Instant started() {
        return started;
    }

    List<ModelUse> uses() {
        return List.copyOf(uses);
    }

    @Override
    public RunId run() {
        return claim.run();
    }

    @Override
    public StepId step() {
        return planned.id();
    }

    @Override
    public SessionId session() {
        return claim.work().session();
    }

    @Override
    public Caller caller() {
        return claim.work().caller();
    }

    @Override
    public String goal() {
        return claim.work().question();
    }

    @Override
    public Value.Fields request() {
        return claim.work().input();
    }

    @Override
    public Map<StepId, Evidence> evidence() {
        return evidence;
    }

    @Override
    public Optional<Decision> decision() {
        return Optional.empty();
    }

    @Override
    public Shared shared() {
        throw ProblemException.of(Cause.MODE_UNAVAILABLE, "Sessions share nothing yet.");
    }

    @Override
    public Child child(String workflow, Value.Fields input) {
        throw ProblemException.of(Cause.MODE_UNAVAILABLE, "Runs have no children yet.");
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String idempotencyKey() {
        return claim.run() + ":1:" + planned.id();
    }

    /** The last share always passes; of others at most one in a fifth of a second. */
    @Override
    public synchronized void progress(String text, double share) {
        var now = System.nanoTime();
        if (share >= 1 || now - lastTold >= PROGRESS_NANOS) {
            lastTold = now;
            told.accept(text, Math.clamp(share, 0, 1));
        }
    }

    @Override
    public void token(String piece) {
        if (!cancellation.cancelled()) {
            feed.token(claim.run(), planned.id(), piece);
        }
    }

    @Override
    public void used(ModelUse use) {
        uses.add(use);
    }
}
