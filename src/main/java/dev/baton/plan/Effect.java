package dev.baton.plan;

/**
 * What carrying a step out changes outside: nothing, the same thing however often, or more each
 * time.
 */
public enum Effect {
    NONE,
    IDEMPOTENT,
    EXTERNAL
}
