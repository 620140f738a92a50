package dev.baton;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A fresh database for the server that all server tests of a Maven run share. */
public final class BatonResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var database = TestPostgres.fresh();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.url(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "quarkus.log.category.\"org.flywaydb\".level",
                "WARN",
                "baton.secret-key",
                "ab".repeat(32),
                "baton.run.database-start",
                "0s",
                "baton.run.watch-every",
                "200ms",
                "baton.run.retry-delay",
                "10ms",
                // Tests make agents fail on purpose; what one of them does is not to hurt the next.
                "baton.agent.circuit.calls",
                "10000",
                "baton.finance.sample.load",
                "false");
    }

    @Override
    public void stop() {
        // The databases of a run are dropped by the next one.
    }
}
