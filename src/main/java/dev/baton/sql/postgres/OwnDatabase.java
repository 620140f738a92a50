package dev.baton.sql.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Baton's own database, which nobody may ask: it holds the secrets of all callers. */
@ApplicationScoped
class OwnDatabase {
    /** The same cluster, or a copy of it, and the same database, by whatever name reached. */
    private static final String IDENTITY =
            """
            select (select system_identifier from pg_control_system()) || '/' || oid
            from pg_database where datname = current_database()
            """;

    private final DataSource own;

    OwnDatabase(DataSource own) {
        this.own = own;
    }

    boolean is(Connection connection) throws SQLException {
        try (var ours = own.getConnection()) {
            return identity(connection).equals(identity(ours));
        }
    }

    private static String identity(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(IDENTITY)) {
            row.next();
            return row.getString(1);
        }
    }
}
