package dev.baton.launch;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts what is needed, serves until told to stop, and stops it again. */
@Command(name = "serve", description = "Serves until it is stopped (the default).")
final class Serve implements Callable<Integer> {
    @Option(names = "--host", description = "Address to listen on (HOST, default 127.0.0.1).")
    @Nullable String host;

    @Option(names = "--port", description = "Port to listen on (PORT, default 8000).")
    @Nullable Integer port;

    @Override
    public Integer call() throws IOException, SQLException {
        var settings = settings();
        settings.logLevel();
        refuseTakenPort(settings);
        // The application stops before its database does, so the hook waits for this.
        var applicationStopped = new CountDownLatch(1);
        try (var storage = Storage.open(settings)) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> stopAfter(applicationStopped, storage), "storage"));
            refuseStrangers(settings, storage);
            ServerProperties.of(settings, storage).forEach(System::setProperty);
            return run(settings.port());
        } finally {
            applicationStopped.countDown();
        }
    }

    private Settings settings() throws IOException {
        var settings = Commands.settings();
        if (host != null) {
            settings = settings.with("HOST", host);
        }
        return port == null ? settings : settings.with("PORT", port.toString());
    }

    private static int run(int port) {
        var code = new AtomicInteger();
        Quarkus.run(
                Serving.class,
                (exit, failure) -> {
                    code.set(exit);
                    if (failure != null) {
                        System.err.println("baton: " + explain(failure, port));
                    }
                });
        return code.get();
    }

    /** Said before anything is started; the server's own attempt comes seconds later. */
    private static void refuseTakenPort(Settings settings) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (BindException e) {
            throw new StartFailure(explain(e, settings.port()), e);
        }
    }

    static String explain(Throwable failure, int port) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        if (String.valueOf(deepest.getMessage()).contains("assign")) {
            return "HOST is not an address of this machine";
        }
        return failure instanceof BindException || deepest instanceof BindException
                ? "port %d is taken: stop what uses it, or set PORT to another".formatted(port)
                : "cannot serve: " + deepest.getMessage();
    }

    /** Anything but a loopback address needs keys. */
    static void refuseStrangers(Settings settings, Storage storage) throws SQLException {
        if (!settings.loopback()
                && settings.text("BATON_API_KEYS").isEmpty()
                && !storage.hasKeys()) {
            throw new StartFailure(
                    "HOST=%s would let other machines in without a key: set BATON_API_KEYS=name:secret:admin, make one with `baton keys create`, or leave HOST at 127.0.0.1"
                            .formatted(settings.host()));
        }
    }

    private static void stopAfter(CountDownLatch applicationStopped, Storage storage) {
        try {
            applicationStopped.await(30, TimeUnit.SECONDS);
            storage.close();
        } catch (IOException e) {
            System.err.println("baton: its PostgreSQL did not stop: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
