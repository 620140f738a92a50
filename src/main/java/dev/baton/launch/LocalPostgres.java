package dev.baton.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A private PostgreSQL server with its data in a folder: listens on 127.0.0.1 only, asks for a
 * password, keeps what it was told across kill -9.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String OWNER = "postgres";
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "shared_buffers=64MB",
                    "max_connections=100");

    private final Path home;
    private final Path data;
    private final Path binaries;
    private final Unprivileged unprivileged;
    private int port;
    private boolean adopted;

    private LocalPostgres(Path home, Unprivileged unprivileged) throws IOException {
        this.home = home;
        this.data = home.resolve("data");
        this.unprivileged = unprivileged;
        this.binaries = PostgresBinaries.unpack(home);
        unprivileged.own(home);
    }

    /**
     * Starts the server of that folder, or adopts the one a killed process left running. {@code
     * settings} such as {@code fsync=off} are added to ours.
     */
    public static LocalPostgres start(Path home, String... settings) throws IOException {
        var unprivileged = Unprivileged.choose();
        var seat = unprivileged.seat(home.toAbsolutePath().normalize());
        // One starter at a time, across processes.
        try (var channel =
                        FileChannel.open(
                                seat.resolve("start.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var server = new LocalPostgres(seat, unprivileged);
            server.port = server.startOrAdopt(settings);
            return server;
        }
    }

    /** The superuser's way in. */
    public Database superuser() throws IOException {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                OWNER,
                Files.readString(passwordFile()).strip());
    }

    /** True when it ran already. */
    boolean adopted() {
        return adopted;
    }

    /** Stops the server: sessions are ended, what was committed stays. */
    @Override
    public void close() throws IOException {
        if (Files.exists(pidFile()) && PidFile.read(pidFile()).isServing(data)) {
            run(60, "pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "45", "stop");
        }
    }

    private int startOrAdopt(String... settings) throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        if (Files.exists(pidFile())) {
            var left = PidFile.read(pidFile());
            if (left.isServing(data)) {
                adopted = true;
                return left.port();
            }
            // Postgres itself clears the file of a dead process, but not of a reused number.
            Files.deleteIfExists(pidFile());
        }
        var free = freePort();
        var options = new StringBuilder("-p " + free);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        List.of(settings).forEach(setting -> options.append(" -c ").append(setting));
        var log = home.resolve("postgres.log").toString();
        run(
                60,
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                log,
                "-w",
                "-t",
                "50",
                "-o",
                options.toString(),
                "start");
        return free;
    }

    private void initialize() throws IOException {
        var secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), password + "\n");
        unprivileged.own(home);
        run(
                120,
                "initdb",
                "-D",
                data.toString(),
                "-U",
                OWNER,
                "-E",
                "UTF8",
                "--no-locale",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile());
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(int seconds, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(unprivileged.prefix());
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        // A file, not a pipe: the server inherits it and would keep a pipe open.
        var output = Files.createTempFile(home, program, ".log");
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " took too long\n" + Files.readString(output));
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + " failed\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
