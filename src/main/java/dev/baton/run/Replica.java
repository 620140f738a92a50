package dev.baton.run;

import dev.baton.event.DirectConnections;
import dev.baton.plan.RunId;
import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This process among the others: a lock on its name for as long as it lives, and what it may do
 * with the runs of those whose lock is free. One thread uses it.
 */
final class Replica implements AutoCloseable {
    private static final String LOCK =
            "select pg_advisory_lock(hashtextextended('baton:' || ?, 0))";
    private static final String TRY_LOCK =
            "select pg_try_advisory_lock(hashtextextended('baton:' || ?, 0))";
    private static final String UNLOCK =
            "select pg_advisory_unlock(hashtextextended('baton:' || ?, 0))";
    private static final String BEAT =
            """
            insert into replica(executor, heartbeat, agents)
            values (?, now(), string_to_array(?, ','))
            on conflict (executor) do update set heartbeat = now(), agents = excluded.agents
            """;
    // Right after a start of the database every lock is free: nobody is dead for that.
    private static final String OTHERS =
            """
            select executor from (
                select owner as executor from run where status = 'running'
                union select executor_id from dbos.workflow_status where status = 'PENDING'
                union select executor from replica where heartbeat < now() - interval '5 seconds')
                as others
            where executor not in ('', ?)
              and now() - pg_postmaster_start_time() > ? * interval '1 millisecond'
            """;
    private static final String CLAIM =
            """
            update run set owner = ?, epoch = nextval('run_epoch'), takeovers = takeovers + 1
            where owner = ? and status = 'running' returning id
            """;
    private static final String LEGS =
            """
            select workflow_uuid from dbos.workflow_status
            where status = 'PENDING' and executor_id = ? and name = 'leg'
            """;
    private static final String BURY = "delete from replica where executor = ?";
    private static final String SILENT =
            """
            select pg_terminate_backend(a.pid) from replica r
            join pg_stat_activity a on starts_with(a.application_name, r.executor)
            where r.executor <> ? and r.heartbeat < now() - ? * interval '1 millisecond'
              and now() - pg_postmaster_start_time() > ? * interval '1 millisecond'
            """;
    private static final String LOST =
            """
            select r.id, r.leg from run r
            where r.owner = ? and r.status = 'running' and not exists (
                select from dbos.workflow_status w
                where w.workflow_uuid = r.id || '.' || r.leg
                  and (w.status in ('ENQUEUED', 'DELAYED')
                       or w.status = 'PENDING' and (w.executor_id <> r.owner
                           or w.updated_at > extract(epoch from now()) * 1000 - 3000)))
            """;
    private static final String NEXT_LEG =
            """
            update run set leg = leg + 1, takeovers = takeovers + 1,
                           epoch = nextval('run_epoch'), owner = ''
            where id = ? and leg = ? and status = 'running' and owner = ?
            """;
    private static final String OWN =
            "select epoch from run where owner = ? and status = 'running'";
    private static final String WANTED =
            """
            select id, cancel_by is not null as stop, pause_by, news from run
            where owner = ? and status = 'running'
              and (cancel_by is not null or news <> seen
                   or (status = 'paused') <> (pause_by is not null))
            """;
    private static final String WANTED_AT_REST =
            """
            update run set leg = leg + 1, status = 'running', owner = ?,
                           epoch = nextval('run_epoch')
            where id in (
                select id from run
                where status in ('running', 'waiting', 'paused')
                  and (cancel_by is not null or news <> seen
                       or (status = 'paused') <> (pause_by is not null))
                  and (status = 'waiting'
                       or status = 'paused' and (cancel_by is not null or pause_by is null)
                       or status = 'running' and owner = '' and cancel_by is not null)
                for update skip locked)
            returning id, leg
            """;

    private static final String CHILDREN_ENDED =
            """
            update run set leg = leg + 1, status = 'running', owner = ?,
                           epoch = nextval('run_epoch')
            where id in (
                select id from run parent
                where status = 'waiting' and awaits is not null and exists (
                    select from run child where child.id = any(parent.awaits)
                    and child.status not in ('running', 'waiting', 'paused'))
                for update skip locked)
            returning id, leg
            """;

    private final DirectConnections connections;
    private final String executor;
    private final RunConfig config;
    private final Supplier<String> agents;
    private @Nullable Connection connection;
    private @Nullable Long lockedAgain;
    private boolean lockedBefore;

    /** {@code agents} gives the names of those on duty here, with commas between them. */
    Replica(
            DirectConnections connections,
            String executor,
            RunConfig config,
            Supplier<String> agents) {
        this.connections = connections;
        this.executor = executor;
        this.config = config;
        this.agents = agents;
    }

    boolean locked() {
        return connection != null;
    }

    /** Takes the lock on this process's own name; waits while another process holds it. */
    void lock() throws SQLException {
        connection = connections.open(executor + "-lock", "");
        call(LOCK, executor);
        beat();
        lockedAgain = lockedBefore ? System.nanoTime() : null;
        lockedBefore = true;
    }

    /** Says that this process lives; throws when its connection, and so its lock, is gone. */
    void beat() throws SQLException {
        update(BEAT, executor, agents.get());
    }

    /**
     * The processes that own runs and may be dead; none while they may be locking again as well.
     */
    List<String> others() throws SQLException {
        var since = lockedAgain;
        if (since != null && System.nanoTime() - since < config.databaseStart().toNanos()) {
            return List.of();
        }
        return list(OTHERS, row -> row.getString(1), executor, config.databaseStart().toMillis());
    }

    /** What a dead process left. */
    record Left(int runs, List<LegId> legs) {}

    /** Takes the runs of a process over if it is dead; empty handed when it lives. */
    Left takeOver(String other) throws SQLException {
        if (!call(TRY_LOCK, other)) {
            return new Left(0, List.of());
        }
        try {
            var runs = list(CLAIM, row -> row.getString(1), executor, other).size();
            var legs = list(LEGS, row -> LegId.parse(row.getString(1)), other);
            update(BURY, other);
            return new Left(runs, legs);
        } finally {
            call(UNLOCK, other);
        }
    }

    /** Takes the connections of processes that live but do not move, and their locks with them. */
    int silence() throws SQLException {
        return list(
                        SILENT,
                        row -> row.getBoolean(1),
                        executor,
                        config.silence().toMillis(),
                        config.databaseStart().toMillis())
                .size();
    }

    /** The latest legs of this process's runs that nobody carries out and nobody will start. */
    List<LegId> lost() throws SQLException {
        return list(LOST, row -> new LegId(new RunId(row.getString(1)), row.getInt(2)), executor);
    }

    /** Puts the leg after a lost one into the queue, unless somebody was faster. */
    void queue(LegId lost) throws SQLException {
        update(NEXT_LEG, lost.run().value(), lost.number(), executor);
    }

    /** The claims of this process that nobody has taken over. */
    Set<Long> own() throws SQLException {
        return Set.copyOf(list(OWN, row -> row.getLong(1), executor));
    }

    /** What people want of a run: to stop it, to let it rest, that it hears their decisions. */
    record Wish(RunId run, boolean stop, @Nullable String pauseBy, int news) {}

    /** What people want of runs that this process carries out. */
    List<Wish> wanted() throws SQLException {
        return list(
                WANTED,
                row ->
                        new Wish(
                                new RunId(row.getString("id")),
                                row.getBoolean("stop"),
                                row.getString("pause_by"),
                                row.getInt("news")),
                executor);
    }

    /** Runs that nobody carries out and of which somebody wants something: the legs that will. */
    List<LegId> wantedAtRest() throws SQLException {
        return list(
                WANTED_AT_REST,
                row -> new LegId(new RunId(row.getString(1)), row.getInt(2)),
                executor);
    }

    /** Waiting runs of whose own runs one has ended unnoticed: the legs that go on with them. */
    List<LegId> childrenEnded() throws SQLException {
        return list(
                CHILDREN_ENDED,
                row -> new LegId(new RunId(row.getString(1)), row.getInt(2)),
                executor);
    }

    private <T> List<T> list(String sql, Statements.Row<T> read, Object... parameters)
            throws SQLException {
        return Statements.list(held(), sql, read, parameters);
    }

    private int update(String sql, Object... parameters) throws SQLException {
        return Statements.update(held(), sql, parameters);
    }

    private boolean call(String sql, String name) throws SQLException {
        return list(sql, row -> row.getString(1), name).getFirst().equals("t");
    }

    private Connection held() throws SQLException {
        var current = connection;
        if (current == null) {
            throw new SQLException("the connection with this process's lock is gone");
        }
        return current;
    }

    /** Nobody needs to look whether this process is dead: it leaves nothing behind. */
    void leave() {
        try {
            update(BURY, executor);
        } catch (SQLException _) {
            // Whoever looks finds it gone.
        }
        close();
    }

    @Override
    public void close() {
        var old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException _) {
                // It was gone before.
            }
        }
    }
}
