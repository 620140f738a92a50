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
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands legs to DBOS, which starts them here or, taken up from a dead process, anywhere. */
final class Dispatcher implements AutoCloseable {
    private static final String RECOVERY = "recovery";
    private static final int CONNECTIONS = 8;

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
