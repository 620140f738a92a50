package dev.baton.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loads samples that are new or changed, and says how to read them. */
final class SampleDatabases {
    /** A database that may be asked, as {@code baton.sql.sources} describes one. */
    record Source(String name, Database database, String schema, String semantics) {}

    private static final String READABLE =
            """
            grant usage on schema public to baton_reader;
            grant select on all tables in schema public to baton_reader;
            analyze;
            """;

    private SampleDatabases() {}

    /** Each into a database of its own on the private server, which only the reader may enter. */
    static List<Source> load(Database superuser, Roles roles, List<Sample> samples)
            throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (var connection = superuser.connect()) {
            for (var sample : samples) {
                if (!hash(connection, sample).equals(sample.hash())) {
                    replace(connection, superuser, sample);
                }
                sources.add(
                        new Source(
                                sample.name(),
                                roles.reader().named(sample.database()),
                                "public",
                                sample.semantics()));
            }
        }
        return sources;
    }

    /** Each into a schema of its own of a database that somebody gave for them. */
    static List<Source> loadSchemas(Database database, List<Sample> samples) throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var sample : samples) {
                replaceSchema(connection, sample);
                connection.commit();
                sources.add(
                        new Source(sample.name(), database, sample.database(), sample.semantics()));
            }
        }
        return sources;
    }

    private static String hash(Connection connection, Sample sample) throws SQLException {
        return Sql.one(
                        connection,
                        "select shobj_description(oid, 'pg_database') from pg_database where datname = ?",
                        sample.database())
                .orElse("");
    }

    private static void replace(Connection connection, Database superuser, Sample sample)
            throws SQLException {
        // Loaded beside the old one, which serves on until the new one is whole.
        var fresh = sample.database() + "_new";
        try (var statement = connection.createStatement()) {
            statement.execute("drop database if exists \"%s\" with (force)".formatted(fresh));
            statement.execute("create database \"%s\"".formatted(fresh));
            try (var inside = superuser.named(fresh).connect();
                    var script = inside.createStatement()) {
                inside.setAutoCommit(false);
                script.execute(sample.schema());
                script.execute(sample.data());
                script.execute(READABLE);
                inside.commit();
            }
            statement.execute(
                    """
                    revoke connect, temporary on database "%1$s" from public;
                    grant connect on database "%1$s" to baton_reader;
                    """
                            .formatted(fresh));
            statement.execute(
                    "drop database if exists \"%s\" with (force)".formatted(sample.database()));
            statement.execute(
                    """
                    alter database "%1$s" rename to "%2$s";
                    comment on database "%2$s" is '%3$s';
                    """
                            .formatted(fresh, sample.database(), sample.hash()));
        }
    }

    private static void replaceSchema(Connection connection, Sample sample) throws SQLException {
        var schema = sample.database();
        var loaded =
                Sql.one(
                        connection,
                        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
                        schema);
        if (loaded.filter(sample.hash()::equals).isPresent()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    drop schema if exists "%1$s" cascade;
                    create schema "%1$s";
                    set local search_path to "%1$s";
                    """
                            .formatted(schema));
            statement.execute(sample.schema());
            statement.execute(sample.data());
            statement.execute("comment on schema \"%s\" is '%s'".formatted(schema, sample.hash()));
        }
    }
}
