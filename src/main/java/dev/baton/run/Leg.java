package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.escalation.Doubts;
import dev.baton.escalation.EscalationConfig;
import dev.baton.event.Feed;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.planner.Planning;
import dev.baton.session.SharedStates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
            AgentRegistry agents,
            @Nullable Planning planning,
            Runs runs,
            Holds holds,
            Effects effects,
            ChildRuns children,
            Feed feed,
            SharedStates shared,
            RunConfig config,
            EscalationConfig escalation,
            Doubts doubts,
            RunMetrics metrics,
            Departure departure,
            Lease lease,
            Clock clock) {}

    private final Workbench bench;
    private final Course course;
    private final Holding holding;
    private final Family family;
    private final Steps steps;
    private final PlanMaking planMaking;
    private final Conclusion conclusion;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private volatile boolean leaving;
    private boolean recorded;
    private boolean forgiven;
    private @Nullable String pausedBy;

    Leg(Claim claim, Tools tools, GroupCommit writer) {
        this.bench = Workbench.of(claim, tools, writer);
        this.course = bench.course();
        this.holding = new Holding(bench, new Ways());
        this.family = new Family(bench, holding);
        this.steps = new Steps(bench, holding, family, this::fail);
        this.planMaking = new PlanMaking(bench, holding, this::fail);
        this.conclusion = new Conclusion(bench, holding, family, steps);
        bench.recorder().onFailure(failure -> bench.signals().add(() -> broken(failure)));
    }

    /** Records a run that is new; the future completes when it is on disk. */
    CompletableFuture<@Nullable Void> accept(
            RunRequest request, String owner, String hash, Entry.@Nullable Parent parent) {
        course.accepted(request, owner, hash, parent, bench.began());
        return bench.recorder().flush();
    }

    /** Its run could not be recorded: nothing more is written of it. */
    void giveUp() {
        bench.recorder().close();
    }

    /** Goes on until the run has ended or waits for a person; throws when the claim is lost. */
    void run() {
        try {
            bench.signals().after(bench.timeLeft(), this::tooLate);
            begin();
            while (!conclusion.reached()) {
                advance();
                if (!conclusion.reached()) {
                    bench.recorder().flush();
                    bench.signals().next().run();
                }
            }
            bench.recorder().settleDown();
            conclusion.seal();
            recorded = true;
        } finally {
            family.close();
            bench.attempts().abandon();
            bench.recorder().close();
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
        bench.signals().add(this::cancelled);
    }

    /** Lets what is under way end and begins nothing more. */
    void pause(String by) {
        bench.signals().add(() -> closing(by));
    }

    /** It shall not rest after all. */
    void resume() {
        bench.signals().add(() -> closing(null));
    }

    /** Begins nothing more; once what is under way has ended, another process goes on. */
    void leave() {
        leaving = true;
        bench.signals().add(() -> closing(pausedBy));
    }

    /** Another process goes on at once; what is under way here begins again there. */
    void letGo() {
        bench.signals().add(conclusion::cutOff);
    }

    /** Another process has taken the run over. */
    void disown() {
        bench.attempts().disown();
        bench.signals().add(() -> broken(new Fenced(claim().run())));
    }

    /** People have decided about the run. */
    void decided() {
        bench.signals()
                .add(() -> {
                    if (open()) {
                        holding.hearNews();
                    }
                });
    }

    Claim claim() {
        return bench.claim();
    }

    /** How the run stands after this leg; null while it goes on, or when the claim is lost. */
    @Nullable RunStatus ending() {
        return recorded ? conclusion.status() : null;
    }

    /** The runs of its own that the run waits for. */
    List<RunId> children() {
        return family.children();
    }

    private boolean open() {
        return conclusion.open();
    }

    private void closing(@Nullable String by) {
        pausedBy = by;
        steps.closing(by != null || leaving);
    }

    private void begin() {
        if (leaving) {
            conclusion.passOn();
            return;
        }
        var interruptions = bench.claim().interruptions();
        if (interruptions.undo() != null) {
            conclusion.undo(interruptions.undo());
            return;
        }
        closing(interruptions.pauseBy());
        if (interruptions.cancelBy() != null) {
            cancelled();
            return;
        }
        family.begin();
        holding.hearFirst();
        if (!open()) {
            return;
        }
        if (bench.timeLeft().isZero()) {
            tooLate();
        } else if (interruptions.takeovers() > bench.tools().config().takeovers() && !forgiven) {
            interrupted(interruptions.takeovers());
        } else if (course.now().revision().number() > 0) {
            course.stageOver(Stages.INITIALIZATION);
        }
    }

    private void interrupted(int times) {
        if (course.now().answered()) {
            finish();
        } else if (!holding.asking()) {
            fail(Reasons.interrupted(times), null);
        } else if (!holding.gated()) {
            holding.ask().forGoingOn(times);
        }
    }

    private void advance() {
        conclusion.advance(leaving);
        while (open() && !planMaking.underWay()) {
            if (holding.gated()) {
                if (bench.attempts().none()) {
                    conclusion.rest(RunStatus.WAITING, pausedBy);
                }
                return;
            }
            if (course.now().revision().number() == 0 && pausedBy == null && !leaving) {
                planMaking.plan();
                return;
            }
            if (course.now().revision().number() > 0 && holding.planInQuestion()) {
                holding.ask().forPlan();
                continue;
            }
            var moves = moves();
            if (moves.isEmpty()) {
                return;
            }
            for (var move : moves) {
                if (open()) {
                    make(move);
                }
            }
        }
    }

    private List<Move> moves() {
        if (!leaving) {
            return Schedule.next(course.now(), mostSteps(), pausedBy != null);
        }
        return course.now().revision().number() == 0 && pausedBy == null
                ? List.of(new Move.PassOn())
                : Schedule.leaving(course.now(), pausedBy != null, bench.attempts().none());
    }

    private void make(Move move) {
        switch (move) {
            case Move.Start(var step, var answer) -> steps.start(Attempt.Go.first(step, answer));
            case Move.Skip(var step) -> course.skipped(step);
            case Move.Take(var step, var from, var evidence) ->
                    course.counted(step, evidence, from);
            case Move.Ask(var step) -> holding.ask().before(step);
            case Move.Replan(var failed, var problem) -> planMaking.replan(failed, problem);
            case Move.Answer _ -> answer();
            case Move.Finish _ -> finish();
            case Move.Stuck _ -> fail(Reasons.stuck(), null);
            case Move.Wait _ -> conclusion.rest(RunStatus.WAITING, pausedBy);
            case Move.Rest _ -> conclusion.rest(RunStatus.PAUSED, pausedBy);
            case Move.PassOn _ -> conclusion.passOn();
        }
    }

    private int mostSteps() {
        var config = bench.tools().config();
        return config.parallelStepsOf()
                .getOrDefault(bench.claim().work().workflow(), config.parallelSteps());
    }

    private void tooLate() {
        if (open() && !course.now().answered()) {
            fail(
                    Reasons.slowRun(bench.claim().work().timeout()),
                    bench.attempts()
                            .first()
                            .map(Attempt::go)
                            .map(Attempt.Go::step)
                            .map(Step::stage)
                            .orElse(null));
        }
    }

    private void cancelled() {
        if (open() && course.now().answered() && !holding.answerInQuestion()) {
            complete();
        } else if (open()) {
            conclusion.end(RunStatus.CANCELLED, Reasons.cancelled(), null);
        }
    }

    private void fail(Problem problem, @Nullable String stage) {
        conclusion.end(RunStatus.FAILED, problem, stage);
    }

    private void answer() {
        holding.doubt(course.answered());
    }

    private void finish() {
        if (holding.answerInQuestion()) {
            conclusion.rest(RunStatus.WAITING, pausedBy);
        } else {
            complete();
        }
    }

    /** What is still under way beside the answer is given up. */
    private void complete() {
        conclusion.end(RunStatus.completed(course.now().partial()), null, null);
    }

    /** What people's decisions lead to. */
    private final class Ways implements Holding.Ways {
        @Override
        public void failed(Attempt.Go go, Problem problem) {
            steps.failed(go, problem, bench.tools().clock().instant());
        }

        @Override
        public void fail(Problem problem, @Nullable String stage) {
            Leg.this.fail(problem, stage);
        }

        @Override
        public void answered(Answer answer, @Nullable Problem problem) {
            course.answered(answer);
            if (problem != null && holding.answerHoldsRun()) {
                Leg.this.fail(problem, Stages.FINALIZATION);
            }
        }

        @Override
        public void forgiven() {
            forgiven = true;
        }
    }

    private void broken(Throwable failure) {
        throw failure instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("the run was not recorded", failure);
    }
}
