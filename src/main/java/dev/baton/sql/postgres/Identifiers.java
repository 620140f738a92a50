package dev.baton.sql.postgres;

import dev.baton.sql.TableName;

/** Names as SQL: always quoted, so that no name can be anything but a name. */
final class Identifiers {
    private Identifiers() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }
}
