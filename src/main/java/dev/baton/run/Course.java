package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.event.Event;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, and all that is written down when that changes: rows, events and figures. Used
 * by the leg's thread only.
 */
final class Course {
    private final Recorder recorder;
    private final Stages stages;
    private final AgentRegistry agents;
    private final RunMetrics metrics;
    private final Clock clock;
    private Standing now;

    Course(Claim claim, Recorder recorder, Leg.Tools tools) {
        this.recorder = recorder;
        this.agents = tools.agents();
        this.now = claim.progress().standing();
        this.stages = new Stages(now.plan(), claim.progress().stages());
        this.metrics = tools.metrics();
        this.clock = tools.clock();
    }

    Standing now() {
        return now;
    }

    /** The first thing that is known of a run. */
    void accepted(
            RunRequest request,
            String owner,
            String hash,
            Entry.@Nullable Parent parent,
            Instant at) {
        recorder.begin(
                new Entry.Fresh(request, owner, hash, parent, at, at.plus(request.timeout())));
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

    private void stageOf(Step step) {
        stages.settled(step, now.done().keySet(), clock.instant()).ifPresent(this::stageTold);
    }

    /** The step is not to be begun by anybody else. */
    void busy(StepId step) {
        now = now.with(step, new StepState.Busy());
    }

    void started(Attempt.Go go, Instant at) {
        var step = go.step();
        stages.started(step, at).ifPresent(recorder::tell);
        recorder.tell(new Event.StepStarted(step.id(), go.agent(), step.title(), go.number()));
    }

    void told(Event event) {
        recorder.tell(event);
    }

    /** What the models of an attempt took, whatever came of it. */
    void spent(Attempt attempt) {
        recorder.spend(planning(attempt) ? "plan" : attempt.step().value(), attempt.uses());
    }

    private static boolean planning(Attempt attempt) {
        return attempt.step().equals(PlanMaking.PLANNING);
    }

    /** What an agent has proved counts. */
    void proven(Attempt attempt, Evidence evidence) {
        var ended = clock.instant();
        done(
                attempt.go(),
                null,
                new Entry.Settled.Effort(
                        attempt.go().number(), attempt.tokens(), attempt.started(), ended),
                evidence);
        attempt.rewards().forEach(recorder::tell);
        recorder.tell(
                new Event.StepCompleted(
                        attempt.step(),
                        attempt.go().agent(),
                        evidence.digest(),
                        evidence.engine(),
                        Duration.between(attempt.started(), ended).toMillis(),
                        attempt.tokens()));
        stageOf(attempt.go().step());
    }

    /** Evidence counts that no attempt has just proved: another step's, or one agreed to. */
    void counted(Step step, Evidence evidence, @Nullable StepId from) {
        var go = Attempt.Go.first(step, null);
        done(go, from, effort(0, clock.instant()), evidence);
        recorder.tell(
                new Event.StepCompleted(
                        step.id(), step.agent(), evidence.digest(), evidence.engine(), 0, 0));
        stageOf(step);
    }

    private void done(
            Attempt.Go go, @Nullable StepId from, Entry.Settled.Effort effort, Evidence evidence) {
        recorder.settle(
                new Entry.Settled(
                        of(go, from), Entry.Outcome.COMPLETED, effort, Entry.Proof.of(evidence)));
        now = now.with(go.step().id(), new StepState.Done(evidence, null));
    }

    /** What an agent has proved, but a person must agree to. */
    void proposed(Attempt attempt, Evidence evidence) {
        recorder.settle(
                new Entry.Settled(
                        of(attempt.go(), null),
                        Entry.Outcome.HELD,
                        new Entry.Settled.Effort(
                                attempt.go().number(),
                                attempt.tokens(),
                                attempt.started(),
                                clock.instant()),
                        Entry.Proof.of(evidence)));
        now = now.with(attempt.step(), new StepState.Held(evidence));
    }

    /** The step waits for a person. */
    void held(StepId step) {
        if (!(now.state(step) instanceof StepState.Held)) {
            now = now.with(step, new StepState.Held(null));
        }
    }

    /** A person has let the step start, maybe with another input. */
    void cleared(StepId step, @Nullable Decision answer, Value.@Nullable Fields input) {
        if (input != null) {
            now = now.given(step, input);
        }
        now = now.with(step, new StepState.Cleared(answer));
    }

    /** Its condition does not hold. */
    void skipped(Step step) {
        skipped(Attempt.Go.first(step, null), null, effort(0, clock.instant()));
    }

    /** It failed, which it may. */
    void forgiven(Attempt.Go go, Problem problem, Instant began) {
        skipped(go, problem, effort(go.number(), began));
    }

    private void skipped(Attempt.Go go, @Nullable Problem problem, Entry.Settled.Effort effort) {
        recorder.settle(
                new Entry.Settled(of(go, null), Entry.Outcome.skipped(problem), effort, null));
        now = now.with(go.step().id(), new StepState.Done(Evidence.SKIPPED, problem));
        recorder.tell(
                new Event.StepSkipped(
                        go.step().id(),
                        go.agent(),
                        problem == null ? "its condition does not hold" : problem.text()));
        stageOf(go.step());
    }

    /** An attempt failed; another one follows. */
    void retried(Attempt.Go go, Problem problem) {
        recorder.tell(new Event.StepRetried(go.step().id(), go.agent(), go.number(), problem));
    }

    /** This agent has failed at this for good, whatever may make up for it. */
    void gaveUp(Attempt.Go go, Print print, Problem problem) {
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
        now = now.failing(print, 1);
    }

    void failed(Attempt.Go go, Problem problem) {
        recorder.tell(new Event.StepFailed(go.step().id(), go.agent(), problem));
    }

    /** The step stays failed, at least under this plan. */
    void settledFailed(Attempt.Go go, Problem problem, Instant began) {
        recorder.settle(
                new Entry.Settled(
                        // Under which plan it failed, and not with which it came.
                        new Entry.Settled.Of(
                                go.step(),
                                go.agent(),
                                now.revision().number(),
                                null,
                                Effects.of(go.step(), go.agent(), agents)),
                        Entry.Outcome.failed(problem),
                        effort(go.number(), began),
                        null));
        now = now.with(go.step().id(), new StepState.Failed(problem));
    }

    /** It was under way when the run ended. */
    void cancelled(Attempt attempt) {
        if (!planning(attempt)) {
            recorder.tell(new Event.StepCancelled(attempt.step(), attempt.go().agent()));
        }
    }

    /** What the step has done is undone, or could not be; on disk when this returns. */
    void undone(Effected done, @Nullable Problem problem) {
        recorder.undone(new Entry.Undone(done.step(), problem, clock.instant()));
        recorder.tell(
                new Event.StepCompensated(done.step(), done.agent(), problem == null, problem));
        recorder.settleDown();
    }

    /** There is a plan now, or another one; on disk when this returns. */
    void planned(Plan plan, Event told) {
        now = now.under(plan);
        recorder.tell(told);
        stages.under(plan, now.done().keySet(), clock.instant()).forEach(this::stageTold);
        recorder.plan(new Entry.Made(Json.write(plan), now.revision()));
    }

    /** The answer stands that the plan makes of what was proved. */
    Composition.Composed answered() {
        stageBegins(Stages.FINALIZATION);
        var answer = Composition.answer(now.plan(), now.done());
        stageOver(Stages.FINALIZATION);
        // Entries are written in order, and none after one that failed: what the answer rests on
        // is on disk when the answer is.
        answered(new Answer(1, answer.body(), answer.confidence(), "baton", clock.instant()));
        return answer;
    }

    /** A version of the answer stands. */
    void answered(Answer answer) {
        now = now.afterAnswer();
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

    private Entry.Settled.Of of(Attempt.Go go, @Nullable StepId from) {
        return new Entry.Settled.Of(
                go.step(),
                go.agent(),
                now.revision().of(go.step().id()),
                from == null ? null : from.value(),
                Effects.of(go.step(), go.agent(), agents));
    }

    private Entry.Settled.Effort effort(int attempts, Instant began) {
        return new Entry.Settled.Effort(attempts, 0, began, clock.instant());
    }
}
