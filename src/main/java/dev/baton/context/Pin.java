package dev.baton.context;

/** Something no compression may lose, as it was written; a decision is its whole sentence. */
public record Pin(Kind kind, String text) {
    /** What is pinned: see docs/context.md for the rules. */
    public enum Kind {
        NAME,
        IDENTIFIER,
        NUMBER,
        DATE,
        DECISION
    }

    boolean decision() {
        return kind == Kind.DECISION;
    }
}
