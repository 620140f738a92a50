package dev.baton.plan;

/**
 * When a person must agree to a step: not at all, before it starts, or before its result counts.
 */
public enum Approval {
    NONE,
    BEFORE,
    AFTER
}
