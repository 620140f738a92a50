package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import dev.baton.sql.TableName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks of a table's rows; rows without a value are the concern of not_null alone. */
sealed interface Check {
    /** The columns of the table it looks at. */
    List<String> columns();

    /** Its name on the wire. */
    String type();

    /** Every row has a value. */
    record NotNull(String column) implements Check {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String type() {
            return "not_null";
        }
    }

    /** No two rows have the same values. */
    record Unique(List<String> columns) implements Check {
        public Unique {
            columns = List.copyOf(columns);
        }

        @Override
        public String type() {
            return "unique";
        }
    }

    /** Values lie between two bounds, of which one may be open. */
    record Range(String column, @Nullable Value min, @Nullable Value max) implements Check {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String type() {
            return "range";
        }
    }

    /** Values match a regular expression of the database. */
    record Pattern(String column, String expression) implements Check {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String type() {
            return "pattern";
        }
    }

    /** Values are found in another table. */
    record Foreign(List<String> columns, TableName to, List<String> toColumns) implements Check {
        public Foreign {
            columns = List.copyOf(columns);
            toColumns = List.copyOf(toColumns);
        }

        @Override
        public String type() {
            return "foreign_key";
        }
    }

    /** The newest value, of those not in the future, is not older than that. */
    record Freshness(String column, Duration maxAge) implements Check {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String type() {
            return "freshness";
        }
    }

    /** No two rows say the same in other letters. */
    record Duplicates(List<String> columns, Match match) implements Check {
        public Duplicates {
            columns = List.copyOf(columns);
        }

        @Override
        public String type() {
            return "duplicates";
        }
    }

    /** Values are among these. */
    record Allowed(String column, List<Value> values) implements Check {
        public Allowed {
            values = List.copyOf(values);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String type() {
            return "allowed_values";
        }
    }

    /** When two texts count as the same. */
    enum Match {
        /** The same letter by letter. */
        EXACT,
        /** The same but for case, accents, punctuation and spaces. */
        NORMALIZED,
        /** The same as {@link #NORMALIZED}, their words in any order. */
        WORDS
    }
}
