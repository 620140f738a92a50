package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.plan.Approval;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.StepOutcome;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Lets the steps of a leg begin and sees to what comes of them; for the leg's thread only. */
final class Steps implements Attempts.Told {
    private final Workbench bench;
    private final Course course;
    private final Holding holding;
    private final Workbench.Failing run;
    private final Family family;
    private boolean closing;
    private boolean over;

    Steps(Workbench bench, Holding holding, Family family, Workbench.Failing run) {
        this.bench = bench;
        this.course = bench.course();
        this.holding = holding;
        this.family = family;
        this.run = run;
    }

    /** Nothing begins any more, not even once more; or it may again. */
    void closing(boolean now) {
        closing = now;
    }

    /** The run has failed: of what is still under way only what it proves counts. */
    void over() {
        over = true;
    }

    void start(Attempt.Go go) {
        var step = go.step();
        course.busy(step.id());
        var agent = bench.tools().agents().find(go.agent()).orElse(null);
        if (agent == null) {
            failed(go, Reasons.noAgent(go.agent()), bench.tools().clock().instant());
            return;
        }
        course.started(go, bench.tools().clock().instant());
        if (Effects.of(step, go.agent(), bench.tools().agents())) {
            // What it changes outside must not be ahead of what is known to have been done.
            bench.recorder().settleDown();
        }
        var input = bench.now().input(step);
        var limit = step.policy().timeout();
        // The run's own time is for its answer.
        var attempt =
                step.policy().beside()
                        ? bench.attemptInAnyCase(go, limit)
                        : bench.attempt(go, limit);
        bench.attempts().begin(attempt, limit, this, work -> agent.carryOut(input, work));
    }

    @Override
    public void tells(Attempt attempt, Event event) {
        course.told(event);
    }

    @Override
    public void ended(Attempt attempt, StepOutcome outcome) {
        course.spent(attempt);
        var go = attempt.go();
        var child = attempt.waitsFor();
        if (over && !(outcome instanceof StepOutcome.Proven)) {
            course.cancelled(attempt);
            return;
        }
        if (child != null && !(outcome instanceof StepOutcome.Proven)) {
            family.await(attempt.step(), child);
            return;
        }
        switch (outcome) {
            case StepOutcome.Proven(var evidence) -> proven(attempt, evidence);
            case StepOutcome.Held(var question) ->
                    holding.ask().question(go.step(), go.agent(), question);
            case StepOutcome.Failed(var problem) -> failed(go, problem, attempt.started());
        }
    }

    private void proven(Attempt attempt, Evidence evidence) {
        var step = attempt.go().step();
        if (step.policy().approval() == Approval.AFTER && !over) {
            course.proposed(attempt, evidence);
            holding.ask().after(step, attempt.go().agent(), evidence);
        } else {
            course.proven(attempt, evidence);
        }
    }

    /** A step has failed, or a person has said no to it. */
    void failed(Attempt.Go go, Problem problem, Instant began) {
        var step = go.step();
        var print = Print.of(go.agent(), bench.now().input(step));
        var aftermath = Aftermath.of(step, problem, tried(go, print), allowed(go));
        if (aftermath instanceof Aftermath.Again(var pause)) {
            course.retried(go, problem);
            bench.signals().after(pause, () -> again(go));
            return;
        }
        course.gaveUp(go, print, problem);
        switch (aftermath) {
            case Aftermath.FallBack(var other) -> {
                course.retried(go, problem);
                start(go.by(other));
            }
            case Aftermath.Forgive _ -> {
                course.failed(go, problem);
                course.forgiven(go, problem, began);
            }
            case Aftermath.Ask _ -> holding.ask().again(step, go.agent(), problem);
            case Aftermath.Replan _ -> {
                course.failed(go, problem);
                course.settledFailed(go, problem, began);
            }
            case Aftermath.Fail _, Aftermath.Again _ -> {
                course.failed(go, problem);
                course.settledFailed(go, problem, began);
                run.fail(problem, step.stage());
            }
        }
    }

    private Aftermath.Tried tried(Attempt.Go go, Print print) {
        var plans = bench.now().revision().number() - holding.corrections();
        return new Aftermath.Tried(go.agent(), go.tries(), bench.now().failures(print), plans);
    }

    private Aftermath.Allowed allowed(Attempt.Go go) {
        var config = bench.tools().config();
        var random = ThreadLocalRandom.current().nextDouble();
        var retries = bench.claim().work().terms().retries();
        return new Aftermath.Allowed(
                retries == null ? config.retries() : retries,
                Retrying.pause(config.retryDelay(), go.tries(), random),
                bench.timeLeft(),
                config.replans(),
                holding.asking());
    }

    private void again(Attempt.Go go) {
        if (over) {
            return;
        }
        if (closing) {
            course.cleared(go.step().id(), go.decision(), null);
        } else {
            start(go.again());
        }
    }
}
