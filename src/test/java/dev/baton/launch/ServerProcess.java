package dev.baton.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged server in a process of its own, on a port of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Ask here:\\s+(http://\\S+?)/ui/chat");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Where the packaged application is; without a Maven run, where Maven puts it. */
    static Path app() {
        return Path.of(System.getProperty("baton.app", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();
    }

    /** Runs a command of Baton's with only this environment and the folder's files. */
    public static ServerProcess run(Path folder, Map<String, String> environment, String... words)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                Stream.concat(
                                Stream.of(java, "-Xmx512m", "-jar", app().toString()),
                                Stream.of(words))
                        .toList();
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var all = new HashMap<>(environment);
        all.putIfAbsent("BATON_HOME", folder.resolve("home").toString());
        all.putIfAbsent("PORT", "0");
        all.put("PATH", System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().putAll(all);
        return new ServerProcess(builder.redirectErrorStream(true).start());
    }

    /** Starts the server and waits until it says where it is. */
    public static ServerProcess serve(Path folder, Map<String, String> environment)
            throws Exception {
        var server = run(folder, environment);
        server.address();
        return server;
    }

    /** Where it listens; fails with its output when it ends before that. */
    public URI address() throws Exception {
        return address.get(90, TimeUnit.SECONDS);
    }

    /** What GET of that path answers. */
    public HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Kill -9: nothing of it gets to say goodbye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** SIGTERM, and no wait for what comes of it. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGTERM, then its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end:\n" + output());
        }
        return process.exitValue();
    }

    public String output() {
        return String.join("\n", output);
    }

    /** The process that serves the private PostgreSQL below that folder. */
    static ProcessHandle postgres(Path folder) throws IOException {
        var file = folder.resolve("home/postgres/data/postmaster.pid");
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                var match = ADDRESS.matcher(line);
                if (match.find()) {
                    address.complete(URI.create(match.group(1)));
                }
            }
        } catch (IOException e) {
            output.add("unreadable: " + e.getMessage());
        }
        address.completeExceptionally(new AssertionError("it ended:\n" + output()));
    }
}
