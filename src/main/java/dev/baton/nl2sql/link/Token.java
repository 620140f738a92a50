package dev.baton.nl2sql.link;

/** A word, number, sign or quoted text of a question; {@code stem} is what inflection leaves. */
public record Token(String text, String lower, String stem, Kind kind) {
    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        DATE,
        QUOTED,
        SIGN
    }

    static Token word(String text) {
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return new Token(text, lower, Stem.of(lower), Kind.WORD);
    }

    static Token of(String text, Kind kind) {
        var lower = text.toLowerCase(java.util.Locale.ROOT);
        return new Token(text, lower, lower, kind);
    }

    /** True when the word was written with a capital letter. */
    public boolean capital() {
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0));
    }
}
