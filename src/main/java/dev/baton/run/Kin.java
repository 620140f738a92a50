package dev.baton.run;

import dev.baton.plan.RunId;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets runs that belong together follow one another when a leg is over: a parent goes on when what
 * it waits for has ended, and children end with their parent.
 */
final class Kin {
    private static final Logger LOG = Logger.getLogger(Kin.class);
    private static final String ENDED =
            """
            select exists (select from run parent join run child on child.id = any(parent.awaits)
                where parent.id = ? and child.status not in ('running', 'waiting', 'paused'))
            """;
    private static final String STOP =
            """
            update run set cancel_by = coalesce(cancel_by, ?)
            where parent = ? and status in ('running', 'waiting', 'paused') returning id
            """;

    private final DataSource database;
    private final String executor;
    private final Consumer<LegId> start;
    private final BiConsumer<RunId, Consumer<Leg>> here;

    Kin(
            DataSource database,
            String executor,
            Consumer<LegId> start,
            BiConsumer<RunId, Consumer<Leg>> here) {
        this.database = database;
        this.executor = executor;
        this.start = start;
        this.here = here;
    }

    /** To be called when a leg is over; what this cannot do now the watch does later. */
    void after(Leg leg) {
        var end = leg.ending();
        if (end == null) {
            return;
        }
        var parent = leg.claim().parent();
        try {
            if (end.ended() && parent != null) {
                wake(parent);
            }
            if (end.ended() && !end.answered()) {
                stop(leg.claim().run());
            }
            if (end == RunStatus.WAITING && !leg.children().isEmpty()) {
                wake(leg.claim().run());
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "the runs that belong to %s are told later", leg.claim().run());
        }
    }

    /** Lets a run that waits for one of its own go on, if that has ended. */
    private void wake(RunId parent) {
        var next =
                Transaction.of(
                        database,
                        "the run " + parent + " was not woken",
                        connection -> {
                            var run = RunRow.lock(connection, parent);
                            return run.isPresent()
                                            && run.get().status() == RunStatus.WAITING
                                            && childEnded(connection, parent)
                                    ? Optional.of(run.get().goOn(connection, executor))
                                    : Optional.<LegId>empty();
                        });
        // Not on this thread: DBOS takes what a leg's thread starts for a part of that leg.
        next.ifPresent(leg ->
                Thread.ofVirtual()
                        .inheritInheritableThreadLocals(false)
                        .start(() -> start.accept(leg)));
    }

    private static boolean childEnded(Connection connection, RunId parent) throws SQLException {
        try (var query = connection.prepareStatement(ENDED)) {
            query.setString(1, parent.value());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void stop(RunId parent) {
        var stopped =
                Transaction.of(
                        database,
                        "the runs of " + parent + " were not stopped",
                        connection -> stop(connection, parent));
        stopped.forEach(child -> here.accept(child, Leg::cancel));
    }

    private static List<RunId> stop(Connection connection, RunId parent) throws SQLException {
        var stopped = new ArrayList<RunId>();
        try (var update = connection.prepareStatement(STOP)) {
            update.setString(1, "run " + parent);
            update.setString(2, parent.value());
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    stopped.add(new RunId(rows.getString(1)));
                }
            }
        }
        return stopped;
    }
}
