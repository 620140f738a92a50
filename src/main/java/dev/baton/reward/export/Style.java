package dev.baton.reward.export;

/** How prompts and completions are written. */
public enum Style {
    /** As lists of messages with role and content; the model's chat template is applied later. */
    CONVERSATIONAL,
    /** As plain text. */
    PLAIN
}
