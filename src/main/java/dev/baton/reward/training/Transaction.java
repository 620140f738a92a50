package dev.baton.reward.training;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements of this package: with their parameters in order, and what fails said once. */
public final class Transaction {
    private static final int FETCHED = 500;

    private Transaction() {}

    /** What is done with a connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What a row says. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Does all of it or nothing. */
    public static <T> T of(DataSource database, String failed, Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(failed, e);
        }
    }

    /** All rows of a query, which is bounded by its own words. */
    public static <T> List<T> rows(
            DataSource database, String sql, Row<T> row, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var query = with(connection, sql, parameters);
                var found = query.executeQuery()) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Training runs cannot be read", e);
        }
    }

    /** Takes the rows of a query one by one, however many there are. */
    public static void each(
            DataSource database, String sql, Row<?> row, @Nullable Object... parameters) {
        Transaction.<Boolean>of(
                database,
                "Training runs cannot be read",
                connection -> {
                    try (var query = with(connection, sql, parameters)) {
                        query.setFetchSize(FETCHED);
                        try (var found = query.executeQuery()) {
                            while (found.next()) {
                                row.of(found);
                            }
                        }
                    }
                    return true;
                });
    }

    /** How many rows it changed. */
    public static int update(DataSource database, String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = with(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A training run was not recorded", e);
        }
    }

    static PreparedStatement with(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
