package dev.baton.session;

import java.util.Locale;

/** Where a conversation stands. */
public enum SessionStatus {
    /** Nothing was asked yet. */
    CREATED,
    /** Has runs, and may get more. */
    ACTIVE,
    /** Ended by its owner. */
    COMPLETED,
    /** Ended by a failure that cannot be mended. */
    FAILED,
    /** Unused for too long; its runs stay readable until they are cleaned up. */
    EXPIRED;

    /** The name on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SessionStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** True when another question may be asked in it. */
    public boolean open() {
        return this == CREATED || this == ACTIVE;
    }
}
