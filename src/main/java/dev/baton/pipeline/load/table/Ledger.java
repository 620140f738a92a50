package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.parse.Row;
import dev.baton.pipeline.load.table.Manifest.Load;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The batches of one load that are in, and the records that were rejected. */
final class Ledger {
    private static final String DONE =
            """
            select batch, read, rejected, inserted, updated, unchanged, repeated
            from baton_load.load_batch where load_id = ?
            """;
    private static final String CLAIM =
            """
            insert into baton_load.load_batch
                (load_id, batch, first_line, last_line, read, rejected)
            select id, ?, ?, ?, ?, ? from baton_load.load
            where id = ? and load_key = ? and state = 'open'
            on conflict do nothing
            """;
    private static final String IN =
            "select 1 from baton_load.load_batch where load_id = ? and batch = ?";
    private static final String COUNT =
            """
            update baton_load.load_batch
            set inserted = ?, updated = ?, unchanged = ?, repeated = ?
            where load_id = ? and batch = ?
            """;
    private static final String KEPT =
            "select count(*) from baton_load.load_reject where load_id = ?";
    private static final String REJECT =
            """
            insert into baton_load.load_reject (load_id, line, reason, record)
            values (?, ?, ?, ?) on conflict do nothing
            """;

    private static final String FIRST =
            """
            select r.line, r.reason, r.record
            from baton_load.load l join baton_load.load_reject r on r.load_id = l.id
            where l.load_key = ? order by r.line limit ?
            """;

    private final Connection connection;
    private final Load load;
    private final Job job;
    private final Map<Integer, Counts> done = new TreeMap<>();

    Ledger(Connection connection, Load load, Job job) throws SQLException {
        this.connection = connection;
        this.load = load;
        this.job = job;
        read();
    }

    private void read() throws SQLException {
        try (var statement = Statements.with(connection, DONE, load.id());
                var row = statement.executeQuery()) {
            while (row.next()) {
                done.put(
                        row.getInt(1),
                        new Counts(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)));
            }
        }
    }

    boolean has(Batch batch) {
        return done.containsKey(batch.number());
    }

    Counts total() {
        return done.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /**
     * Takes the batch for this transaction; false when another process has brought it in meanwhile.
     * Throws conflict when the load is no longer this run's.
     */
    boolean claim(Batch batch) throws SQLException {
        var claimed =
                Statements.update(
                        connection,
                        CLAIM,
                        batch.number(),
                        batch.firstLine(),
                        batch.lastLine(),
                        batch.read(),
                        batch.rejects().size(),
                        load.id(),
                        job.key());
        if (claimed > 0) {
            return true;
        }
        if (Statements.one(connection, IN, load.id(), batch.number()).isEmpty()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "Another run has taken over the load of %s.".formatted(job.file()),
                    "Look at the other run, or start again.");
        }
        read();
        return false;
    }

    /** Writes down what became of a claimed batch. */
    void count(Batch batch, Counts counts) throws SQLException {
        Statements.update(
                connection,
                COUNT,
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.repeated(),
                load.id(),
                batch.number());
    }

    /** Keeps rejected records, no more than {@code most} of one load. */
    void keep(List<Row.Rejected> rejects, int most) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        // Counted anew each time: another process may be at the same load.
        var kept = Statements.one(connection, KEPT, load.id()).map(Long::parseLong).orElse(0L);
        var room = rejects.stream().limit(Math.max(0, most - kept)).toList();
        try (var statement = connection.prepareStatement(REJECT)) {
            for (var each : room) {
                statement.setLong(1, load.id());
                statement.setLong(2, each.line());
                statement.setString(3, each.reason());
                statement.setString(4, each.text());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static List<Row.Rejected> rejects(Connection connection, String key, int most)
            throws SQLException {
        var rejects = new ArrayList<Row.Rejected>();
        try (var statement = Statements.with(connection, FIRST, key, most);
                var row = statement.executeQuery()) {
            while (row.next()) {
                rejects.add(new Row.Rejected(row.getLong(1), row.getString(2), row.getString(3)));
            }
        }
        return rejects;
    }

    /** The batch's commit is through. */
    void committed(Batch batch, Counts counts) {
        done.put(batch.number(), counts);
    }
}
