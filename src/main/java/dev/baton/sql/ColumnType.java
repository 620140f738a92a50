package dev.baton.sql;

/** What kind of values a column holds, as far as asking in words cares. */
public enum ColumnType {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIME,
    INTERVAL,
    UUID,
    JSON,
    ARRAY,
    BINARY,
    OTHER;

    public boolean numeric() {
        return this == INTEGER || this == DECIMAL;
    }

    public boolean temporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
