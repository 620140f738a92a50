package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import java.time.Duration;

/** Why a run or a step came to no good end, when the engine is who says so. */
final class Reasons {
    private Reasons() {}

    static Problem cancelled() {
        return Problem.of(Cause.CANCELLED, "The request was cancelled.");
    }

    static Problem noAgent(Step step) {
        return Problem.of(Cause.BAD_PLAN, "No agent on duty is called " + step.agent() + ".");
    }

    static Problem slowStep(Step step) {
        return Problem.of(
                Cause.TIMEOUT,
                "%s took longer than %s s."
                        .formatted(step.title(), seconds(step.policy().timeout())));
    }

    static Problem slowRun(Duration limit) {
        return Problem.of(
                Cause.TIMEOUT,
                "The request took longer than " + seconds(limit) + " s.",
                "Ask for less at once, or allow more time.");
    }

    static Problem interrupted(int times) {
        return Problem.of(
                Cause.INTERNAL,
                "The run was interrupted %d times and is not tried again.".formatted(times),
                "Ask again; if it happens again, the server's log says what stops it.");
    }

    private static String seconds(Duration time) {
        return java.math.BigDecimal.valueOf(time.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
