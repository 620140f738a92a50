package dev.baton.memory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A piece of work in one transaction: all of it or, when it throws, none. */
final class Transaction {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('memory:' || ?, 0))";
    private static final String CHANGED =
            """
            insert into memory_revision as r (about, revision) values (?, 1)
            on conflict (about) do update set revision = r.revision + 1
            """;

    private static final String REVISION = "select revision from memory_revision where about = ?";

    private Transaction() {}

    /** What is done in it. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    static <T> T of(DataSource database, String failure, Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    /** Writers about the same thing wait for one another. */
    static void lock(Connection connection, String what) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, what);
            lock.execute();
        }
    }

    /** What was read about that (the pairs of a data source, outcomes) is old now. */
    static void changed(Connection connection, String about) throws SQLException {
        update(connection, CHANGED, about);
    }

    static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** How often that was changed; what was read at another revision is old. */
    static long revision(DataSource database, String about) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(REVISION)) {
            query.setString(1, about);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was confirmed cannot be read", e);
        }
    }
}
