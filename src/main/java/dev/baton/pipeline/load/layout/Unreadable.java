package dev.baton.pipeline.load.layout;

/** A value or line that is not what its layout says; the message ends the sentence on it. */
public final class Unreadable extends Exception {
    public Unreadable(String reason) {
        // Bad files have millions of these and nobody reads their stacks.
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
