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

    /** A number or date: it says something only with the words around it. */
    boolean measure() {
        return kind == Kind.NUMBER || kind == Kind.DATE;
    }

    boolean decision() {
        return kind == Kind.DECISION;
    }
}
