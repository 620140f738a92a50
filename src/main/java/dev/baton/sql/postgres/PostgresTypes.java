package dev.baton.sql.postgres;

import dev.baton.sql.ColumnType;

/** PostgreSQL's types as kinds of values. */
final class PostgresTypes {
    private PostgresTypes() {}

    /** By the type's own name, else by its category; a domain is asked for what it is made of. */
    static ColumnType kind(String name, String category) {
        return switch (name) {
            case "int2", "int4", "int8", "oid" -> ColumnType.INTEGER;
            case "numeric", "float4", "float8", "money" -> ColumnType.DECIMAL;
            case "date" -> ColumnType.DATE;
            case "timestamp", "timestamptz" -> ColumnType.TIMESTAMP;
            case "time", "timetz" -> ColumnType.TIME;
            case "interval" -> ColumnType.INTERVAL;
            case "uuid" -> ColumnType.UUID;
            case "json", "jsonb" -> ColumnType.JSON;
            case "bytea" -> ColumnType.BINARY;
            case "bool" -> ColumnType.BOOLEAN;
            case "char" -> ColumnType.TEXT;
            default -> byCategory(category);
        };
    }

    private static ColumnType byCategory(String category) {
        return switch (category) {
            case "S", "E" -> ColumnType.TEXT;
            case "A" -> ColumnType.ARRAY;
            default -> ColumnType.OTHER;
        };
    }
}
