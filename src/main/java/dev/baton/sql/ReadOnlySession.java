package dev.baton.sql;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One read-only transaction with time-outs on a customer's database: always rolled back, and the
 * session cleared of all it kept before the connection goes back.
 */
final class ReadOnlySession {
    private static final long GRACE_MILLIS = 500;
    private static final String SETTINGS =
            """
            select set_config('default_transaction_read_only', 'on', false),
                   set_config('statement_timeout', '%1$d', false),
                   set_config('lock_timeout', '%2$d', false),
                   set_config('idle_in_transaction_session_timeout', '%3$d', false),
                   set_config('standard_conforming_strings', 'on', false),
                   set_config('TimeZone', 'UTC', false),
                   set_config('IntervalStyle', 'postgres', false)
            """;

    /** What is done with the session's one statement. */
    interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    private final ConnectionSource source;

    ReadOnlySession(ConnectionSource source) {
        this.source = source;
    }

    <T> T within(Duration time, Cancellation cancellation, Work<T> work) {
        cancellation.check();
        var connection = open();
        try {
            return inside(connection, time, cancellation, work);
        } finally {
            giveBack(connection);
        }
    }

    private Connection open() {
        try {
            return source.open();
        } catch (SQLException e) {
            throw SqlFailure.unreachable(e);
        }
    }

    private static <T> T inside(
            Connection connection, Duration time, Cancellation cancellation, Work<T> work) {
        Watch watch = null;
        try (var statement = connection.createStatement();
                var watching =
                        new Watch(
                                statement,
                                connection,
                                time.plusMillis(GRACE_MILLIS),
                                cancellation)) {
            watch = watching;
            connection.setReadOnly(true);
            statement.execute(settings(time));
            connection.setAutoCommit(false);
            return work.with(statement);
        } catch (SQLException e) {
            throw problem(e, cancellation, watch);
        }
    }

    private static ProblemException problem(
            SQLException e, Cancellation cancellation, @Nullable Watch watch) {
        if (cancellation.cancelled()) {
            return ProblemException.of(Cause.CANCELLED, "The request was cancelled.");
        }
        return watch != null && watch.late() ? SqlFailure.late(e) : SqlFailure.of(e);
    }

    private static String settings(Duration time) {
        long millis = Math.max(1, time.toMillis());
        return SETTINGS.formatted(millis, Math.min(millis, 2_000), millis + 10_000);
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            try {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                connection.setReadOnly(false);
                try (var statement = connection.createStatement()) {
                    statement.execute("discard all");
                }
            } catch (SQLException e) {
                // What cannot be cleared must not be used again.
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            return; // It was broken before; the pool drops it.
        }
    }
}
