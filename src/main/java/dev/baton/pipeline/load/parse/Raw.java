package dev.baton.pipeline.load.parse;

import java.util.List;

/** A record cut into fields, or one that could not be cut. */
sealed interface Raw {
    long line();

    /** Field by field; a line of fixed positions is one field. */
    record Fields(long line, List<String> fields) implements Raw {}

    record Broken(long line, String reason, String text) implements Raw {}
}
