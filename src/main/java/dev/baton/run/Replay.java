package dev.baton.run;

import dev.baton.plan.Decision;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people were asked and have said about steps before, put into how a run stands. What was
 * decided and not heard yet still holds its step.
 */
final class Replay {
    private Replay() {}

    /** The standing after all of it; {@code holds} in the order in which people were asked. */
    static Standing of(List<Hold.Known> holds, Standing before) {
        var now = before;
        for (var known : holds) {
            var step = known.hold().step();
            if (step != null
                    && known.hold().revision() == before.revision().of(step)
                    && !(now.state(step) instanceof StepState.Done)) {
                now = after(known, step, now);
            }
        }
        return unheldAlone(holds, now);
    }

    private static Standing after(Hold.Known known, StepId step, Standing now) {
        return switch (known.status()) {
            case WAITS -> held(step, now);
            case DECIDED, EXPIRED -> known.heard() ? heard(known, step, now) : held(step, now);
            case WITHDRAWN -> now.state(step) instanceof StepState.Held ? now.without(step) : now;
        };
    }

    private static Standing held(StepId step, Standing now) {
        return now.state(step) instanceof StepState.Held
                ? now
                : now.with(step, new StepState.Held(null));
    }

    /** What was heard is on disk with what came of it, but for a step that was let start. */
    private static Standing heard(Hold.Known known, StepId step, Standing now) {
        var decision = known.decision();
        if (decision == null || decision.action() == Decision.Action.REJECT) {
            return now;
        }
        var input = input(known.hold().kind(), decision);
        var given = input == null ? now : now.given(step, input);
        return switch (known.hold().kind()) {
            case QUESTION -> given.with(step, new StepState.Cleared(decision));
            case BEFORE, FAILURE -> given.with(step, new StepState.Cleared(answer(now, step)));
            case AFTER, PLAN, ANSWER, INTERRUPTED, ROLLBACK -> now;
        };
    }

    /** The input that a person has put in place of the plan's; null when none. */
    static Value.@Nullable Fields input(Hold.Kind kind, Decision decision) {
        var ofInput = kind == Hold.Kind.BEFORE || kind == Hold.Kind.FAILURE;
        return ofInput && decision.correction() instanceof Value.Fields fields ? fields : null;
    }

    /** What its agent was told before stays told. */
    static @Nullable Decision answer(Standing now, StepId step) {
        return now.state(step) instanceof StepState.Cleared(var answer) ? answer : null;
    }

    /** A step that nobody is asked about any more is not held. */
    private static Standing unheldAlone(List<Hold.Known> holds, Standing before) {
        var now = before;
        for (var step : before.in(StepState.Held.class)) {
            var asked =
                    holds.stream()
                            .anyMatch(known ->
                                    step.equals(known.hold().step())
                                            && known.hold().revision() == before.revision().of(step)
                                            && (known.status() == Hold.Status.WAITS
                                                    || known.isNews()));
            if (!asked) {
                now = now.without(step);
            }
        }
        return now;
    }
}
