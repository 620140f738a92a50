package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.plan.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a leg comes to its end: its run ends, maybe after what it did is undone; it rests; or it goes
 * on in another process. For the leg's thread only.
 */
final class Conclusion {
    private final Workbench bench;
    private final Course course;
    private final Holding holding;
    private final Family family;
    private final Steps steps;
    private boolean passedOn;
    private boolean cutOff;
    private @Nullable Undoing undoing;
    private Claim.@Nullable Undo undo;
    private @Nullable RunStatus ending;

    Conclusion(Workbench bench, Holding holding, Family family, Steps steps) {
        this.bench = bench;
        this.course = bench.course();
        this.holding = holding;
        this.family = family;
        this.steps = steps;
    }

    /** True when the leg has nothing more to do. */
    boolean reached() {
        return ending != null || passedOn;
    }

    /** True while the run may still come to any end. */
    boolean open() {
        return !reached() && undoing == null;
    }

    /** How the run stands after this leg; null while it goes on, here or elsewhere. */
    @Nullable RunStatus status() {
        return ending;
    }

    /** Undoes the next step when it is time for it, or leaves that to another process. */
    void advance(boolean leaving) {
        if (undoing == null || !bench.attempts().none()) {
            return;
        }
        if (leaving) {
            passOn();
        } else {
            undoing.advance();
        }
    }

    /** Another process goes on. */
    void passOn() {
        passedOn = true;
    }

    /** The same although something is under way, which begins again there. */
    void cutOff() {
        if (!reached()) {
            cutOff = !bench.attempts().none();
            bench.attempts().abandon();
            passOn();
        }
    }

    /** All that was told is on disk: now others may know. */
    void seal() {
        var now = bench.tools().clock().instant();
        var status = ending;
        if (status == null) {
            // After a step was cut off the run gets all its time again, as after a crash.
            bench.tools().departure().passOn(bench.claim(), cutOff ? null : bench.timeLeft());
        } else {
            bench.tools()
                    .metrics()
                    .ended(
                            bench.claim().work().workflow(),
                            status,
                            Duration.between(bench.began(), now));
        }
    }

    /** The leg is over, but the run is not. */
    void rest(RunStatus status, @Nullable String by) {
        ending = by == null ? status : RunStatus.PAUSED;
        if (by != null) {
            bench.recorder().tell(new Event.RunPaused(by));
        }
        bench.recorder().end(ending(ending, null, null, null));
    }

    /** The run ends so, once what it did is undone where its plan wants that. */
    void end(RunStatus status, @Nullable Problem problem, @Nullable String stage) {
        if (!status.answered()) {
            holding.withdraw("the run has ended");
            if (course.now().plan().rollback()) {
                undo(new Claim.Undo(new Entry.Undoing(status, problem, stage), false));
                return;
            }
        }
        bench.attempts().cancel(_ -> false).forEach(this::givenUp);
        over(status, problem, stage, null);
    }

    private void givenUp(Attempt attempt) {
        course.spent(attempt);
        course.cancelled(attempt);
    }

    /**
     * Nothing begins any more but to undo what was done; what acts outside comes to an end first.
     */
    void undo(Claim.Undo how) {
        undo = how;
        undoing = new Undoing(bench, this::undone);
        steps.over();
        var agents = bench.tools().agents();
        bench.attempts()
                .cancel(attempt -> Effects.of(attempt.go().step(), attempt.go().agent(), agents))
                .forEach(this::givenUp);
        bench.attempts().hurry();
        bench.recorder().undo(how.as());
    }

    private void undone(Undoing.@Nullable Left left) {
        var how = undo;
        if (how == null) {
            return;
        }
        if (left != null) {
            holding.ask().forRollback(left.step(), left.problem());
        }
        var as = how.as();
        var rollback = left == null ? Rollback.COMPLETE : Rollback.INCOMPLETE;
        if (how.told()) {
            ending = as.end();
            bench.recorder().end(ending(as.end(), as.problem(), as.failedStage(), rollback));
        } else {
            over(as.end(), as.problem(), as.failedStage(), rollback);
        }
    }

    private void over(
            RunStatus status,
            @Nullable Problem problem,
            @Nullable String stage,
            @Nullable Rollback rollback) {
        ending = status;
        bench.recorder().tell(new Event.WorkflowCompleted(status.code(), problem));
        bench.recorder().end(ending(status, problem, stage, rollback));
    }

    private Entry.Ending ending(
            RunStatus status,
            @Nullable Problem problem,
            @Nullable String stage,
            @Nullable Rollback rollback) {
        var rest = new Entry.Rest(bench.timeLeft().toMillis(), holding.seen(), family.children());
        return new Entry.Ending(
                status, problem, stage, bench.tools().clock().instant(), rest, rollback);
    }
}
