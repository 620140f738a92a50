package dev.baton.pipeline.performance;

import dev.baton.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a database said of its work at one moment, as far as its role may see: only tables that may
 * be asked. Statements are absent where nobody counts them.
 */
record Snapshot(
        Database database,
        List<Table> tables,
        List<Index> indexes,
        List<Key> foreignKeys,
        List<Session> sessions,
        Optional<List<Statement>> statements) {
    Snapshot {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        sessions = List.copyOf(sessions);
    }

    /** The whole database; {@code seesAll} says whether our role sees others' sessions. */
    record Database(
            String version,
            String role,
            long bytes,
            long hit,
            long read,
            long commits,
            long rollbacks,
            long deadlocks,
            long sessions,
            long mostSessions,
            boolean seesAll) {}

    /** A table; {@code rowBytes} is the width of a row as far as the columns' statistics tell. */
    record Table(
            TableName name,
            long rows,
            long bytes,
            long indexBytes,
            long scans,
            long scannedRows,
            long indexScans,
            Upkeep upkeep,
            long pages,
            long pageBytes,
            OptionalDouble rowBytes) {}

    /**
     * How many rows a table has dead and alive, and changed since it was last analysed, if ever.
     */
    record Upkeep(long live, long dead, long changed, boolean analyzed) {}

    /** An index; an expression in it has no column name. */
    record Index(
            TableName table,
            String name,
            List<String> columns,
            boolean unique,
            boolean valid,
            boolean partial,
            boolean ofConstraint,
            String method,
            long scans,
            long bytes) {
        Index {
            columns = List.copyOf(columns);
        }

        boolean plain() {
            return valid && !partial && method.equals("btree");
        }
    }

    /** A foreign key, declared or only known to the semantic layer. */
    record Key(TableName table, List<String> columns, TableName to, long rows) {
        Key {
            columns = List.copyOf(columns);
        }
    }

    /** A session; times are in seconds, state is empty where it may not be seen. */
    record Session(long pid, String state, long openSeconds, long stateSeconds, long blockedBy) {}

    /** A kind of statement; the text is empty where it may not be shown. */
    record Statement(
            String id, String text, long calls, double totalMillis, double meanMillis, long rows) {}
}
