package dev.baton.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.agent.AgentRegistry;
import dev.baton.event.DirectConnections;
import dev.baton.event.EventConfig;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.event.LoggedEvent;
import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import dev.baton.planner.Planning;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An engine of its own on a database, without the server around it. */
public final class TestEngine implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    public final Database database;
    final HikariDataSource pool;
    public final Feed feed = new Feed();
    final EventLog log;
    final Runs runs;
    public final DurableRunEngine engine;

    private TestEngine(
            Database database,
            List<Agent> agents,
            @Nullable Planning planning,
            Map<String, String> settings) {
        this.database = database;
        this.pool = pool(database);
        this.log = new EventLog(pool);
        this.runs = new Runs(pool);
        this.engine =
                new DurableRunEngine(
                        pool,
                        new DirectConnections(database.url(), database.user(), database.password()),
                        new AgentRegistry(agents),
                        planning,
                        feed,
                        config(RunConfig.class, settings),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
        engine.start();
    }

    public static TestEngine on(Database database, Map<String, String> settings, Agent... agents) {
        return new TestEngine(database, List.of(agents), null, settings);
    }

    /** On a fresh database, with somebody who makes plans. */
    static TestEngine planning(Planning planning, Agent... agents) {
        return new TestEngine(migrated(TestPostgres.fresh()), List.of(agents), planning, Map.of());
    }

    /** On a fresh database with all tables. */
    public static TestEngine fresh(Agent... agents) {
        return on(migrated(TestPostgres.fresh()), Map.of(), agents);
    }

    /** The same database, which is empty, with all tables; the second of a server is a copy. */
    public static Database migrated(Database database) {
        return Templates.filled(database);
    }

    static <T> T config(Class<T> type, Map<String, String> settings) {
        var all = new java.util.HashMap<String, String>();
        all.put("baton.run.database-start", "0s");
        all.put("baton.run.watch-every", "100ms");
        all.put("baton.run.retry-delay", "5ms");
        all.putAll(settings);
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(type);
        if (type != EventConfig.class) {
            all.forEach(builder::withDefaultValue);
        }
        return builder.build().getConfigMapping(type);
    }

    private static HikariDataSource pool(Database database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    /** The database as readers of runs see it. */
    public DataSource store() {
        return pool;
    }

    /** Starts a run and waits for its end. */
    public RunView ended(RunRequest request) {
        return engine.await(engine.start(request), PATIENCE);
    }

    List<LoggedEvent> events(RunId run) {
        return log.after(run, 0, 1000);
    }

    List<String> types(RunId run) {
        return events(run).stream().map(LoggedEvent::type).toList();
    }

    @Override
    public void close() {
        engine.stop();
        pool.close();
    }
}
