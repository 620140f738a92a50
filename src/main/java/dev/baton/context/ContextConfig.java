package dev.baton.context;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much a step gets to read; see docs/context.md. */
@ConfigMapping(prefix = "baton.context")
public interface ContextConfig {
    /** False: prompts hold all evidence and the whole history, however long. */
    @WithDefault("true")
    boolean compression();

    /** Tokens that evidence and history take in a prompt when the step names no budget. */
    @WithDefault("4000")
    int tokens();

    /** Tokens that the digest of one value takes when nobody names a budget. */
    @WithDefault("400")
    int digestTokens();

    /** False: a history that rules cannot bring down to its budget is not summed up by a model. */
    @WithDefault("true")
    boolean summaries();
}
