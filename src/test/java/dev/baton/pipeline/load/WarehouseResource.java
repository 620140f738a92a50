package dev.baton.pipeline.load;

import dev.baton.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A warehouse for a server under test, which is a data source as well. */
public final class WarehouseResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var database = TestPostgres.fresh();
        try {
            return Map.of(
                    "baton.pipeline.warehouse.jdbc-url", database.url(),
                    "baton.pipeline.warehouse.username", database.user(),
                    "baton.pipeline.warehouse.password", database.password(),
                    "baton.pipeline.spool", Files.createTempDirectory("spool").toString(),
                    "baton.sql.sources.warehouse.jdbc-url", database.url(),
                    "baton.sql.sources.warehouse.username", database.user(),
                    "baton.sql.sources.warehouse.password", database.password(),
                    "baton.sql.sources.warehouse.schemas", "public");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The databases of a run are dropped by the next one.
    }
}
