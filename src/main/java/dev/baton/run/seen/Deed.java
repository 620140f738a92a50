package dev.baton.run.seen;

import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run has done outside. {@code did} is what it proved of it; {@code problem} why
 * it could not be undone when that was tried last.
 */
public record Deed(
        StepId step,
        String agent,
        String title,
        String did,
        State state,
        @Nullable Problem problem) {

    /** What has become of it. */
    public enum State {
        /** It stands; nobody has tried to undo it. */
        STANDS,
        UNDONE,
        /** It was to be undone and stands all the same; that can be tried again. */
        NOT_UNDONE
    }

    /** Whether there is something left to undo. */
    public boolean left() {
        return state != State.UNDONE;
    }
}
