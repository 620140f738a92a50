package dev.baton.model;

import java.util.Locale;

/** What a model is asked for; each may be served by a model of its own. */
public enum Purpose {
    PLANNING,
    SQL,
    PROSE;

    /** The word for it in settings, prompts and records, such as {@code sql}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
