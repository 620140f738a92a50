package dev.baton.reward.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What exporting training data may take. */
@ConfigMapping(prefix = "baton.reward.export")
public interface ExportConfig {
    /** Files that are written at the same time; each holds a connection to Baton's database. */
    @WithDefault("2")
    int atOnce();

    /** Lines that a file may have. */
    @WithDefault("1000000")
    int mostRows();

    /** Answers that are fetched from the database at a time. */
    @WithDefault("500")
    int fetched();

    /** Tokens of a schema in a prompt; a larger schema is told in part. */
    @WithDefault("4000")
    int schemaTokens();
}
