package dev.baton.model;

import org.jspecify.annotations.Nullable;

/**
 * What one model call took. Tokens are counted, not guessed; {@code plainTokens} is what the prompt
 * would have been without compression; cost is in millionths of a US dollar, null when unknown.
 */
public record ModelUse(
        String purpose,
        String model,
        String promptHash,
        int inputTokens,
        int outputTokens,
        int plainTokens,
        @Nullable Long costMicros,
        long millis) {}
