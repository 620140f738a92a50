package dev.baton;

import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL for all tests of this JVM, in target/test-postgres, stopped when the JVM ends. Its
 * properties are kept as system properties, because Quarkus loads test classes twice.
 */
public final class TestPostgres {
    private static final String KEY = "baton.test.postgres";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** A fresh empty database, entered as superuser. */
    public static Database fresh() {
        var name =
                "test_"
                        + ProcessHandle.current().pid()
                        + "_"
                        + System.nanoTime()
                        + "_"
                        + COUNT.incrementAndGet();
        var server = server();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.named(name);
    }

    /** A fresh database with these scripts of the class path run in it, in this order. */
    public static Database fresh(String... scripts) {
        var database = fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var script : scripts) {
                statement.execute(read(script));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static String read(String script) throws IOException {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("no such script: " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Database server() {
        synchronized (System.getProperties()) {
            var url = System.getProperty(KEY + ".url");
            if (url == null) {
                var started = start();
                System.setProperty(KEY + ".user", started.user());
                System.setProperty(KEY + ".password", started.password());
                System.setProperty(KEY + ".url", started.url());
                return started;
            }
            return new Database(
                    url, System.getProperty(KEY + ".user"), System.getProperty(KEY + ".password"));
        }
    }

    private static Database start() {
        try {
            var folder = Files.createDirectories(Path.of("target", "test-postgres"));
            var slot = 0;
            var lock = lock(folder.resolve(slot + ".lock"));
            while (lock == null) {
                lock = lock(folder.resolve(++slot + ".lock"));
            }
            var held = lock;
            var server =
                    LocalPostgres.start(
                            folder.resolve(String.valueOf(slot)),
                            "fsync=off",
                            "full_page_writes=off",
                            "synchronous_commit=off");
            // Held until the JVM ends, also by the hook, or it would be collected and let go:
            // a second JVM takes the next folder.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, held)));
            dropLeftovers(server.superuser());
            return server.superuser();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no PostgreSQL for the tests", e);
        }
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void dropLeftovers(Database server) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            "select datname from pg_database where datname like 'test\\_%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                statement.execute("drop database " + name + " with (force)");
            }
        }
    }

    private static void stop(LocalPostgres server, FileLock held) {
        try {
            server.close();
            held.release();
        } catch (IOException e) {
            System.err.println("the tests' PostgreSQL did not stop: " + e.getMessage());
        }
    }
}
