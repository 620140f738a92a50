package dev.baton.run;

import dev.baton.agent.Agent;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what a run has done outside, the newest first, one step after the other. What is undone is
 * on disk before the next begins, so that a crash does not matter.
 */
final class Undoing implements Attempts.Told {
    private static final StepOutcome UNDONE =
            new StepOutcome.Proven(new Evidence(Value.NOTHING, "undone", "none"));

    private final Workbench bench;
    private final Consumer<@Nullable Left> over;
    private @Nullable Deque<Effected> left;
    private @Nullable Effected current;
    private @Nullable Left first;

    /** What could not be undone, and why. */
    record Left(StepId step, Problem problem) {}

    /** {@code over} is told at the end, with the first thing that could not be undone. */
    Undoing(Workbench bench, Consumer<@Nullable Left> over) {
        this.bench = bench;
        this.over = over;
    }

    /** Goes on with the next step, unless one is being undone. */
    void advance() {
        if (current != null) {
            return;
        }
        var steps = left;
        if (steps == null) {
            bench.recorder().settleDown();
            steps = new ArrayDeque<>(bench.tools().effects().left(bench.claim().run()));
            left = steps;
        }
        var next = steps.poll();
        if (next == null) {
            over.accept(first);
        } else {
            current = next;
            begin(next);
        }
    }

    private void begin(Effected done) {
        var step = bench.now().plan().step(done.step()).orElse(null);
        var agent = bench.tools().agents().find(done.agent()).orElse(null);
        if (step == null || agent == null) {
            settled(Reasons.noAgent(done.agent()));
        } else {
            undo(new Attempt.Go(step, done.agent(), 1, 1, null), agent, done.evidence());
        }
    }

    private void undo(Attempt.Go go, Agent agent, Evidence evidence) {
        var limit = go.step().policy().timeout();
        bench.attempts()
                .begin(
                        bench.attemptInAnyCase(go, limit),
                        limit,
                        this,
                        work ->
                                agent.compensate(evidence, work)
                                        ? UNDONE
                                        : new StepOutcome.Failed(Reasons.notUndone(go.step())));
    }

    @Override
    public void ended(Attempt attempt, StepOutcome outcome) {
        bench.course().spent(attempt);
        switch (outcome) {
            case StepOutcome.Proven _ -> settled(null);
            case StepOutcome.Held _ -> settled(Reasons.notUndone(attempt.go().step()));
            case StepOutcome.Failed(var problem) -> failed(attempt.go(), problem);
        }
    }

    /** A second call changes nothing, so that what may pass is tried again. */
    private void failed(Attempt.Go go, Problem problem) {
        var done = current;
        var agent = bench.tools().agents().find(go.agent()).orElse(null);
        var config = bench.tools().config();
        if (done == null
                || agent == null
                || !problem.cause().passing()
                || go.tries() > config.retries()) {
            settled(problem);
            return;
        }
        var random = ThreadLocalRandom.current().nextDouble();
        bench.signals()
                .after(
                        Retrying.pause(config.retryDelay(), go.tries(), random),
                        () -> undo(go.again(), agent, done.evidence()));
    }

    private void settled(@Nullable Problem problem) {
        var done = current;
        current = null;
        if (done != null) {
            bench.course().undone(done, problem);
            if (first == null && problem != null) {
                first = new Left(done.step(), problem);
            }
        }
    }
}
