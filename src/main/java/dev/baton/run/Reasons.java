package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import java.time.Duration;

/** Why a run or a step came to no good end, when the engine is who says so. */
final class Reasons {
    private Reasons() {}

    static Problem cancelled() {
        return Problem.of(Cause.CANCELLED, "The request was cancelled.");
    }

    static Problem noAgent(String name) {
        return Problem.of(Cause.BAD_PLAN, "No agent on duty is called " + name + ".");
    }

    static Problem slow(Step step) {
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

    static Problem stuck() {
        return Problem.of(Cause.BAD_PLAN, "The steps that are left wait for one another.");
    }

    /** What a person has said no to, and why. */
    static String refused(Decision decision) {
        var note = decision.note();
        return note == null || note.isBlank()
                ? "Rejected by %s.".formatted(decision.by())
                : "Rejected by %s: %s".formatted(decision.by(), note);
    }

    static Problem rejected(Decision decision) {
        return Problem.of(Cause.REJECTED, refused(decision));
    }

    static Problem undecided() {
        return Problem.of(
                Cause.EXPIRED, "Nobody has decided in time what the run waited for.", "Ask again.");
    }

    static Problem notUndone(Step step) {
        return Problem.of(
                Cause.INTERNAL, "What “%s” did cannot be undone.".formatted(step.title()));
    }

    /** Nobody is told this: the step waits with the run. */
    static Problem waits(RunId child) {
        return Problem.of(Cause.INTERNAL, "The run " + child + " waits for a person.");
    }

    /** A step failed, and so did making another plan. */
    static Problem noOtherPlan(Problem step, Problem planning) {
        var suggestions = new java.util.ArrayList<>(step.suggestions());
        suggestions.add("No other way was found: " + planning.text());
        return new Problem(step.cause(), step.text(), suggestions);
    }

    private static String seconds(Duration time) {
        return java.math.BigDecimal.valueOf(time.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
