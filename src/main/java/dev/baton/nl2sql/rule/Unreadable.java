package dev.baton.nl2sql.rule;

/** A reading that comes to nothing: what is missing, in words for the person who asked. */
final class Unreadable extends RuntimeException {
    Unreadable(String why) {
        super(why, null, false, false);
    }
}
