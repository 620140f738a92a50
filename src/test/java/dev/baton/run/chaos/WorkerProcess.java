package dev.baton.run.chaos;

import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A {@link ChaosWorker} in a JVM of its own. */
final class WorkerProcess {
    private final Process process;
    private final AtomicInteger count = new AtomicInteger();

    WorkerProcess(Database database, String sink, Consumer<RunId> accepted) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx200m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                ChaosWorker.class.getName(),
                                database.url(),
                                database.user(),
                                database.password(),
                                sink)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        Path.of("target", "chaos.log").toFile()))
                        .start();
        Thread.ofVirtual()
                .start(() -> {
                    try (var said = process.inputReader()) {
                        said.lines()
                                .filter(line -> line.startsWith("RUN "))
                                .forEach(line -> {
                                    accepted.accept(new RunId(line.substring(4)));
                                    count.incrementAndGet();
                                });
                    } catch (IOException | UncheckedIOException _) {
                        // It was killed in the middle of a line.
                    }
                });
    }

    boolean alive() {
        return process.isAlive();
    }

    /** How many runs it has said it accepted. */
    int accepted() {
        return count.get();
    }

    /** True when it has ended by itself, or does so within that time. */
    boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it at once. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** It starts no more runs and goes on with those there are. */
    void noMore() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It is gone.
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> Path.of(url.getPath()).toString())
                        .collect(Collectors.joining(":"))
                : System.getProperty("java.class.path");
    }
}
