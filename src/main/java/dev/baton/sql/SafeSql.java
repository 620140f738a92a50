package dev.baton.sql;

/** The text of a statement that passed the {@link Guard}; only it makes one. */
public final class SafeSql {
    private final String text;

    SafeSql(String text) {
        this.text = text;
    }

    /** The statement as written, without a closing semicolon. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
