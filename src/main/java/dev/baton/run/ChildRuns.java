package dev.baton.run;

import dev.baton.agent.Child;
import dev.baton.event.Feed;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Carries workflows out for steps of other runs, as runs of their own. */
final class ChildRuns {
    /** Workflows that call themselves end here. */
    private static final int DEEPEST = 8;

    private final Runs runs;
    private final Feed feed;
    private final Workflows workflows;
    private final BiConsumer<RunRequest, Entry.Parent> start;
    private final BiConsumer<RunId, String> cancel;

    /** {@code start} starts a run at once, whether or not there is a place for it. */
    ChildRuns(
            Runs runs,
            Feed feed,
            Workflows workflows,
            BiConsumer<RunRequest, Entry.Parent> start,
            BiConsumer<RunId, String> cancel) {
        this.runs = runs;
        this.feed = feed;
        this.workflows = workflows;
        this.start = start;
        this.cancel = cancel;
    }

    /** A run that a step waits for waits for a person itself: the step does not block for that. */
    static final class Waits extends RuntimeException {
        private final transient RunId child;

        Waits(RunId child) {
            super("the run " + child + " waits for a person", null, false, false);
            this.child = child;
        }

        RunId child() {
            return child;
        }
    }

    /**
     * Starts the run, unless it is there, and waits for its end. Throws {@link Waits} when a person
     * must come first.
     */
    Child carryOut(Attempt by, Claim parent, String workflow, Value.Fields input) {
        var id = id(by, workflow, input);
        if (runs.status(id).isEmpty()) {
            start(id, by, parent, workflow, input);
        }
        var woken = new Semaphore(0);
        try (var _ = feed.listen(id, (_, _) -> woken.release());
                var _ = by.cancellation().onCancel(() -> cancelled(by, id, woken))) {
            while (true) {
                woken.drainPermits();
                var status = runs.status(id).orElseThrow(() -> RunRow.unknown(id));
                by.cancellation().check();
                switch (status) {
                    case RUNNING -> {
                        // A wake-up may be lost, and a run that begins to wait tells nothing.
                        woken.tryAcquire(1, TimeUnit.SECONDS);
                    }
                    case WAITING, PAUSED -> throw new Waits(id);
                    case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> {
                        return ended(id);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(Cause.CANCELLED, "The step was stopped."), e);
        }
    }

    /** The same for the same work of the same step, however often it is asked for. */
    static RunId id(Attempt by, String workflow, Value.Fields input) {
        var print = Print.of(by.idempotencyKey() + "\n" + workflow, input);
        return new RunId("child-" + print.value().substring(0, 40));
    }

    private void start(RunId id, Attempt by, Claim parent, String workflow, Value.Fields input) {
        if (runs.depth(parent.run()) >= DEEPEST) {
            throw ProblemException.of(
                    Cause.BAD_PLAN,
                    "Runs may start runs only %d deep.".formatted(DEEPEST),
                    "A workflow that calls itself never ends.");
        }
        var work = parent.work();
        var terms = work.terms();
        var request =
                new RunRequest(
                        work.session(),
                        work.caller(),
                        workflow,
                        work.question(),
                        workflows.plan(workflow, input),
                        input,
                        timeLeft(by),
                        null,
                        id,
                        terms.urgent(terms.priority() + 1).ofChild());
        try {
            start.accept(request, new Entry.Parent(parent.run(), by.step()));
        } catch (Fenced e) {
            // Another attempt at the step was faster: its run is this one.
        }
    }

    private static Duration timeLeft(Attempt by) {
        var left = Duration.between(by.started(), by.deadline());
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private void cancelled(Attempt by, RunId child, Semaphore woken) {
        // Whoever takes the parent over goes on with the child.
        if (!by.handedOver()) {
            cancel.accept(child, by.caller().name());
        }
        woken.release();
    }

    private Child ended(RunId id) {
        var run = runs.find(id).orElseThrow(() -> RunRow.unknown(id));
        var failure = run.failure();
        if (failure != null) {
            throw new ProblemException(failure.problem());
        }
        var answer = run.answer();
        if (answer == null) {
            throw ProblemException.of(Cause.INTERNAL, "The run " + id + " has no answer.");
        }
        return new Child(id, answer.body(), answer.confidence(), run.tokens());
    }
}
