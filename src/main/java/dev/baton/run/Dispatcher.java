package dev.baton.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.event.DirectConnections;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.exceptions.DBOSWorkflowExecutionConflictException;
import dev.dbos.transact.workflow.Queue;
import dev.dbos.transact.workflow.Workflow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands legs to DBOS, which starts them here or, taken up from a dead process, anywhere. */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final String RECOVERY = "recovery";
    private static final int CONNECTIONS = 8;
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String UNSETTLED =
            """
            select exists (select from dbos.workflow_status
                           where status = 'PENDING' and executor_id = ?)
            """;

    private final String executor;
    private final HikariDataSource pool;
    private final DBOS dbos;
    private final LegFlow flow;

    /** A leg as DBOS calls it. */
    private record Body(Consumer<LegId> work) implements LegFlow {
        @Override
        @Workflow(name = "leg", maxRecoveryAttempts = 1000)
        public @Nullable String leg(String id) {
            try {
                // DBOS makes this thread without the server's class loader.
                Thread.currentThread().setContextClassLoader(Dispatcher.class.getClassLoader());
                work.accept(LegId.parse(id));
                return null;
            } catch (Fenced _) {
                // The one exception DBOS does not write over the row of the new owner.
                throw new DBOSWorkflowExecutionConflictException(id);
            }
        }
    }

    Dispatcher(DirectConnections connections, String executor, int capacity, Consumer<LegId> work) {
        this.executor = executor;
        pool = pool(connections, executor);
        dbos =
                new DBOS(
                        DBOSConfig.defaults("baton")
                                .withDataSource(QuietDataSource.of(pool))
                                .withUseListenNotify(false)
                                .withAppVersion("1")
                                .withExecutorId(executor));
        dbos.registerQueue(
                new Queue(RECOVERY)
                        .withWorkerConcurrency(capacity)
                        .withPollingInterval(Duration.ofMillis(250)));
        flow = dbos.registerProxy(LegFlow.class, new Body(work));
    }

    /** Makes its tables if need be; no leg starts before this returns. */
    void launch() {
        dbos.launch();
    }

    void start(LegId leg) {
        var id = leg.toString();
        dbos.startWorkflow(() -> flow.leg(id), new StartWorkflowOptions(id));
    }

    /** Lets whoever has room go on with legs whose process is gone. */
    void resume(List<LegId> legs) {
        dbos.resumeWorkflows(legs.stream().map(LegId::toString).toList(), RECOVERY);
    }

    /** Waits until DBOS has noted of all legs that were over here that they are, if it soon has. */
    void settle() {
        var end = System.nanoTime() + SETTLING.toNanos();
        try {
            while (unsettled() && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        } catch (SQLException e) {
            LOG.debug("DBOS notes no more", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean unsettled() throws SQLException {
        try (var connection = pool.getConnection();
                var query = connection.prepareStatement(UNSETTLED)) {
            query.setString(1, executor);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static HikariDataSource pool(DirectConnections connections, String executor) {
        var config = new HikariConfig();
        config.setPoolName("baton-dbos");
        config.setJdbcUrl(connections.url());
        config.setUsername(connections.user());
        config.setPassword(connections.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.addDataSourceProperty("ApplicationName", executor);
        // Our own commits follow at once and flush what DBOS wrote before.
        // Its tables begin empty: plans made then must not stay scans of the whole table.
        config.addDataSourceProperty("options", "-c synchronous_commit=off -c enable_seqscan=off");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        dbos.shutdown();
        pool.close();
    }
}
