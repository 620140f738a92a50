package dev.baton.pipeline.load.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters in order. */
final class Statements {
    private Statements() {}

    static PreparedStatement with(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** The first column of the first row as text. */
    static Optional<String> one(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = with(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** How many rows it changed. */
    static int run(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = with(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }
}
