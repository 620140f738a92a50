package dev.baton.sql;

/** A column of a table. */
public record ColumnName(TableName table, String name) {
    @Override
    public String toString() {
        return table + "." + name;
    }
}
