package dev.baton.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as read from the database. {@code databaseType} is its own name for the type; {@code
 * samples} are a few distinct stored values as text; {@code distinct} is the estimated number of
 * distinct values, -1 when unknown.
 */
public record Column(
        String name,
        ColumnType type,
        String databaseType,
        boolean nullable,
        @Nullable String comment,
        List<String> samples,
        long distinct) {
    public Column {
        samples = List.copyOf(samples);
    }
}
