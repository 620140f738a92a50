package dev.baton.launch;

import java.util.Map;
import java.util.TreeMap;

/** The settings of a start in the names that the server reads. */
final class ServerProperties {
    private ServerProperties() {}

    static Map<String, String> of(Settings settings, Storage storage) {
        var properties = new TreeMap<String, String>();
        properties.put("quarkus.http.host", settings.host());
        properties.put("quarkus.http.port", String.valueOf(settings.port()));
        properties.put("quarkus.log.category.\"dev.baton\".level", settings.logLevel());
        properties.put("baton.home", settings.home().toString());
        properties.put("quarkus.datasource.jdbc.url", storage.app().url());
        properties.put("quarkus.datasource.username", storage.app().user());
        properties.put("quarkus.datasource.password", storage.app().password());
        properties.put("quarkus.flyway.username", storage.migrator().user());
        properties.put("quarkus.flyway.password", storage.migrator().password());
        storage.warehouse()
                .ifPresent(warehouse -> {
                    var prefix = "baton.pipeline.warehouse.";
                    properties.put(prefix + "jdbc-url", warehouse.url());
                    properties.put(prefix + "username", warehouse.user());
                    properties.put(prefix + "password", warehouse.password());
                });
        for (var source : storage.sources()) {
            var prefix = "baton.sql.sources.%s.".formatted(source.name());
            properties.put(prefix + "jdbc-url", source.database().url());
            properties.put(prefix + "username", source.database().user());
            properties.put(prefix + "password", source.database().password());
            properties.put(prefix + "schemas", source.schema());
            properties.put(prefix + "semantics", source.semantics());
        }
        properties.values().removeIf(String::isEmpty);
        return properties;
    }
}
