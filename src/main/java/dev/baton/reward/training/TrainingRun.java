package dev.baton.reward.training;

import dev.baton.plan.RunId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training run as it is kept: {@code run} carries it out, {@code answers} are wanted in all,
 * {@code active} is the time that was worked, {@code stopped} says why it ended early, {@code
 * pauses} counts how often somebody wanted it to rest.
 */
public record TrainingRun(
        TrainingId id,
        RunId run,
        String name,
        String caller,
        Settings settings,
        String weights,
        String setHash,
        int questions,
        int answers,
        int pauses,
        Duration active,
        @Nullable String stopped,
        Instant created,
        @Nullable Instant finished) {}
