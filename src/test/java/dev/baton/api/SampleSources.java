package dev.baton.api;

import dev.baton.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sample databases as data sources of a server under test, read through a role that may only
 * read.
 */
public final class SampleSources implements QuarkusTestResourceLifecycleManager {
    private static final String READER =
            """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'sample_reader') then
                    create role sample_reader login password 'reader';
                end if;
            end $$;
            grant usage on schema public to sample_reader;
            grant select on all tables in schema public to sample_reader;
            analyze
            """;

    @Override
    public Map<String, String> start() {
        var settings = new LinkedHashMap<String, String>();
        for (var name : java.util.List.of("projects", "freight", "registers")) {
            var folder = "schema-samples/" + name;
            var database = TestPostgres.fresh(folder + "/schema.sql", folder + "/data.sql");
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute(READER);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            var source = "baton.sql.sources." + name + ".";
            settings.put(source + "jdbc-url", database.url());
            settings.put(source + "username", "sample_reader");
            settings.put(source + "password", "reader");
            settings.put(source + "semantics", "classpath:" + folder + "/semantics.yaml");
        }
        return settings;
    }

    @Override
    public void stop() {}
}
