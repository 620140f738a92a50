package dev.baton.run;

import dev.baton.plan.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the parts of one leg work on together; for the leg's thread only. */
record Workbench(
        Claim claim,
        Leg.Tools tools,
        Recorder recorder,
        Course course,
        Signals signals,
        Attempts attempts,
        Messages messages,
        Instant began) {

    static Workbench of(Claim claim, Leg.Tools tools, GroupCommit writer) {
        var recorder = new Recorder(claim, writer, tools.clock());
        var signals = new Signals();
        return new Workbench(
                claim,
                tools,
                recorder,
                new Course(claim, recorder, tools),
                signals,
                new Attempts(signals, tools.lease()),
                new Messages(claim.progress().messages(), tools.clock()),
                tools.clock().instant());
    }

    /** Ends the run, because it has failed in that stage. */
    @FunctionalInterface
    interface Failing {
        void fail(Problem problem, @Nullable String stage);
    }

    Standing now() {
        return course.now();
    }

    /** The same for work that is done even when the run has no time left. */
    Attempt attemptInAnyCase(Attempt.Go go, Duration limit) {
        return attempt(go, tools.clock().instant(), limit);
    }

    /** An attempt that begins now and may take so long, if the run has that much time. */
    Attempt attempt(Attempt.Go go, Duration limit) {
        var time = limit.compareTo(timeLeft()) < 0 ? limit : timeLeft();
        return attempt(go, tools.clock().instant(), time);
    }

    private Attempt attempt(Attempt.Go go, Instant at, Duration time) {
        return new Attempt(
                claim,
                go,
                new Attempt.Span(at, at.plus(time), now().needed(go.step()), messages),
                now().revision().key(claim.run(), go.step()),
                tools,
                attempts::tells);
    }

    Duration timeLeft() {
        var left = claim.work().timeout().minus(Duration.between(began, tools.clock().instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
