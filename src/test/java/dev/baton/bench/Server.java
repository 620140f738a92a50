package dev.baton.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own, on a free port, with a home of its own. */
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it answers; the log goes to {@code server.log} in its home. */
    public static Server start(Path home, Map<String, String> environment, String... jvm)
            throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(
                List.of(
                        "-jar",
                        System.getProperty("baton.app", "target/quarkus-app/quarkus-run.jar")));
        Files.createDirectories(home);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        home.resolve("server.log").toFile()));
        builder.environment().put("BATON_HOME", home.toString());
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        var server = new Server(builder.start(), port);
        server.awaitHealth(home);
        return server;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public HttpClient http() {
        return http;
    }

    /** Posts JSON and gives the body of what comes back, whatever its status. */
    public String post(String path, String json) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    public String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(at(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Resident memory in KiB; Linux only. */
    public long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitHealth(Path home) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get("/health").contains("status")) {
                    return;
                }
            } catch (IOException _) {
                // Not listening yet.
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IOException(
                "the server did not start: " + Files.readString(home.resolve("server.log")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
