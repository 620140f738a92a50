package dev.baton.sql.postgres;

import dev.baton.sql.Column;
import dev.baton.sql.Table;
import java.util.List;

/** Tables and columns with something more known of them. */
final class Changed {
    private Changed() {}

    static Column samples(Column column, List<String> samples) {
        return distinct(column, samples, column.distinct());
    }

    static Column distinct(Column column, List<String> samples, long distinct) {
        return new Column(
                column.name(),
                column.type(),
                column.databaseType(),
                column.nullable(),
                column.comment(),
                samples,
                distinct);
    }

    static Table columns(Table table, List<Column> columns, long rows) {
        return new Table(
                table.name(),
                table.view(),
                table.comment(),
                columns,
                table.primaryKey(),
                table.uniqueKeys(),
                rows);
    }
}
