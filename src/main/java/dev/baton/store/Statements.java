package dev.baton.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters in the order of the question marks. */
public final class Statements {
    // What a driver would fetch otherwise is everything at once.
    private static final int FETCHED = 1_000;

    private Statements() {}

    /** Makes a value of a row. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Sees rows go by. */
    public interface Each {
        void see(ResultSet row) throws SQLException;
    }

    /** Each statement by itself; throws IllegalStateException with that message when SQL failed. */
    public static <T> T on(DataSource database, String failure, Transaction.Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    /** A statement ready to be carried out; for the caller to close. */
    public static PreparedStatement with(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        bind(statement, values);
        return statement;
    }

    /** All rows of a query, which is bounded by its own words. */
    public static <T> List<T> list(
            Connection connection, String sql, Row<T> read, @Nullable Object... values)
            throws SQLException {
        try (var query = with(connection, sql, values);
                var rows = query.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(read.of(rows));
            }
            return found;
        }
    }

    /** Rows one by one, however many there are; in a transaction never all in memory. */
    public static void each(
            Connection connection, String sql, Each each, @Nullable Object... values)
            throws SQLException {
        try (var query = with(connection, sql, values)) {
            query.setFetchSize(FETCHED);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    each.see(rows);
                }
            }
        }
    }

    /** How many rows it changed. */
    public static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = with(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of the first row as text; empty when it is null or there is none. */
    public static Optional<String> one(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var query = with(connection, sql, values);
                var rows = query.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** Sets all parameters; a list becomes an array of texts. */
    public static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (var i = 0; i < values.length; i++) {
            if (values[i] instanceof List<?> texts) {
                var array = texts.stream().map(Object::toString).toArray(String[]::new);
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", array));
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
    }
}
