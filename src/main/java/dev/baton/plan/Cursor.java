package dev.baton.plan;

import java.time.Instant;

/** Where a list went on to: the time and id of the last item that was shown. */
public record Cursor(Instant at, String id) {
    /** As it was written by {@link #toString}; throws a problem of cause bad_request. */
    public static Cursor parse(String written) {
        try {
            var comma = written.indexOf(',');
            return new Cursor(
                    Instant.parse(written.substring(0, comma)), written.substring(comma + 1));
        } catch (RuntimeException e) {
            throw unknown(e);
        }
    }

    /** What is said of a cursor that cannot be read. */
    public static ProblemException unknown(RuntimeException e) {
        return new ProblemException(
                Problem.of(
                        Cause.BAD_REQUEST,
                        "The cursor is not one this server gave.",
                        "Leave it out to start from the beginning."),
                e);
    }

    @Override
    public String toString() {
        return at + "," + id;
    }
}
