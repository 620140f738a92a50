package dev.baton.launch;

import dev.baton.launch.SampleDatabases.Source;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database that pipelines load files into: how it is written to, and how it is asked. On the
 * private server its writer owns nothing else, and its reader may only look.
 */
record WarehouseDatabase(Database writer, Source source) {
    private static final String NAME = "warehouse";
    private static final String DATABASE = "baton_warehouse";
    private static final String WRITER = "baton_warehouse";
    private static final String READER = "baton_warehouse_reader";

    /** Every statement may be run again. */
    private static final String GRANTS =
            """
            alter role baton_warehouse with login nosuperuser nocreatedb nocreaterole password '%s';
            alter role baton_warehouse_reader with login nosuperuser nocreatedb nocreaterole password '%s';
            alter role baton_warehouse_reader set default_transaction_read_only = on;
            revoke connect, temporary on database baton_warehouse from public;
            grant connect on database baton_warehouse to baton_warehouse_reader;
            """;

    /** Only what is in public can be asked; what the loads note of themselves cannot. */
    private static final String READABLE =
            """
            grant usage on schema public to baton_warehouse_reader;
            grant select on all tables in schema public to baton_warehouse_reader;
            alter default privileges for role baton_warehouse in schema public
                grant select on tables to baton_warehouse_reader;
            """;

    /** A database of its own on the private server, made when it is missing. */
    static WarehouseDatabase prepare(Database superuser) throws SQLException {
        var writer = Roles.password();
        var reader = Roles.password();
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            for (var role : new String[] {WRITER, READER}) {
                if (!Sql.any(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role);
                }
            }
            if (!Sql.any(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database baton_warehouse owner baton_warehouse");
            }
            statement.execute(GRANTS.formatted(writer, reader));
        }
        var database = superuser.named(DATABASE);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(READABLE);
        }
        return new WarehouseDatabase(
                database.as(WRITER, writer), source(database.as(READER, reader)));
    }

    /** One that somebody gave, asked as its reader when there is one. */
    static WarehouseDatabase given(Database writer, Optional<Database> reader) {
        return new WarehouseDatabase(writer, source(reader.orElse(writer)));
    }

    private static Source source(Database database) {
        return new Source(NAME, database, "public", "");
    }
}
