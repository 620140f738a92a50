package dev.baton.reward.training;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a training run may take in all; null is without limit. Answers that have begun are carried
 * to their end, so each limit may be exceeded by as many as are worked on at once.
 */
public record Budget(@Nullable Long tokens, @Nullable Long costMicros, @Nullable Long seconds) {
    public static final Budget UNLIMITED = new Budget(null, null, null);

    /** What was taken so far. */
    public record Taken(long tokens, long costMicros, Duration time) {}

    /** Which limit is reached, in words; empty while none is. */
    public Optional<String> spent(Taken taken) {
        if (tokens != null && taken.tokens() >= tokens) {
            return Optional.of("The budget of %,d tokens is spent.".formatted(tokens));
        }
        if (costMicros != null && taken.costMicros() >= costMicros) {
            return Optional.of(
                    "The budget of %.2f US dollars is spent.".formatted(costMicros / 1e6));
        }
        if (seconds != null && taken.time().compareTo(Duration.ofSeconds(seconds)) >= 0) {
            return Optional.of("The budget of %,d seconds is spent.".formatted(seconds));
        }
        return Optional.empty();
    }
}
