package dev.baton.sql;

import java.util.List;

/** A declared foreign key; the column lists have the same length and order. */
public record ForeignKey(
        TableName from, List<String> fromColumns, TableName to, List<String> toColumns) {
    public ForeignKey {
        fromColumns = List.copyOf(fromColumns);
        toColumns = List.copyOf(toColumns);
    }
}
