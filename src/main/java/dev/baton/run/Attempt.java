package dev.baton.run;

import dev.baton.agent.Child;
import dev.baton.agent.Message;
import dev.baton.agent.Shared;
import dev.baton.agent.Work;
import dev.baton.event.Event;
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
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One attempt at a step, on a virtual thread of its own; what the agent sees of the engine. */
final class Attempt implements Work {
    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final long PROGRESS_NANOS = 200_000_000;

    private final Claim claim;
    private final Go go;
    private final Span span;
    private final String key;
    private final Leg.Tools tools;
    private final Told told;
    private final Cancellation cancellation = new Cancellation();
    private final List<ModelUse> uses = new CopyOnWriteArrayList<>();
    private final List<Event.RewardRecorded> rewards = new CopyOnWriteArrayList<>();
    private volatile @Nullable RunId waitsFor;
    private volatile boolean abandoned;
    private long lastTold = System.nanoTime() - PROGRESS_NANOS;

    /**
     * What is attempted: a step, by which agent, for the how-manieth time in all and by this agent,
     * and what a person said about it before.
     */
    record Go(Step step, String agent, int number, int tries, @Nullable Decision decision) {
        static Go first(Step step, @Nullable Decision decision) {
            return new Go(step, step.agent(), 1, 1, decision);
        }

        Go again() {
            return new Go(step, agent, number + 1, tries + 1, decision);
        }

        Go by(String other) {
            return new Go(step, other, number + 1, 1, decision);
        }
    }

    /** When an attempt may run, and what it may read. */
    record Span(
            Instant started, Instant deadline, Map<StepId, Evidence> evidence, Messages messages) {}

    /** Who is told what an attempt tells on its way, on the attempt's thread. */
    @FunctionalInterface
    interface Told {
        void tells(Attempt attempt, Event event);
    }

    Attempt(Claim claim, Go go, Span span, String key, Leg.Tools tools, Told told) {
        this.claim = claim;
        this.go = go;
        this.span = span;
        this.key = key;
        this.tools = tools;
        this.told = told;
    }

    /** Does the work on this thread; whatever it does becomes an outcome. */
    StepOutcome outcome(Function<Work, StepOutcome> work) {
        MDC.put("run_id", claim.run().value());
        MDC.put("session_id", claim.work().session().value());
        try {
            return work.apply(this);
        } catch (ProblemException e) {
            return new StepOutcome.Failed(e.problem());
        } catch (ChildRuns.Waits e) {
            return new StepOutcome.Failed(Reasons.waits(e.child()));
        } catch (Throwable e) {
            // Whatever it is, the step has failed: else the run would wait for it until its time is
            // up.
            return new StepOutcome.Failed(unexpected(e));
        }
    }

    private Problem unexpected(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            log(Logger.Level.FATAL, e);
            return Problem.of(
                    Cause.INTERNAL,
                    "The server ran out of memory while the agent " + go.agent() + " worked.",
                    "Ask for less at once, or give the server more memory.");
        }
        if (cancellation.cancelled()) {
            return Problem.of(Cause.CANCELLED, "The step was cancelled.");
        }
        log(Logger.Level.ERROR, e);
        return Problem.of(
                Cause.INTERNAL,
                "The agent " + go.agent() + " failed unexpectedly.",
                "The server's log has the details.");
    }

    private void log(Logger.Level level, Throwable e) {
        try {
            LOG.logf(level, e, "agent %s failed unexpectedly", go.agent());
        } catch (OutOfMemoryError _) {
            // There may be none left for the log; that the step has failed must be told all the
            // same.
        }
    }

    Go go() {
        return go;
    }

    @Override
    public int attempt() {
        return go.number();
    }

    /** The run of its own that a person must decide about before the step can go on, if any. */
    @Nullable RunId waitsFor() {
        return waitsFor;
    }

    /** The run goes on in another process: what this attempt has begun stays. */
    void abandon() {
        abandoned = true;
        cancellation.cancel();
    }

    @Override
    public boolean handedOver() {
        return abandoned;
    }

    Instant started() {
        return span.started();
    }

    int tokens() {
        return uses.stream().mapToInt(use -> use.inputTokens() + use.outputTokens()).sum();
    }

    List<ModelUse> uses() {
        return List.copyOf(uses);
    }

    List<Event.RewardRecorded> rewards() {
        return List.copyOf(rewards);
    }

    @Override
    public RunId run() {
        return claim.run();
    }

    @Override
    public StepId step() {
        return go.step().id();
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
        return span.evidence();
    }

    @Override
    public Optional<Decision> decision() {
        return Optional.ofNullable(go.decision());
    }

    @Override
    public Shared shared() {
        return new SharedOfSession(tools.shared(), session(), caller());
    }

    @Override
    public Child child(String workflow, Value.Fields input) {
        try {
            return tools.children().carryOut(this, claim, workflow, input);
        } catch (ChildRuns.Waits e) {
            waitsFor = e.child();
            throw e;
        }
    }

    @Override
    public Instant deadline() {
        return span.deadline();
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String idempotencyKey() {
        return key;
    }

    /** The last share always passes; of others at most one in a fifth of a second. */
    @Override
    public synchronized void progress(String text, double share) {
        var now = System.nanoTime();
        if (share >= 1 || now - lastTold >= PROGRESS_NANOS) {
            lastTold = now;
            told.tells(this, new Event.Progress(step(), text, Math.clamp(share, 0, 1)));
        }
    }

    @Override
    public void tell(@Nullable String receiver, String type, Value content) {
        if (!cancellation.cancelled()) {
            span.messages().add(go.agent(), receiver, type, content, key);
            told.tells(this, new Event.Message(step(), go.agent(), receiver, type, content, key));
        }
    }

    @Override
    public List<Message> heard() {
        return span.messages().to(go.agent());
    }

    @Override
    public void token(String piece) {
        if (!cancellation.cancelled()) {
            tools.feed().token(claim.run(), step(), piece);
        }
    }

    @Override
    public void rewarded(Event.RewardRecorded reward) {
        rewards.add(reward);
    }

    @Override
    public void used(ModelUse use) {
        uses.add(use);
    }
}
