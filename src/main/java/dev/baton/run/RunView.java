package dev.baton.run;

import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the store holds it. {@code answer} is the newest version; {@code tokens} counts what all
 * its model calls read and wrote; {@code revision} counts its plans, 0 before there is one.
 */
public record RunView(
        RunId id,
        Origin origin,
        RunStatus status,
        @Nullable Answer answer,
        @Nullable Failure failure,
        @Nullable Instant ended,
        long tokens,
        int revision,
        Rollback rollback) {

    /**
     * Who asked for what, when, and on which terms; the run whose step it is for, and the run from
     * which it goes another way.
     */
    public record Origin(
            SessionId session,
            String caller,
            String workflow,
            String question,
            Value.Fields input,
            Instant at,
            Terms terms,
            @Nullable RunId parent,
            @Nullable RunId forkedFrom) {}

    /** Why there is no answer, and in which stage that was found, if in one. */
    public record Failure(Problem problem, @Nullable String stage) {}

    public Terms terms() {
        return origin.terms();
    }

    /** From the request to the end; empty time for a run under way. */
    public Duration took() {
        return ended == null ? Duration.ZERO : Duration.between(origin.at(), ended);
    }
}
