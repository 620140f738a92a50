package dev.baton.plan;

/** What becomes of a run when one of its steps has failed for good. */
public enum OnFailure {
    FAIL,
    SKIP,
    FALLBACK,
    REPLAN
}
