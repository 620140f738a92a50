package dev.baton.launch;

import dev.baton.launch.SampleDatabases.Source;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where Baton's state is kept while it serves: a private server or one that was named. */
final class Storage implements AutoCloseable {
    private final Database migrator;
    private final Database app;
    private final List<Source> sources;
    private final @Nullable WarehouseDatabase warehouse;
    private final @Nullable LocalPostgres local;
    private final @Nullable FileLock lock;

    private Storage(
            Database migrator,
            Database app,
            List<Source> sources,
            @Nullable WarehouseDatabase warehouse,
            @Nullable LocalPostgres local,
            @Nullable FileLock lock) {
        this.migrator = migrator;
        this.app = app;
        this.sources = sources;
        this.warehouse = warehouse;
        this.local = local;
        this.lock = lock;
    }

    /** Starts, adopts or finds what the settings ask for, with samples loaded. */
    static Storage open(Settings settings) throws IOException, SQLException {
        var named = settings.database();
        return named.isPresent() ? openNamed(named.get(), settings) : openPrivate(settings);
    }

    private static Storage openNamed(Database database, Settings settings)
            throws IOException, SQLException {
        var samples = settings.samples();
        var warehouse = warehouse(settings);
        if (warehouse != null && warehouse.writer().url().equals(database.url())) {
            throw new StartFailure(
                    "BATON_WAREHOUSE_URL names the database of Baton's own state: give files a database of their own");
        }
        try (var _ = database.connect()) {
            var sources =
                    samples.isPresent()
                            ? SampleDatabases.loadSchemas(samples.get(), Sample.all())
                            : List.<Source>of();
            return new Storage(database, database, sources, warehouse, null, null);
        }
    }

    private static @Nullable WarehouseDatabase warehouse(Settings settings) {
        return settings.warehouse()
                .map(writer -> WarehouseDatabase.given(writer, settings.warehouseReader()))
                .orElse(null);
    }

    private static Storage openPrivate(Settings settings) throws IOException, SQLException {
        var home = settings.home();
        makePrivate(home);
        var lock = lock(home);
        var server = LocalPostgres.start(home.resolve("postgres"));
        try {
            var superuser = server.superuser();
            var roles = Roles.prepare(superuser);
            var sources = new ArrayList<>(SampleDatabases.load(superuser, roles, Sample.all()));
            sources.add(BooksSource.of(roles.booksReader()));
            var given = warehouse(settings);
            var warehouse = given == null ? WarehouseDatabase.prepare(superuser) : given;
            return new Storage(roles.owner(), roles.app(), sources, warehouse, server, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void makePrivate(Path home) throws IOException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    }

    private static FileLock lock(Path home) throws IOException {
        var lock =
                FileChannel.open(
                                home.resolve("baton.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE)
                        .tryLock();
        if (lock == null) {
            throw new StartFailure(
                    "another Baton is serving from %s: stop it, or set BATON_HOME to another folder"
                            .formatted(home));
        }
        return lock;
    }

    /** Who makes and changes tables. */
    Database migrator() {
        return migrator;
    }

    /** Who reads and writes rows. */
    Database app() {
        return app;
    }

    /** The samples that can be asked, and the warehouse. */
    List<Source> sources() {
        return warehouse == null
                ? sources
                : Stream.concat(sources.stream(), Stream.of(warehouse.source())).toList();
    }

    /** Who loads files into the warehouse, if there is one. */
    Optional<Database> warehouse() {
        return Optional.ofNullable(warehouse).map(WarehouseDatabase::writer);
    }

    /** True once somebody made a key that is still good. */
    boolean hasKeys() throws SQLException {
        try (var connection = app.connect()) {
            return Sql.any(connection, "select to_regclass('api_key')::text")
                    && Sql.any(connection, "select 1 from api_key where revoked_at is null");
        }
    }

    @Override
    public void close() throws IOException {
        if (local != null) {
            local.close();
        }
        if (lock != null) {
            lock.channel().close();
        }
    }
}
