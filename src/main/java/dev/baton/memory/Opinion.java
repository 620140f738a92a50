package dev.baton.memory;

import java.util.Locale;

/** What a person may say of an answer. */
public enum Opinion {
    /** It looks right. */
    UP(true),
    /** It is wrong. */
    DOWN(false),
    /** It was looked at and is right. */
    CONFIRM(true),
    /** It is wrong, and here is the right query. */
    CORRECT(false);

    private final boolean right;

    Opinion(boolean right) {
        this.right = right;
    }

    /** Whether the answer was right, by this word. */
    public boolean right() {
        return right;
    }

    /** The word on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
