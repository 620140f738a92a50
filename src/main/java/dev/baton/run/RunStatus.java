package dev.baton.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
    RUNNING,
    /** A person must answer before it goes on. */
    WAITING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** The word in the store, in events and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean ended() {
        return this != RUNNING && this != WAITING;
    }

    static RunStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
