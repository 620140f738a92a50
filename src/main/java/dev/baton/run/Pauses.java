package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets runs rest and go on. */
final class Pauses {
    private static final String WANTED =
            "update run set pause_by = coalesce(pause_by, ?) where id = ?";
    private static final String PAUSED =
            "update run set status = 'paused', pause_by = ? where id = ?";
    private static final String UNWANTED = "update run set pause_by = null where id = ?";

    private final DataSource database;
    private final String executor;
    private final Clock clock;

    Pauses(DataSource database, String executor, Clock clock) {
        this.database = database;
        this.executor = executor;
        this.clock = clock;
    }

    /** What follows: a leg to start or a log that reaches to {@code seq}; neither when neither. */
    record Changed(RunStatus before, @Nullable LegId next, long seq) {}

    /** Whoever carries it out lets what is under way end; a run that waits rests at once. */
    Changed pause(RunId id, String by) {
        return change(
                id,
                (connection, run) ->
                        switch (run.status()) {
                            case RUNNING -> {
                                update(connection, WANTED, by, id);
                                yield new Changed(run.status(), null, 0);
                            }
                            case WAITING -> {
                                update(connection, PAUSED, by, id);
                                var seq = tell(connection, id, new Event.RunPaused(by));
                                yield new Changed(run.status(), null, seq);
                            }
                            case PAUSED -> new Changed(run.status(), null, 0);
                            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> throw ended();
                        });
    }

    /** A run that was to rest and is still being carried out just goes on. */
    Changed resume(RunId id, String by) {
        return change(
                id,
                (connection, run) ->
                        switch (run.status()) {
                            case PAUSED -> {
                                var seq = tell(connection, id, new Event.RunResumed(by));
                                var next = run.goOn(connection, executor);
                                yield new Changed(run.status(), next, seq);
                            }
                            case RUNNING, WAITING -> {
                                update(connection, UNWANTED, null, id);
                                yield new Changed(run.status(), null, 0);
                            }
                            case COMPLETED, PARTIALLY_COMPLETED, FAILED, CANCELLED -> throw ended();
                        });
    }

    private interface Change {
        Changed of(Connection connection, RunRow run) throws SQLException;
    }

    private Changed change(RunId id, Change change) {
        return Transaction.of(
                database,
                "the run " + id + " was not changed",
                connection ->
                        change.of(
                                connection,
                                RunRow.lock(connection, id).orElseThrow(() -> RunRow.unknown(id))));
    }

    private static ProblemException ended() {
        return ProblemException.of(Cause.CONFLICT, "The run has ended.");
    }

    private long tell(Connection connection, RunId run, Event event) throws SQLException {
        return EventLog.append(connection, run, event, clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static void update(Connection connection, String sql, @Nullable String by, RunId run)
            throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            if (by == null) {
                update.setString(1, run.value());
            } else {
                update.setString(1, by);
                update.setString(2, run.value());
            }
            update.executeUpdate();
        }
    }
}
