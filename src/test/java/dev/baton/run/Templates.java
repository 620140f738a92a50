package dev.baton.run;

import dev.baton.event.DirectConnections;
import dev.baton.launch.Database;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * Databases with all tables, Baton's and the durable engine's. Tables are made once a server; every
 * further database is a copy of the first, which takes a tenth of the time.
 */
final class Templates {
    private static final String KEY = "baton.test.template.";

    private Templates() {}

    static Database filled(Database empty) {
        // Quarkus loads test classes twice: what is known is kept outside of them.
        synchronized (System.getProperties()) {
            var server = empty.url().substring(0, empty.url().lastIndexOf('/'));
            var template = System.getProperty(KEY + server);
            if (template != null && exists(empty, template)) {
                copy(empty, template);
                return empty;
            }
            migrate(empty);
            var name = name(empty) + "_template";
            run(empty, "create database " + name + " template " + name(empty));
            System.setProperty(KEY + server, name);
            return empty;
        }
    }

    private static boolean exists(Database database, String name) {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select exists (select from pg_database where datname = ?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var connections =
                new DirectConnections(database.url(), database.user(), database.password());
        try (var dispatcher = new Dispatcher(connections, "template", 1, _ -> {})) {
            dispatcher.launch();
        }
    }

    private static void copy(Database database, String template) {
        run(database, "drop database " + name(database) + " with (force)");
        run(database, "create database " + name(database) + " template " + template);
    }

    /** What is about a whole database is done from another one. */
    private static void run(Database database, String statement) {
        try (var connection = database.named("postgres").connect();
                var call = connection.createStatement()) {
            call.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Database database) {
        var url = database.url();
        var query = url.indexOf('?');
        return url.substring(url.lastIndexOf('/') + 1, query < 0 ? url.length() : query);
    }
}
