package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.event.Event;
import dev.baton.event.Feed;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Problem;
import dev.baton.plan.Resolution;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries a claimed run as far as it goes. One thread decides; steps run on threads of their own
 * and report back as signals, so nothing here is shared.
 */
final class Leg {
    /** What every leg of this process works with. */
    record Tools(
            AgentRegistry agents, Feed feed, RunConfig config, RunMetrics metrics, Clock clock) {}

    private final Claim claim;
    private final Tools tools;
    private final Recorder recorder;
    private final Stages stages;
    private final Signals signals = new Signals();
    private final Instant began;
    private final Map<StepId, Evidence> done;
    private final Map<StepId, Attempt> running = new LinkedHashMap<>();
    private final Set<StepId> resting = new HashSet<>();
    private final Set<StepId> held = new HashSet<>();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private boolean partial;
    private @Nullable RunStatus ending;

    Leg(Claim claim, Tools tools, GroupCommit writer) {
        this.claim = claim;
        this.tools = tools;
        this.recorder = new Recorder(claim, writer, tools.clock());
        this.stages = new Stages(claim.work().plan(), claim.progress().stages());
        this.done = new HashMap<>(claim.progress().done());
        this.partial = claim.progress().partial();
        this.began = tools.clock().instant();
        recorder.onFailure(failure -> signals.add(() -> broken(failure)));
    }

    /** Records a run that is new; the future completes when it is on disk. */
    CompletableFuture<@Nullable Void> accept(RunRequest request, String owner, String hash) {
        recorder.begin(new Entry.Fresh(request, owner, hash, began, began.plus(request.timeout())));
        recorder.tell(new Event.WorkflowStarted(request.workflow(), request.question()));
        stages.started(Stages.INITIALIZATION, began).ifPresent(recorder::tell);
        recorder.tell(new Event.PlanMade(request.plan(), request.workflow()));
        return recorder.flush();
    }

    /** Goes on until the run has ended or waits for a person; throws when the claim is lost. */
    void run() {
        try {
            signals.after(timeLeft(), this::tooLate);
            stageOver(Stages.INITIALIZATION);
            if (claim.interruptions().takeovers() > tools.config().takeovers()) {
                fail(Reasons.interrupted(claim.interruptions().takeovers()), null);
            } else if (claim.interruptions().cancelBy() != null) {
                cancelled();
            } else if (timeLeft().isZero()) {
                tooLate();
            }
            while (ending == null) {
                startReady();
                if (ending == null && running.isEmpty() && resting.isEmpty()) {
                    finish();
                } else if (ending == null) {
                    recorder.flush();
                    signals.next().run();
                }
            }
            recorder.settleDown();
            tools.metrics()
                    .ended(
                            claim.work().workflow(),
                            ending,
                            Duration.between(began, tools.clock().instant()));
        } finally {
            running.values().forEach(attempt -> attempt.cancellation().cancel());
            recorder.close();
            over.complete(null);
        }
    }

    /** Waits until this leg is over, for whatever reason, or the time is. */
    void awaitEnd(Duration patience) throws InterruptedException {
        try {
            over.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whoever asked looks into the store now.
        }
    }

    void cancel() {
        signals.add(this::cancelled);
    }

    private void startReady() {
        var most =
                tools.config()
                        .parallelStepsOf()
                        .getOrDefault(claim.work().workflow(), tools.config().parallelSteps());
        var again = true;
        while (again && ending == null) {
            again = false;
            for (var step : claim.work().plan().ready(done)) {
                if (ending != null || running.size() + resting.size() >= most) {
                    return;
                }
                if (running.containsKey(step.id())
                        || resting.contains(step.id())
                        || held.contains(step.id())) {
                    continue;
                }
                if (step.when() != null && !Value.holds(Resolution.resolve(step.when(), done))) {
                    skip(step, "its condition does not hold", null, 0, tools.clock().instant());
                    again = true;
                } else {
                    begin(step, 1);
                }
            }
        }
    }

    private void begin(Step step, int number) {
        var agent = tools.agents().find(step.agent()).orElse(null);
        if (agent == null) {
            failed(step, Reasons.noAgent(step), number, tools.clock().instant());
            return;
        }
        var now = tools.clock().instant();
        stages.started(step, now).ifPresent(recorder::tell);
        recorder.tell(new Event.StepStarted(step.id(), step.agent(), step.title(), number));
        if (step.policy().effect() != Effect.NONE) {
            // What it changes outside must not be ahead of what is known to have been done.
            recorder.settleDown();
        }
        var limit = step.policy().timeout();
        var time = limit.compareTo(timeLeft()) < 0 ? limit : timeLeft();
        var span = new Attempt.Span(number, now, now.plus(time), needed(step));
        var attempt = new Attempt[1];
        attempt[0] =
                new Attempt(
                        claim,
                        step,
                        span,
                        tools.feed(),
                        (text, share) -> signals.add(() -> progress(attempt[0], text, share)));
        running.put(step.id(), attempt[0]);
        signals.after(limit, () -> timedOut(attempt[0]));
        var input = Resolution.resolveFields(step.input(), done);
        Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .name("baton-" + claim.run() + "-" + step.id())
                .start(() -> {
                    // Beans made on first use look classes up through the thread's loader.
                    Thread.currentThread().setContextClassLoader(Leg.class.getClassLoader());
                    var outcome = attempt[0].outcome(agent, input);
                    signals.add(() -> ended(attempt[0], outcome));
                });
    }

    private Map<StepId, Evidence> needed(Step step) {
        var needed = new HashMap<>(done);
        needed.keySet().retainAll(step.needs());
        return needed;
    }

    private boolean stale(Attempt attempt) {
        return ending != null || running.get(attempt.step()) != attempt;
    }

    private void progress(Attempt attempt, String text, double share) {
        if (!stale(attempt)) {
            recorder.tell(new Event.Progress(attempt.step(), text, share));
        }
    }

    private void ended(Attempt attempt, StepOutcome outcome) {
        if (stale(attempt)) {
            return;
        }
        leave(attempt);
        switch (outcome) {
            case StepOutcome.Proven(var evidence) -> proven(attempt, evidence);
            case StepOutcome.Held(var question) -> {
                held.add(attempt.step());
                recorder.tell(
                        new Event.StepHeld(
                                attempt.step(),
                                attempt.planned().agent(),
                                question.text(),
                                question.options()));
            }
            case StepOutcome.Failed(var problem) -> retryOrFail(attempt, problem);
        }
    }

    private void leave(Attempt attempt) {
        running.remove(attempt.step());
        recorder.spend(attempt.step(), attempt.uses());
    }

    private void proven(Attempt attempt, Evidence evidence) {
        var step = attempt.planned();
        var now = tools.clock().instant();
        var tokens =
                attempt.uses().stream()
                        .mapToInt(use -> use.inputTokens() + use.outputTokens())
                        .sum();
        settle(
                new Entry.Settled(
                        step,
                        "completed",
                        attempt.number(),
                        tokens,
                        null,
                        attempt.started(),
                        now,
                        Entry.Proof.of(evidence)),
                evidence,
                new Event.StepCompleted(
                        step.id(),
                        step.agent(),
                        evidence.digest(),
                        evidence.engine(),
                        Duration.between(attempt.started(), now).toMillis(),
                        tokens));
    }

    private void skip(
            Step step, String why, @Nullable Problem problem, int attempts, Instant started) {
        var now = tools.clock().instant();
        settle(
                new Entry.Settled(step, "skipped", attempts, 0, problem, started, now, null),
                Evidence.SKIPPED,
                new Event.StepSkipped(step.id(), step.agent(), why));
    }

    private void settle(Entry.Settled settled, Evidence evidence, Event told) {
        recorder.settle(settled);
        done.put(settled.step().id(), evidence);
        recorder.tell(told);
        stages.settled(settled.step(), done.keySet(), settled.ended()).ifPresent(this::stageTold);
    }

    private void timedOut(Attempt attempt) {
        if (stale(attempt)) {
            return;
        }
        attempt.cancellation().cancel();
        leave(attempt);
        failed(
                attempt.planned(),
                Reasons.slowStep(attempt.planned()),
                attempt.number(),
                attempt.started());
    }

    private void retryOrFail(Attempt attempt, Problem problem) {
        var step = attempt.planned();
        var config = tools.config();
        var pause =
                Retrying.pause(
                        config.retryDelay(),
                        attempt.number(),
                        ThreadLocalRandom.current().nextDouble());
        if (Retrying.helps(step, problem.cause())
                && attempt.number() <= config.retries()
                && pause.compareTo(timeLeft()) < 0) {
            recorder.tell(
                    new Event.StepRetried(step.id(), step.agent(), attempt.number(), problem));
            resting.add(step.id());
            signals.after(
                    pause,
                    () -> {
                        resting.remove(step.id());
                        begin(step, attempt.number() + 1);
                    });
        } else {
            failed(step, problem, attempt.number(), attempt.started());
        }
    }

    private void failed(Step step, Problem problem, int attempts, Instant started) {
        tools.metrics().failed(step.agent(), problem.cause());
        recorder.tell(new Event.StepFailed(step.id(), step.agent(), problem));
        if (step.policy().onFailure() == OnFailure.SKIP) {
            partial = true;
            skip(step, problem.text(), problem, attempts, started);
            return;
        }
        recorder.settle(
                new Entry.Settled(
                        step,
                        "failed",
                        attempts,
                        0,
                        problem,
                        started,
                        tools.clock().instant(),
                        null));
        fail(problem, step.stage());
    }

    private void tooLate() {
        if (ending == null) {
            fail(
                    Reasons.slowRun(claim.work().timeout()),
                    running.isEmpty()
                            ? null
                            : running.values().iterator().next().planned().stage());
        }
    }

    private void cancelled() {
        if (ending == null) {
            end(RunStatus.CANCELLED, Reasons.cancelled(), null, null);
        }
    }

    private void fail(Problem problem, @Nullable String stage) {
        end(RunStatus.FAILED, problem, stage, null);
    }

    private void finish() {
        if (!held.isEmpty()) {
            ending = RunStatus.WAITING;
            recorder.end(
                    new Entry.Ending(RunStatus.WAITING, null, null, null, tools.clock().instant()));
            return;
        }
        stages.started(Stages.FINALIZATION, tools.clock().instant()).ifPresent(recorder::tell);
        var answer = Composition.answer(claim.work().plan(), done);
        stageOver(Stages.FINALIZATION);
        recorder.tell(new Event.AnswerGiven(1, answer.confidence().value(), "baton"));
        // Entries are written in order, and none after one that failed: what the answer rests on
        // is on disk when the answer is.
        end(partial ? RunStatus.PARTIALLY_COMPLETED : RunStatus.COMPLETED, null, null, answer);
    }

    private void end(
            RunStatus status,
            @Nullable Problem problem,
            @Nullable String stage,
            Entry.@Nullable First answer) {
        ending = status;
        for (var attempt : running.values()) {
            attempt.cancellation().cancel();
            recorder.spend(attempt.step(), attempt.uses());
            recorder.tell(new Event.StepCancelled(attempt.step(), attempt.planned().agent()));
        }
        running.clear();
        recorder.tell(new Event.WorkflowCompleted(status.code(), problem));
        recorder.end(new Entry.Ending(status, problem, stage, answer, tools.clock().instant()));
    }

    private void broken(Throwable failure) {
        throw failure instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("the run was not recorded", failure);
    }

    private void stageOver(String stage) {
        stages.completed(stage, tools.clock().instant()).ifPresent(this::stageTold);
    }

    private void stageTold(Event.StageCompleted event) {
        tools.metrics().stage(event.stage(), event.millis());
        recorder.tell(event);
    }

    private Duration timeLeft() {
        var left = claim.work().timeout().minus(Duration.between(began, tools.clock().instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
