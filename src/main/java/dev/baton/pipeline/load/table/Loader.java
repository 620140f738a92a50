package dev.baton.pipeline.load.table;

import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.WarehouseFailure;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.parse.Row;
import dev.baton.pipeline.load.parse.RowReader;
import dev.baton.pipeline.load.table.Manifest.Load;
import dev.baton.plan.Cancellation;
import dev.baton.store.Statements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Loads a file into its table, a batch in a commit: what is in is in once, whatever breaks, and a
 * load that broke off goes on where it was.
 */
public final class Loader {
    /** How many rows make a batch, how many rejects are kept, and how long an undo is possible. */
    public record Terms(int batchRows, int keepRejects, Duration keepUndo) {}

    /** Hears of each batch that is in: all counts so far and the position in the file. */
    @FunctionalInterface
    public interface Listener {
        void loaded(Counts soFar, long position);
    }

    private final Warehouse warehouse;
    private final Terms terms;

    public Loader(Warehouse warehouse, Terms terms) {
        this.warehouse = warehouse;
        this.terms = terms;
    }

    /**
     * Loads all that is not in yet. {@code position} says how far into its file {@code rows} is.
     * Throws database_unreachable, conflict, query_failed or cancelled; what is in by then stays.
     */
    public Counts load(
            Job job,
            RowReader rows,
            LongSupplier position,
            Listener listener,
            Cancellation cancellation)
            throws IOException {
        try (var connection = warehouse.open();
                var _ = cancellation.onCancel(() -> stop(connection))) {
            connection.setAutoCommit(false);
            var table = new TargetTable(warehouse.schema(), job.layout());
            var load = begin(connection, table, job);
            var ledger = new Ledger(connection, load, job);
            if (!load.finished()) {
                var merge = MergeSql.of(table, job.layout());
                Statements.update(connection, merge.createStaging());
                connection.commit();
                var batches = new Batches(rows, load.batchRows(), position, cancellation);
                new Run(connection, job, load, ledger, merge, listener).all(batches);
                Statements.update(connection, "analyze " + table.name());
                Manifest.finish(connection, load, job);
            }
            connection.commit();
            return ledger.total();
        } catch (SQLException e) {
            cancellation.check();
            throw WarehouseFailure.of(e);
        }
    }

    private Load begin(Connection connection, TargetTable table, Job job) throws SQLException {
        Manifest.prepare(connection);
        connection.commit();
        Locks.transaction(connection, job.layout().target().table());
        table.prepare(connection);
        var load = Manifest.begin(connection, job, terms.batchRows());
        Manifest.forget(connection, terms.keepUndo());
        connection.commit();
        return load;
    }

    private static void stop(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException _) {
            // It is over already, and the work ends at its next batch anyway.
        }
    }

    /**
     * What would be done to the table of a layout before a load, as SQL; none when it fits or there
     * is no warehouse. Throws as {@link #load}.
     */
    public List<String> changes(Layout layout) {
        if (!warehouse.present()) {
            return List.of();
        }
        try (var connection = warehouse.open()) {
            return new TargetTable(warehouse.schema(), layout).missing(connection);
        } catch (SQLException e) {
            throw WarehouseFailure.of(e);
        }
    }

    /** The first rejected records of a job that was loaded, at most {@code most}. */
    public List<Row.Rejected> rejects(Job job, int most) {
        try (var connection = warehouse.open()) {
            return Ledger.rejects(connection, job.key(), most);
        } catch (SQLException e) {
            throw WarehouseFailure.of(e);
        }
    }

    /** One load on its connection. */
    private final class Run {
        private final Connection connection;
        private final Job job;
        private final Load load;
        private final Ledger ledger;
        private final MergeSql merge;
        private final Listener listener;

        Run(
                Connection connection,
                Job job,
                Load load,
                Ledger ledger,
                MergeSql merge,
                Listener listener) {
            this.connection = connection;
            this.job = job;
            this.load = load;
            this.ledger = ledger;
            this.merge = merge;
            this.listener = listener;
        }

        /** The next batch is read while one is loaded. */
        void all(Batches batches) throws IOException, SQLException {
            try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
                var next = read(reader, batches);
                for (var batch = taken(next); batch != null; batch = taken(next)) {
                    next = read(reader, batches);
                    if (!ledger.has(batch)) {
                        one(batch);
                    }
                    listener.loaded(ledger.total(), batch.position());
                }
            }
        }

        private static Future<@Nullable Batch> read(ExecutorService reader, Batches batches) {
            return reader.submit(batches::next);
        }

        private static @Nullable Batch taken(Future<@Nullable Batch> next) throws IOException {
            try {
                return next.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException broken -> throw broken;
                    case RuntimeException wrong -> throw wrong;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }

        private void one(Batch batch) throws SQLException {
            copy(batch);
            // One at a time for each table: merges of the same keys would wait for one another.
            Locks.transaction(connection, job.layout().target().table());
            if (!ledger.claim(batch)) {
                connection.rollback();
                return;
            }
            var counts = merged(batch);
            ledger.count(batch, counts);
            ledger.keep(batch.rejects(), terms.keepRejects());
            connection.commit();
            ledger.committed(batch, counts);
        }

        private void copy(Batch batch) throws SQLException {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(merge.copy());
            try {
                copy.writeToCopy(batch.rows().bytes(), 0, batch.rows().size());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }

        private Counts merged(Batch batch) throws SQLException {
            try (var statement =
                            Statements.with(
                                    connection, merge.merge(), load.id(), load.id(), load.id());
                    var row = statement.executeQuery()) {
                row.next();
                var inserted = row.getLong(1);
                var updated = row.getLong(2);
                var latest = row.getLong(3);
                return new Counts(
                        batch.read(),
                        batch.rejects().size(),
                        inserted,
                        updated,
                        latest - inserted - updated,
                        batch.accepted() - latest);
            }
        }
    }
}
