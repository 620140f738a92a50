package dev.baton.memory;

/** Whose words teach what is answered to others. */
public enum Sharing {
    /** Everybody learns from himself alone. */
    NOBODY,
    /** Those who may decide for others teach everybody who may ask the data source. */
    PERMITTED,
    /** All who may ask a data source teach one another. */
    EVERYBODY;

    /** Whether what that person taught serves that caller. */
    boolean serves(Pair.Teacher teacher, String caller) {
        return teacher.name().equals(caller)
                || this == EVERYBODY
                || this == PERMITTED && teacher.trusted();
    }
}
