package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.agent.AgentRegistry;
import dev.baton.escalation.Choice;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Filter;
import dev.baton.event.DirectConnections;
import dev.baton.event.EventConfig;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.event.LoggedEvent;
import dev.baton.event.Wire;
import dev.baton.launch.Database;
import dev.baton.plan.Decision;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.planner.Planning;
import dev.baton.planner.Workflows;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An engine of its own on a database, without the server around it. */
public final class TestEngine implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    public final Database database;
    final HikariDataSource pool;
    private final DataSource store;
    public final Feed feed = new Feed();
    final EventLog log;
    final Runs runs;
    private final Wire wire;
    public final DurableRunEngine engine;

    private TestEngine(
            Database database,
            AgentRegistry agents,
            @Nullable Planning planning,
            Map<String, String> settings) {
        this.database = database;
        this.pool = pool(database);
        this.store = OneEach.of(pool);
        this.log = new EventLog(store);
        this.runs = new Runs(store);
        var direct = new DirectConnections(database.url(), database.user(), database.password());
        // Without it whoever waits for a run of another process would wait in vain.
        this.wire = new Wire(feed, direct, store, config(EventConfig.class, Map.of()));
        this.engine =
                new DurableRunEngine(
                        store,
                        direct,
                        agents,
                        planning,
                        new Workflows(),
                        feed,
                        config(RunConfig.class, settings),
                        config(EscalationConfig.class, settings),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
        engine.start();
    }

    public static TestEngine on(Database database, Map<String, String> settings, Agent... agents) {
        return with(database, settings, new AgentRegistry(List.of(agents)));
    }

    /** With a registry of agents here and elsewhere. */
    public static TestEngine with(
            Database database, Map<String, String> settings, AgentRegistry agents) {
        return new TestEngine(database, agents, null, settings);
    }

    /** On a fresh database, with somebody who makes plans. */
    static TestEngine planning(Planning planning, Agent... agents) {
        return planning(planning, Map.of(), agents);
    }

    static TestEngine planning(Planning planning, Map<String, String> settings, Agent... agents) {
        return new TestEngine(
                migrated(TestPostgres.fresh()),
                new AgentRegistry(List.of(agents)),
                planning,
                settings);
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
        all.put("baton.run.drain", "0s");
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
        return store;
    }

    /** What of a run waits for people. */
    List<Escalation> waiting(RunId run) {
        var filter =
                new Filter(
                        Filter.Group.WAITING, Filter.Order.AGE, null, null, run, null, null, null);
        return new EscalationList(store).list(filter, Caller.LOCAL, null, 100).items();
    }

    /** The one thing of a run that waits for a person, once the run does. */
    Escalation held(RunId run) {
        atRest(run, RunStatus.WAITING);
        return waiting(run).getFirst();
    }

    /** The runs that steps of this one have started. */
    List<RunId> childrenOf(RunId run) {
        try (var connection = pool.getConnection();
                var query =
                        connection.prepareStatement(
                                "select id from run where parent = ? order by created_at")) {
            query.setString(1, run.value());
            var found = new ArrayList<RunId>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new RunId(rows.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void atRest(RunId run, RunStatus status) {
        Latches.until(() -> engine.find(run).orElseThrow().status() == status);
    }

    void decide(Escalation escalation, Decision.Action action, Value correction) {
        var seen = new Choice.Seen(escalation.standing().version(), escalation.shownHash());
        engine.decide(
                escalation.id(),
                new Choice(action, correction, "because", seen),
                new Caller("berta", Set.of(Permission.DECIDE)));
    }

    void approve(Escalation escalation) {
        decide(escalation, Decision.Action.APPROVE, Value.NOTHING);
    }

    void correct(Escalation escalation, Value correction) {
        decide(escalation, Decision.Action.CORRECT, correction);
    }

    void reject(Escalation escalation) {
        decide(escalation, Decision.Action.REJECT, Value.NOTHING);
    }

    /** The run when it has ended; its log has no gaps and one end. */
    RunView end(RunId run) {
        var ended = engine.await(run, PATIENCE);
        var seqs = events(run).stream().map(LoggedEvent::seq).toList();
        assertThat(seqs)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(types(run)).containsOnlyOnce("workflow_completed");
        return ended;
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
        wire.close();
        pool.close();
    }
}
