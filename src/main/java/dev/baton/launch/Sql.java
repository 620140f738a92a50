package dev.baton.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The few questions a start asks of its databases. */
final class Sql {
    private Sql() {}

    /** The first column of the first row as text; empty when there is none. */
    static Optional<String> one(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    static boolean any(Connection connection, String sql, String... parameters)
            throws SQLException {
        return one(connection, sql, parameters).isPresent();
    }
}
