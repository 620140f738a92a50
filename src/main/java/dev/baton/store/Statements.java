package dev.baton.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements with their parameters in the order of the question marks. */
public final class Statements {
    private Statements() {}

    /** A statement ready to be carried out; for the caller to close. */
    public static PreparedStatement with(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        bind(statement, values);
        return statement;
    }

    /** How many rows it changed. */
    public static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = with(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Sets all parameters. */
    public static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
