package dev.baton.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in a FROM clause: the name it goes by, its columns, and the table behind it when there
 * is one. An {@code open} one may have columns that cannot be told; {@code hidden} are those of the
 * table that nobody may read.
 */
record Relation(
        @Nullable String name,
        @Nullable String schema,
        List<Output> columns,
        boolean open,
        @Nullable Table table,
        List<String> hidden) {

    /** A column and, when it comes straight from a table, its name there. */
    record Output(String name, @Nullable ColumnName origin) {}

    Relation {
        columns = List.copyOf(columns);
        hidden = List.copyOf(hidden);
    }

    static Relation derived(@Nullable String name, List<Output> columns, boolean open) {
        return new Relation(name, null, columns, open, null, List.of());
    }

    /** Several relations under one name. */
    static Relation joined(List<Relation> parts) {
        return new Relation(
                null,
                null,
                parts.stream().flatMap(part -> part.columns().stream()).toList(),
                parts.stream().anyMatch(Relation::open),
                null,
                parts.stream().flatMap(part -> part.hidden().stream()).toList());
    }

    Relation named(String alias) {
        return new Relation(alias, null, columns, open, table, hidden);
    }

    /** The first columns take these names. */
    Relation renamed(List<String> names) {
        var renamed = new ArrayList<Output>();
        for (int i = 0; i < Math.max(names.size(), columns.size()); i++) {
            var origin = i < columns.size() ? columns.get(i).origin() : null;
            renamed.add(i < names.size() ? new Output(names.get(i), origin) : columns.get(i));
        }
        return new Relation(name, schema, renamed, open, table, hidden);
    }

    Optional<Output> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    boolean hides(String wanted) {
        return hidden.stream().anyMatch(wanted::equalsIgnoreCase);
    }
}
