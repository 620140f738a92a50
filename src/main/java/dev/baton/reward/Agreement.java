package dev.baton.reward;

/** How far an answer agrees with what is known to be right. */
public enum Agreement {
    /** The same rows, or it rightly declined. */
    STRICT,
    /** The same rows with up to two columns more. */
    RELAXED,
    /** Something else. */
    NONE,
    /** Nothing right is known to hold it against. */
    UNKNOWN
}
