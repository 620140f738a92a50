package dev.baton.pipeline.load.layout;

import org.jspecify.annotations.Nullable;

/** A column of the table and where a file has its value. */
public record Column(
        String name, ColumnType type, boolean required, Place place, @Nullable String description) {

    /** Where a value stands. */
    public sealed interface Place {
        /** In the field of that name in the header. */
        record Named(String field) implements Place {}

        /** In the field of that number, from 0. */
        record Numbered(int index) implements Place {}

        /** At these positions of the line; {@code start} counts from 0. */
        record Positions(int start, int length) implements Place {
            public int end() {
                return start + length;
            }
        }

        /** In the file's name. */
        record FileNamePart(String name) implements Place {}
    }
}
