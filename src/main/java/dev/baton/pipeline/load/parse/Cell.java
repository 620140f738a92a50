package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.Column;
import dev.baton.pipeline.load.layout.Unreadable;
import java.util.List;

/** Where in a record, or outside it, a column's value is written. */
sealed interface Cell {
    Column column();

    /** What is written there, without blanks around it. */
    String written(List<String> fields) throws Unreadable;

    /** A field of a delimited record. */
    record Field(Column column, int index) implements Cell {
        @Override
        public String written(List<String> fields) {
            return fields.get(index).strip();
        }
    }

    /** A part of a line, counted in characters as a person counts them. */
    record Slice(Column column, int start, int end) implements Cell {
        @Override
        public String written(List<String> fields) throws Unreadable {
            var line = fields.getFirst();
            var from = place(line, start);
            if (from >= line.length() && column.required()) {
                throw new Unreadable(
                        "the line ends at %d, %s begins at %d"
                                .formatted(line.length(), column.name(), start + 1));
            }
            return line.substring(from, place(line, end)).strip();
        }

        private static int place(String line, int position) {
            var count = line.codePointCount(0, line.length());
            return count == line.length()
                    ? Math.min(position, count)
                    : line.offsetByCodePoints(0, Math.min(position, count));
        }
    }

    /** The same for all records of a file. */
    record Fixed(Column column, String value) implements Cell {
        @Override
        public String written(List<String> fields) {
            return value;
        }
    }
}
