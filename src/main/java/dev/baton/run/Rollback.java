package dev.baton.run;

import java.util.Locale;

/** Whether what a run has done outside is undone. */
public enum Rollback {
    /** Nobody wanted that. */
    NONE,
    UNDER_WAY,
    COMPLETE,
    /** Something could not be undone. */
    INCOMPLETE;

    /** The word in the store and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
