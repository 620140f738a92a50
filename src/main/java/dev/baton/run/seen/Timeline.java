package dev.baton.run.seen;

import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run on a line of time: enough to draw its stages, steps, attempts, waits and what they cost;
 * {@code planning} is what making and changing its plan took.
 */
public record Timeline(
        List<StageSpan> stages,
        Spent planning,
        List<StepSpan> steps,
        List<Wait> waits,
        List<EscalationSpan> escalations,
        Totals totals) {

    /** A named stage; one that is open has no end. */
    public record StageSpan(String stage, Instant startedAt, @Nullable Instant endedAt) {}

    /**
     * A step of the plan. {@code state} is pending, running, resting (until it is tried again),
     * held, completed, failed, skipped or cancelled.
     */
    public record StepSpan(
            StepId id,
            String agent,
            String title,
            @Nullable String stage,
            List<StepId> needs,
            String state,
            List<AttemptSpan> attempts,
            List<Wait> waits,
            Spent spent,
            @Nullable String digest) {}

    /**
     * One attempt at a step. {@code outcome} is running, completed, failed, held, cancelled or
     * interrupted (its process died).
     */
    public record AttemptSpan(
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            @Nullable Problem problem) {}

    /** Why nothing was done for a time; one that goes on has no end. */
    public record Wait(Why why, Instant startedAt, @Nullable Instant endedAt) {
        /** What was waited for. */
        public enum Why {
            /** A place to run in. */
            QUEUED,
            /** The pause before the next attempt. */
            RETRY,
            /** A person's answer. */
            HELD,
            /** Somebody to let it go on. */
            PAUSED
        }

        long millis(Instant now) {
            return Duration.between(startedAt, endedAt == null ? now : endedAt).toMillis();
        }
    }

    /** A question to a person, and how it was answered, if it was. */
    public record EscalationSpan(
            String escalation,
            String reason,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String decision,
            @Nullable String by) {}

    /** What model calls took: of one step, with each call. */
    public record Spent(
            long tokens, long plainTokens, long savedTokens, String cost, List<ModelCall> calls) {}

    /** One call: what was read, what would have been read without compression, what was written. */
    public record ModelCall(
            String purpose,
            String model,
            String promptHash,
            int inputTokens,
            int plainTokens,
            int outputTokens,
            @Nullable String cost,
            long millis,
            Instant at) {}

    /** The whole run in numbers; {@code tokens} were sent and written, {@code savedTokens} not. */
    public record Totals(
            int steps,
            int attempts,
            int modelCalls,
            long tokens,
            long plainTokens,
            long savedTokens,
            String cost,
            long waitedMillis) {}
}
