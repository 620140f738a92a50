package dev.baton.memory;

import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Who writes about the same thing takes turns, and readers see that what they read is old. */
final class Revisions {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('memory:' || ?, 0))";
    private static final String CHANGED =
            """
            insert into memory_revision as r (about, revision) values (?, 1)
            on conflict (about) do update set revision = r.revision + 1
            """;
    private static final String REVISION = "select revision from memory_revision where about = ?";

    private Revisions() {}

    /** Writers about the same thing wait for one another. */
    static void lock(Connection connection, String what) throws SQLException {
        try (var lock = Statements.with(connection, LOCK, what)) {
            lock.execute();
        }
    }

    /** What was read about that (the pairs of a data source, outcomes) is old now. */
    static void changed(Connection connection, String about) throws SQLException {
        Statements.update(connection, CHANGED, about);
    }

    /** How often that was changed; what was read at another revision is old. */
    static long revision(DataSource database, String about) {
        try (var connection = database.getConnection();
                var query = Statements.with(connection, REVISION, about);
                var row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("what was confirmed cannot be read", e);
        }
    }
}
