package dev.baton.run;

import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A settled step as the store holds it; {@code outcome} is completed, skipped, failed or, when a
 * person must agree to what it has proved, held.
 */
public record StepView(
        StepId id,
        String agent,
        String title,
        @Nullable String stage,
        String outcome,
        Effort effort,
        @Nullable String digest,
        @Nullable Problem problem) {

    /** What it took. */
    public record Effort(int attempts, Instant started, Instant ended, int tokens) {
        public long millis() {
            return Duration.between(started, ended).toMillis();
        }
    }
}
