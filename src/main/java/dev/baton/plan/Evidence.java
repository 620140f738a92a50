package dev.baton.plan;

/**
 * What a step proved: a body for later steps and a digest of at most a few sentences for later
 * prompts.
 */
public record Evidence(Value body, String digest, String engine) {
    /** The evidence of a step that was skipped. */
    public static final Evidence SKIPPED = new Evidence(Value.NOTHING, "skipped", "none");
}
