package dev.baton.pipeline.load;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.pipeline.PipelineConfig;
import dev.baton.pipeline.Warehouse;
import dev.baton.plan.Plan;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine with the agents of pipelines and a warehouse, without the server around them. */
final class PipelineWorld implements AutoCloseable {
    final Database warehouse = TestPostgres.fresh();
    final AtomicInteger changes = new AtomicInteger();
    final Depot depot;
    final TableLoaderAgent loader;
    private final TestEngine engine;

    PipelineWorld(Path home, Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("baton.pipeline.warehouse.jdbc-url", warehouse.url());
        all.put("baton.pipeline.warehouse.username", warehouse.user());
        all.put("baton.pipeline.warehouse.password", warehouse.password());
        all.put("baton.pipeline.batch-rows", "100");
        all.putAll(settings);
        var config = config(all);
        depot =
                new Depot(
                        config,
                        new Warehouse(
                                config.warehouse().jdbcUrl(),
                                config.warehouse().username(),
                                config.warehouse().password(),
                                config.warehouse().schema()),
                        Clock.systemUTC(),
                        Optional.of(home.toString()),
                        changes::incrementAndGet);
        loader = new TableLoaderAgent(depot);
        engine =
                TestEngine.fresh(
                        new FileFetcherAgent(depot),
                        new FileParserAgent(depot),
                        new FloridaDataAgent(depot),
                        loader);
    }

    static PipelineConfig config(Map<String, String> settings) {
        var builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PipelineConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(PipelineConfig.class);
    }

    /** Carries data_pipeline out, as an operation with these parameters would. */
    RunView run(Map<String, Value> parameters) {
        var input = new Value.Fields(parameters);
        return run(new Workflows().plan("data_pipeline", input), input);
    }

    RunView run(Plan plan, Value.Fields input) {
        return engine.ended(
                new RunRequest(
                        new SessionId("s-1"),
                        Caller.LOCAL,
                        "data_pipeline",
                        "Load files",
                        plan,
                        input,
                        Duration.ofMinutes(1),
                        null,
                        null));
    }

    static Value names(String... names) {
        return new Value.Items(List.of(names).stream().map(Value::text).toList());
    }

    String one(String sql) {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
