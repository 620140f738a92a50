package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.agent.Work;
import dev.baton.event.Feed;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepOutcome;
import dev.baton.planner.Planning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries a claimed run as far as it goes. One thread decides; steps run on threads of their own
 * and report back as signals, so nothing here is shared.
 */
final class Leg {
    /** What every leg of this process works with. */
    record Tools(
            AgentRegistry agents,
            @Nullable Planning planning,
            Feed feed,
            RunConfig config,
            RunMetrics metrics,
            Clock clock) {}

    private final Claim claim;
    private final Tools tools;
    private final Recorder recorder;
    private final Minutes minutes;
    private final PlanMaking planMaking;
    private final Signals signals = new Signals();
    private final Attempts attempts = new Attempts(signals, new Reports());
    private final Instant began;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private Standing now;
    private Move.@Nullable Replan setback;
    private @Nullable RunStatus ending;

    Leg(Claim claim, Tools tools, GroupCommit writer) {
        this.claim = claim;
        this.tools = tools;
        this.now = claim.progress().standing();
        this.recorder = new Recorder(claim, writer, tools.clock());
        this.minutes =
                new Minutes(
                        recorder,
                        new Stages(now.plan(), claim.progress().stages()),
                        tools.metrics(),
                        tools.clock());
        this.planMaking = new PlanMaking(tools.planning());
        this.began = tools.clock().instant();
        recorder.onFailure(failure -> signals.add(() -> broken(failure)));
    }

    /** Records a run that is new; the future completes when it is on disk. */
    CompletableFuture<@Nullable Void> accept(RunRequest request, String owner, String hash) {
        minutes.accepted(request, owner, hash, began);
        return recorder.flush();
    }

    /** Goes on until the run has ended or waits for a person; throws when the claim is lost. */
    void run() {
        try {
            signals.after(timeLeft(), this::tooLate);
            begin();
            while (ending == null) {
                advance();
                if (ending == null) {
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
            attempts.cancel();
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

    private void begin() {
        if (claim.interruptions().takeovers() > tools.config().takeovers()) {
            fail(Reasons.interrupted(claim.interruptions().takeovers()), null);
        } else if (claim.interruptions().cancelBy() != null) {
            cancelled();
        } else if (timeLeft().isZero()) {
            tooLate();
        } else if (now.revision().number() == 0) {
            plan(planMaking.plan(claim.work()));
        } else {
            minutes.stageOver(Stages.INITIALIZATION);
        }
    }

    private void advance() {
        while (ending == null && !planning()) {
            var moves = Schedule.next(now, mostSteps(), false);
            if (moves.isEmpty()) {
                return;
            }
            for (var move : moves) {
                if (ending == null) {
                    make(move);
                }
            }
        }
    }

    private void make(Move move) {
        switch (move) {
            case Move.Start(var step, var decision) -> start(Attempt.Go.first(step, decision));
            case Move.Skip(var step) -> {
                now = now.with(step.id(), new StepState.Done(Evidence.SKIPPED, null));
                minutes.skipped(step, now, null, tries(Attempt.Go.first(step, null), null));
            }
            case Move.Take(var step, var from, var evidence) -> {
                now = now.with(step.id(), new StepState.Done(evidence, null));
                minutes.taken(step, from, now, evidence);
            }
            case Move.Replan replan -> {
                setback = replan;
                plan(planMaking.replan(now, replan.failed(), replan.problem()));
            }
            case Move.Finish _ -> finish();
            case Move.Stuck _ -> fail(Reasons.stuck(), null);
            case Move.Ask(var step) ->
                    hold(
                            step,
                            step.agent(),
                            Questions.mayIt(step, now.input(step), Shape.Fields.OPEN));
            case Move.Wait _, Move.Rest _ -> rest(RunStatus.WAITING);
        }
    }

    private int mostSteps() {
        var config = tools.config();
        return config.parallelStepsOf()
                .getOrDefault(claim.work().workflow(), config.parallelSteps());
    }

    private void start(Attempt.Go go) {
        var step = go.step();
        now = now.with(step.id(), new StepState.Busy());
        var at = tools.clock().instant();
        var agent = tools.agents().find(go.agent()).orElse(null);
        if (agent == null) {
            failed(go, Reasons.noAgent(go.agent()), at);
            return;
        }
        minutes.started(go, at);
        if (step.policy().effect() != Effect.NONE) {
            // What it changes outside must not be ahead of what is known to have been done.
            recorder.settleDown();
        }
        var input = now.input(step);
        var limit = step.policy().timeout();
        attempts.begin(attempt(go, at, limit), limit, work -> agent.carryOut(input, work));
    }

    private Attempt attempt(Attempt.Go go, Instant at, Duration limit) {
        var time = limit.compareTo(timeLeft()) < 0 ? limit : timeLeft();
        return new Attempt(
                claim,
                go,
                new Attempt.Span(at, at.plus(time), now.needed(go.step())),
                now.revision().key(claim.run(), go.step()),
                tools.feed(),
                attempts::progress);
    }

    private boolean planning() {
        return attempts.all().stream()
                .anyMatch(attempt -> attempt.step().equals(PlanMaking.PLANNING));
    }

    private void plan(Function<Work, StepOutcome> work) {
        var limit = tools.config().planningTime();
        var go = Attempt.Go.first(PlanMaking.step(), null);
        attempts.begin(attempt(go, tools.clock().instant(), limit), limit, work);
    }

    /** What attempts have to say. */
    private final class Reports implements Attempts.Told {
        @Override
        public void progress(Attempt attempt, String text, double share) {
            if (!attempt.step().equals(PlanMaking.PLANNING)) {
                minutes.progress(attempt.step(), text, share);
            }
        }

        @Override
        public void timedOut(Attempt attempt) {
            ended(attempt, new StepOutcome.Failed(Reasons.slow(attempt.go().step())));
        }

        @Override
        public void ended(Attempt attempt, StepOutcome outcome) {
            if (attempt.step().equals(PlanMaking.PLANNING)) {
                planned(attempt, outcome);
                return;
            }
            minutes.spent(attempt);
            switch (outcome) {
                case StepOutcome.Proven(var evidence) -> {
                    now = now.with(attempt.step(), new StepState.Done(evidence, null));
                    minutes.proven(attempt, now, evidence);
                }
                case StepOutcome.Held(var question) ->
                        hold(attempt.go().step(), attempt.go().agent(), question);
                case StepOutcome.Failed(var problem) ->
                        failed(attempt.go(), problem, attempt.started());
            }
        }
    }

    private void planned(Attempt attempt, StepOutcome outcome) {
        var before = setback;
        setback = null;
        if (outcome instanceof StepOutcome.Failed(var problem)) {
            minutes.spent(attempt);
            fail(
                    before == null ? problem : Reasons.noOtherPlan(before.problem(), problem),
                    Stages.INITIALIZATION);
            return;
        }
        var made = planMaking.made();
        var fault =
                PlanMaking.fault(now, made.plan(), tools.agents().skills(claim.work().caller()));
        if (fault != null) {
            minutes.spent(attempt);
            fail(fault, Stages.INITIALIZATION);
            return;
        }
        now = now.under(made.plan());
        if (before == null) {
            minutes.planned(now, made.madeBy(), attempt);
            minutes.stageOver(Stages.INITIALIZATION);
        } else {
            minutes.replanned(now, before.problem().text(), attempt);
        }
    }

    private void failed(Attempt.Go go, Problem problem, Instant began) {
        var step = go.step();
        var print = Print.of(go.agent(), now.input(step));
        var aftermath =
                Aftermath.of(
                        step,
                        problem,
                        new Aftermath.Tried(
                                go.agent(),
                                go.tries(),
                                now.failures(print),
                                now.revision().number()),
                        allowed(go));
        if (aftermath instanceof Aftermath.Again(var pause)) {
            minutes.retried(go, problem);
            signals.after(pause, () -> start(go.again()));
            return;
        }
        minutes.gaveUp(go, now, print, problem);
        now = now.failing(print, 1);
        switch (aftermath) {
            case Aftermath.FallBack(var other) -> {
                minutes.retried(go, problem);
                start(go.by(other));
            }
            case Aftermath.Forgive _ -> {
                minutes.failed(go, problem);
                now = now.with(step.id(), new StepState.Done(Evidence.SKIPPED, problem));
                minutes.skipped(step, now, problem, tries(go, began));
            }
            case Aftermath.Replan _ -> {
                minutes.failed(go, problem);
                minutes.settleFailed(go, now, problem, began);
                now = now.with(step.id(), new StepState.Failed(problem));
            }
            case Aftermath.Ask _, Aftermath.Fail _, Aftermath.Again _ -> {
                minutes.failed(go, problem);
                minutes.settleFailed(go, now, problem, began);
                fail(problem, step.stage());
            }
        }
    }

    private void hold(Step step, String agent, Question question) {
        now = now.with(step.id(), new StepState.Held());
        minutes.held(step, agent, question);
    }

    private Aftermath.Allowed allowed(Attempt.Go go) {
        var config = tools.config();
        var random = ThreadLocalRandom.current().nextDouble();
        return new Aftermath.Allowed(
                config.retries(),
                Retrying.pause(config.retryDelay(), go.tries(), random),
                timeLeft(),
                config.replans(),
                false);
    }

    private Minutes.Tries tries(Attempt.Go go, @Nullable Instant began) {
        return began == null
                ? new Minutes.Tries(go.agent(), 0, tools.clock().instant())
                : new Minutes.Tries(go.agent(), go.number(), began);
    }

    private void tooLate() {
        if (ending == null) {
            var stage =
                    attempts.all().stream()
                            .map(attempt -> attempt.go().step())
                            .findFirst()
                            .map(step -> step.stage())
                            .orElse(null);
            fail(Reasons.slowRun(claim.work().timeout()), stage);
        }
    }

    private void cancelled() {
        if (ending == null) {
            end(RunStatus.CANCELLED, Reasons.cancelled(), null);
        }
    }

    private void fail(Problem problem, @Nullable String stage) {
        end(RunStatus.FAILED, problem, stage);
    }

    private void finish() {
        minutes.stageBegins(Stages.FINALIZATION);
        var answer = Composition.answer(now.plan(), now.done());
        minutes.stageOver(Stages.FINALIZATION);
        // Entries are written in order, and none after one that failed: what the answer rests on
        // is on disk when the answer is.
        minutes.answered(
                new Answer(
                        1, answer.body(), answer.confidence(), "baton", tools.clock().instant()));
        end(RunStatus.completed(now.partial()), null, null);
    }

    /** The leg is over, but the run is not. */
    private void rest(RunStatus status) {
        ending = status;
        minutes.ended(
                new Entry.Ending(
                        status, null, null, tools.clock().instant(), timeLeft().toMillis()));
    }

    private void end(RunStatus status, @Nullable Problem problem, @Nullable String stage) {
        ending = status;
        attempts.cancel().forEach(minutes::cancelled);
        minutes.ended(new Entry.Ending(status, problem, stage, tools.clock().instant(), 0));
    }

    private void broken(Throwable failure) {
        throw failure instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("the run was not recorded", failure);
    }

    private Duration timeLeft() {
        var left = claim.work().timeout().minus(Duration.between(began, tools.clock().instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
