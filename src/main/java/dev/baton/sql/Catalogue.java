package dev.baton.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a database says of itself. {@code version} is a hash that changes when its structure does.
 */
public record Catalogue(
        List<Table> tables, List<ForeignKey> foreignKeys, String version, Instant readAt) {
    public Catalogue {
        tables = List.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
