package dev.baton.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
    RUNNING,
    /** A person must answer before it goes on. */
    WAITING,
    /** A person stopped it for a while; nothing new starts. */
    PAUSED,
    COMPLETED,
    /** It has an answer although steps that may fail have failed. */
    PARTIALLY_COMPLETED,
    FAILED,
    CANCELLED;

    /** The word in the store, in events and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean ended() {
        return switch (this) {
            case RUNNING, WAITING, PAUSED -> false;
            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    /** True when it has ended with an answer, of all or of part of its steps. */
    public boolean answered() {
        return this == COMPLETED || this == PARTIALLY_COMPLETED;
    }

    static RunStatus completed(boolean partially) {
        return partially ? PARTIALLY_COMPLETED : COMPLETED;
    }

    /** The status of that code; throws {@link IllegalArgumentException} when there is none. */
    public static RunStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
