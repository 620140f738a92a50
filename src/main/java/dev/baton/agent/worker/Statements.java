package dev.baton.agent.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs statements on one connection, or in one transaction, of Baton's own database. */
final class Statements {
    private final Connection connection;

    private Statements(Connection connection) {
        this.connection = connection;
    }

    /** What to do with them. */
    interface Action<T> {
        T on(Statements statements) throws SQLException;
    }

    /** Makes a value of a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Each statement by itself; throws {@link IllegalStateException} with that sentence. */
    static <T> T on(DataSource database, String failure, Action<T> action) {
        try (var connection = database.getConnection()) {
            return action.on(new Statements(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    /** All statements or none. */
    static <T> T together(DataSource database, String failure, Action<T> action) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = action.on(new Statements(connection));
                connection.commit();
                return result;
            } finally {
                // Nothing is left to undo after a commit.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    <T> List<T> list(String sql, Reading<T> reading, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reading.read(rows));
            }
            return found;
        }
    }

    int update(String sql, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
