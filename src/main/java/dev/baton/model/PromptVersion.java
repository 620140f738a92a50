package dev.baton.model;

import org.jspecify.annotations.Nullable;

/**
 * A prompt as it is now: its name, the name of its variant (null: the usual one), its version,
 * which changes with every letter of it, and the whole hash that is stored with every call.
 */
public record PromptVersion(String name, @Nullable String variant, String version, String hash) {
    static PromptVersion of(Prompt prompt, @Nullable String variant) {
        return new PromptVersion(prompt.name(), variant, prompt.version(), prompt.hash());
    }
}
