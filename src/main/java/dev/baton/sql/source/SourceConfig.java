package dev.baton.sql.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data sources that are configured, and which one is asked when none is named. */
@ConfigMapping(prefix = "baton.sql")
public interface SourceConfig {
    /** Asked when a question names none; otherwise the first by name. */
    Optional<String> defaultSource();

    /** How often everything known of a source is read anew. */
    @WithDefault("1h")
    String refresh();

    /** Data sources by name. */
    Map<String, Configured> sources();

    /** A data source that the configuration names; it cannot be removed by the API. */
    interface Configured {
        /** Its address, such as jdbc:postgresql://host:5432/database?sslmode=require. */
        String jdbcUrl();

        /** The role to enter with: one that may only read. */
        Optional<String> username();

        /** The role's password. */
        Optional<String> password();

        /** Only these schemas; all that the role may read when none is named. */
        Optional<List<String>> schemas();

        /** Where its semantics.yaml is: a path, or {@code classpath:} and a path. */
        Optional<String> semantics();
    }
}
