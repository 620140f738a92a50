package dev.baton.pipeline.entity.match;

/** A pair that only a person can decide, and why. */
public record Doubt(Pair pair, Reason reason) {
    /** Why it is not decided. */
    public enum Reason {
        /** Too much speaks for it and too little. */
        LOW_CONFIDENCE,
        /** Another pair of one of its records is nearly as good. */
        CONFLICT
    }
}
