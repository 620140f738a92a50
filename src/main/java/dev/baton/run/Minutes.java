package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what happens in a leg: rows, events and figures, in step. */
final class Minutes {
    private final Recorder recorder;
    private final Stages stages;
    private final RunMetrics metrics;
    private final Clock clock;

    Minutes(Recorder recorder, Stages stages, RunMetrics metrics, Clock clock) {
        this.recorder = recorder;
        this.stages = stages;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The first thing that is known of a run. */
    void accepted(RunRequest request, String owner, String hash, Instant at) {
        recorder.begin(new Entry.Fresh(request, owner, hash, at, at.plus(request.timeout())));
        recorder.tell(new Event.WorkflowStarted(request.workflow(), request.question()));
        stages.started(Stages.INITIALIZATION, at).ifPresent(recorder::tell);
        if (!request.plan().steps().isEmpty()) {
            recorder.tell(new Event.PlanMade(request.plan(), request.workflow()));
        }
    }

    void stageBegins(String stage) {
        stages.started(stage, clock.instant()).ifPresent(recorder::tell);
    }

    void stageOver(String stage) {
        stages.completed(stage, clock.instant()).ifPresent(this::stageTold);
    }

    private void stageTold(Event.StageCompleted event) {
        metrics.stage(event.stage(), event.millis());
        recorder.tell(event);
    }

    void started(Attempt.Go go, Instant at) {
        var step = go.step();
        stages.started(step, at).ifPresent(recorder::tell);
        recorder.tell(new Event.StepStarted(step.id(), go.agent(), step.title(), go.number()));
    }

    void progress(StepId step, String text, double share) {
        recorder.tell(new Event.Progress(step, text, share));
    }

    /** What the models of an attempt took, whatever came of it. */
    void spent(Attempt attempt) {
        var planning = attempt.step().equals(PlanMaking.PLANNING);
        recorder.spend(planning ? "plan" : attempt.step().value(), attempt.uses());
    }

    void proven(Attempt attempt, Standing now, Evidence evidence) {
        var go = attempt.go();
        var ended = clock.instant();
        settle(
                new Entry.Settled(
                        of(go.step(), go.agent(), now, null),
                        Entry.Outcome.COMPLETED,
                        new Entry.Settled.Effort(
                                go.number(), attempt.tokens(), attempt.started(), ended),
                        Entry.Proof.of(evidence)));
        recorder.tell(
                new Event.StepCompleted(
                        go.step().id(),
                        go.agent(),
                        evidence.digest(),
                        evidence.engine(),
                        Duration.between(attempt.started(), ended).toMillis(),
                        attempt.tokens()));
        stageOf(go.step(), now.done().keySet());
    }

    /** The evidence of another step serves for this one. */
    void taken(Step step, StepId from, Standing now, Evidence evidence) {
        settle(
                new Entry.Settled(
                        of(step, step.agent(), now, from.value()),
                        Entry.Outcome.COMPLETED,
                        effort(0, clock.instant()),
                        Entry.Proof.of(evidence)));
        recorder.tell(
                new Event.StepCompleted(
                        step.id(), step.agent(), evidence.digest(), evidence.engine(), 0, 0));
        stageOf(step, now.done().keySet());
    }

    /** {@code problem}: it failed, which it may; else its condition did not hold. */
    void skipped(Step step, Standing now, @Nullable Problem problem, Tries tries) {
        settle(
                new Entry.Settled(
                        of(step, tries.agent(), now, null),
                        Entry.Outcome.skipped(problem),
                        effort(tries.number(), tries.began()),
                        null));
        recorder.tell(
                new Event.StepSkipped(
                        step.id(),
                        tries.agent(),
                        problem == null ? "its condition does not hold" : problem.text()));
        stageOf(step, now.done().keySet());
    }

    /** By whom a step was tried, how often, since when. */
    record Tries(String agent, int number, Instant began) {}

    /** An attempt failed; another one follows. */
    void retried(Attempt.Go go, Problem problem) {
        recorder.tell(new Event.StepRetried(go.step().id(), go.agent(), go.number(), problem));
    }

    /** This agent has failed at this for good. */
    void gaveUp(Attempt.Go go, Standing now, Print print, Problem problem) {
        metrics.failed(go.agent(), problem.cause());
        recorder.fail(
                new Entry.Failure(
                        go.step().id(),
                        now.revision().of(go.step().id()),
                        go.agent(),
                        print.value(),
                        problem,
                        go.number(),
                        clock.instant()));
    }

    void failed(Attempt.Go go, Problem problem) {
        recorder.tell(new Event.StepFailed(go.step().id(), go.agent(), problem));
    }

    /** The step stays failed, at least under this plan. */
    void settleFailed(Attempt.Go go, Standing now, Problem problem, Instant began) {
        settle(
                new Entry.Settled(
                        // Under which plan it failed, and not with which it came.
                        new Entry.Settled.Of(go.step(), go.agent(), now.revision().number(), null),
                        Entry.Outcome.failed(problem),
                        effort(go.number(), began),
                        null));
    }

    /** A person must answer before the step goes on. */
    void held(Step step, String agent, Question question) {
        recorder.tell(new Event.StepHeld(step.id(), agent, question.text(), question.options()));
    }

    void cancelled(Attempt attempt) {
        spent(attempt);
        if (!attempt.step().equals(PlanMaking.PLANNING)) {
            recorder.tell(new Event.StepCancelled(attempt.step(), attempt.go().agent()));
        }
    }

    /** There is a plan now; on disk when this returns. */
    void planned(Standing now, String madeBy, Attempt attempt) {
        spent(attempt);
        recorder.tell(new Event.PlanMade(now.plan(), madeBy));
        write(now);
    }

    /** There is another plan now; on disk when this returns. */
    void replanned(Standing now, String why, Attempt attempt) {
        spent(attempt);
        recorder.tell(new Event.PlanChanged(now.plan(), why));
        write(now);
    }

    private void write(Standing now) {
        stages.under(now.plan(), now.done().keySet(), clock.instant()).forEach(this::stageTold);
        recorder.plan(new Entry.Made(Json.write(now.plan()), now.revision()));
    }

    /** A version of the answer stands. */
    void answered(Answer answer) {
        recorder.tell(
                new Event.AnswerGiven(
                        answer.version(), answer.confidence().value(), answer.author()));
        recorder.answer(
                new Entry.Given(
                        answer.version(),
                        Json.write(answer.body()),
                        answer.confidence(),
                        answer.author(),
                        answer.at()));
    }

    void ended(Entry.Ending ending) {
        if (ending.status().ended()) {
            recorder.tell(new Event.WorkflowCompleted(ending.status().code(), ending.problem()));
        }
        recorder.end(ending);
    }

    private static Entry.Settled.Of of(
            Step step, String agent, Standing now, @Nullable String takenFrom) {
        return new Entry.Settled.Of(step, agent, now.revision().of(step.id()), takenFrom);
    }

    private Entry.Settled.Effort effort(int attempts, Instant began) {
        return new Entry.Settled.Effort(attempts, 0, began, clock.instant());
    }

    private void settle(Entry.Settled settled) {
        recorder.settle(settled);
    }

    private void stageOf(Step step, Set<StepId> done) {
        stages.settled(step, done, clock.instant()).ifPresent(this::stageTold);
    }
}
