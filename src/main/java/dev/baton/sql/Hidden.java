package dev.baton.sql;

import java.util.List;
import java.util.Set;

/** The tables and columns nobody may ask for: what is hidden is as if it were not there. */
public final class Hidden {
    private final Set<String> names;

    private Hidden(Semantics semantics) {
        names = Set.copyOf(semantics.hidden());
    }

    public static Hidden in(Semantics semantics) {
        return new Hidden(semantics);
    }

    public boolean hides(TableName table) {
        return names.contains(table.toString()) || names.contains(table.name());
    }

    public boolean hides(ColumnName column) {
        return hides(column.table())
                || names.contains(column.toString())
                || names.contains(column.table().name() + "." + column.name());
    }

    /** The catalogue without them, and without the keys they were part of. */
    public Catalogue from(Catalogue catalogue) {
        if (names.isEmpty()) {
            return catalogue;
        }
        var tables =
                catalogue.tables().stream()
                        .filter(table -> !hides(table.name()))
                        .map(this::from)
                        .filter(table -> !table.columns().isEmpty())
                        .toList();
        var keys =
                catalogue.foreignKeys().stream()
                        .filter(key -> shows(key.from(), key.fromColumns()))
                        .filter(key -> shows(key.to(), key.toColumns()))
                        .toList();
        return new Catalogue(tables, keys, catalogue.version(), catalogue.readAt());
    }

    private Table from(Table table) {
        return new Table(
                table.name(),
                table.view(),
                table.comment(),
                table.columns().stream()
                        .filter(column -> !hides(new ColumnName(table.name(), column.name())))
                        .toList(),
                shows(table.name(), table.primaryKey()) ? table.primaryKey() : List.of(),
                table.uniqueKeys().stream().filter(key -> shows(table.name(), key)).toList(),
                table.rows());
    }

    private boolean shows(TableName table, List<String> columns) {
        return columns.stream().noneMatch(column -> hides(new ColumnName(table, column)));
    }
}
