package dev.baton.sql.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads with a connection so that nothing can be changed or waited for: every read is undone. */
final class Reading {
    private final Connection connection;
    private final Duration patience;

    Reading(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** One row as what it means. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Reading within(Duration patience) {
        return new Reading(connection, patience);
    }

    <T> List<T> rows(String sql, Row<T> mapping, Object... parameters) throws SQLException {
        var automatic = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var limits = connection.createStatement()) {
            limits.execute("set transaction read only");
            limits.execute("set local statement_timeout = " + patience.toMillis());
            limits.execute("set local lock_timeout = 1000");
            return read(sql, mapping, parameters);
        } finally {
            connection.rollback();
            connection.setAutoCommit(automatic);
        }
    }

    /** The rows, unless the database would not give them in time or at all. */
    <T> Optional<List<T>> rowsIfGiven(String sql, Row<T> mapping, Object... parameters)
            throws SQLException {
        try {
            return Optional.of(rows(sql, mapping, parameters));
        } catch (SQLException e) {
            if (lost(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean lost(SQLException e) {
        var state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private <T> List<T> read(String sql, Row<T> mapping, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1_000);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var read = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(mapping.of(rows));
                }
            }
            return read;
        }
    }
}
