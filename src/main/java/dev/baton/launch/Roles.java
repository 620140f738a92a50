package dev.baton.launch;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/**
 * Who may do what in the private server: the owner changes tables, the app reads and writes rows,
 * the reader may only look at samples, the books' reader at the views of the books. Their passwords
 * are new at every start.
 */
record Roles(Database owner, Database app, Database reader, Database booksReader) {
    private static final String DATABASE = "baton";

    /** Every statement may be run again. */
    private static final String GRANTS =
            """
            alter role baton_owner with login nosuperuser createdb password '%s';
            alter role baton_app with login nosuperuser nocreatedb nocreaterole password '%s';
            alter role baton_reader with login nosuperuser nocreatedb nocreaterole password '%s';
            alter role baton_reader set default_transaction_read_only = on;
            alter role baton_books_reader with login nosuperuser nocreatedb nocreaterole password '%s';
            alter role baton_books_reader set default_transaction_read_only = on;
            revoke connect, temporary on database postgres from public;
            revoke connect, temporary on database baton from public;
            grant connect, temporary, create on database baton to baton_app;
            grant connect on database baton to baton_books_reader;
            """;

    private static final String DEFAULTS =
            """
            grant usage on schema public to baton_app;
            alter default privileges for role baton_owner in schema public
                grant select, insert, update, delete, truncate, maintain on tables to baton_app;
            alter default privileges for role baton_owner in schema public
                grant usage, select on sequences to baton_app;
            """;

    static Roles prepare(Database superuser) throws SQLException {
        var owner = password();
        var app = password();
        var reader = password();
        var booksReader = password();
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            for (var role :
                    List.of("baton_owner", "baton_app", "baton_reader", "baton_books_reader")) {
                if (!Sql.any(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role);
                }
            }
            if (!Sql.any(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database baton owner baton_owner");
            }
            statement.execute(GRANTS.formatted(owner, app, reader, booksReader));
        }
        var baton = superuser.named(DATABASE);
        try (var connection = baton.connect();
                var statement = connection.createStatement()) {
            statement.execute(DEFAULTS);
        }
        return new Roles(
                baton.as("baton_owner", owner),
                baton.as("baton_app", app),
                baton.as("baton_reader", reader),
                baton.as("baton_books_reader", booksReader));
    }

    /** One that nobody can guess. */
    static String password() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
