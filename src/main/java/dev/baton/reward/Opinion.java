package dev.baton.reward;

/** What a person said of an answer. */
public enum Opinion {
    CONFIRMED,
    REJECTED
}
