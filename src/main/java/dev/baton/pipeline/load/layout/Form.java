package dev.baton.pipeline.load.layout;

/** How a line is cut into fields. */
public sealed interface Form {
    /** Fields with a delimiter between them; {@code quote} is 0 when nothing is quoted. */
    record Delimited(char delimiter, char quote, boolean header) implements Form {}

    /** Fields at fixed positions, counted in characters. */
    record Fixed() implements Form {}
}
