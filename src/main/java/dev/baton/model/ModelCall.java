package dev.baton.model;

import dev.baton.plan.Cancellation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model. {@code plainTokens} is what the prompt would have been uncompressed, 0
 * when nothing was left out; {@code patience} bounds all attempts together; {@code pieces} takes
 * the answer as it is written, null when nobody watches. {@code model} is asked instead of the one
 * for that purpose when it is not null.
 */
public record ModelCall(
        Purpose purpose,
        Prompt.Filled prompt,
        int plainTokens,
        double temperature,
        Duration patience,
        Cancellation cancellation,
        @Nullable Consumer<String> pieces,
        @Nullable String model) {

    /** A call of the most likely answer, not watched. */
    public ModelCall(
            Purpose purpose, Prompt.Filled prompt, Duration patience, Cancellation cancellation) {
        this(purpose, prompt, 0, 0, patience, cancellation, null, null);
    }

    /** The same call with its answer passed on piece by piece. */
    public ModelCall watched(Consumer<String> watcher) {
        return new ModelCall(
                purpose, prompt, plainTokens, temperature, patience, cancellation, watcher, model);
    }

    /** The same call, noting how long its prompt would have been uncompressed. */
    public ModelCall insteadOf(int tokens) {
        return new ModelCall(
                purpose, prompt, tokens, temperature, patience, cancellation, pieces, model);
    }

    /** The same call at another temperature, for different candidates. */
    public ModelCall atTemperature(double other) {
        return new ModelCall(
                purpose, prompt, plainTokens, other, patience, cancellation, pieces, model);
    }

    /** The same call of that model, or of the one for its purpose when it is null. */
    public ModelCall by(@Nullable String other) {
        return new ModelCall(
                purpose, prompt, plainTokens, temperature, patience, cancellation, pieces, other);
    }
}
