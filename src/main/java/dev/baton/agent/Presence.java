package dev.baton.agent;

import java.util.Locale;

/** Whether an agent, or one instance of it, takes work. */
public enum Presence {
    UP,
    /** Finishes what is under way and takes no more. */
    DRAINING,
    /** Takes none; what was under way was broken off. */
    STOPPED,
    /** Has not been heard of for longer than its lease. */
    DOWN;

    /** The word on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of two that takes less work. */
    Presence or(Presence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
