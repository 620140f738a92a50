package dev.baton.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table or view as read from the database; {@code rows} is an estimate, -1 when unknown. */
public record Table(
        TableName name,
        boolean view,
        @Nullable String comment,
        List<Column> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        long rows) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
