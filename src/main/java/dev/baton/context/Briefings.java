package dev.baton.context;

import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes what a step gets to read: digests of the evidence it names, and the telling part of the
 * history.
 */
@ApplicationScoped
public class Briefings {
    private final ContextConfig config;

    public Briefings(ContextConfig config) {
        this.config = config;
    }

    /** Within the budget of the settings. */
    public Briefing brief(Topic topic) {
        return brief(topic, config.tokens());
    }

    /** Within that many tokens, unless what is pinned takes more. */
    public Briefing brief(Topic topic, int budget) {
        return brief(topic, budget, Summarizer.NONE);
    }

    /** The same; a history that is still too long is given to the summarizer. */
    public Briefing brief(Topic topic, int budget, Summarizer summarizer) {
        var sheet = new Sheet(topic);
        return config.compression()
                ? sheet.within(budget, config.summaries() ? summarizer : Summarizer.NONE)
                : sheet.whole(budget);
    }

    /** All evidence and the whole history, however long. */
    public Briefing whole(Topic topic) {
        return new Sheet(topic).whole(config.tokens());
    }

    /** The digest of a value within the budget of the settings. */
    public Compressed digest(Value value) {
        return Compression.digest(
                value, config.compression() ? config.digestTokens() : Integer.MAX_VALUE);
    }
}
