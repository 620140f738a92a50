package dev.baton.bench;

import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Three replicas on one PostgreSQL under a load of questions. One is killed in the midst of it and
 * comes back; a line a second shows who carries how much, and at the end whether every question
 * that was accepted has its answer. Needs {@code make build}.
 */
public final class Cluster implements AutoCloseable {
    private static final int REPLICAS = 3;
    private static final int CALLERS = 24;
    private static final int KILL_AT = 8;
    private static final int BACK_AT = 14;
    private static final String QUESTION = "Show all active projects with budget over 100000";
    private static final Map<String, String> OPEN_DOORS =
            Map.of(
                    "BATON_MODEL_PROVIDER", "rules",
                    "BATON_SECURITY_REQUESTS_PER_SECOND", "100000",
                    "BATON_SECURITY_BURST", "100000",
                    "BATON_RUN_CAPACITY", "6",
                    "JAVA_TOOL_OPTIONS", "-Xmx320m");

    private final Path home;
    private final LocalPostgres postgres;
    private final Map<String, String> environment;
    private final List<Server> replicas = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Double> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();
    private volatile boolean open = true;

    private Cluster(Path home) throws IOException, SQLException {
        this.home = home;
        this.postgres = LocalPostgres.start(home.resolve("postgres"));
        var all = new java.util.HashMap<>(OPEN_DOORS);
        all.put("BATON_DATABASE_URL", address(database("baton")));
        all.put("BATON_SAMPLES_URL", address(database("samples")));
        // Sealed passwords of data sources must be readable by every replica.
        all.put(
                "BATON_SECRET_KEY",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
        this.environment = Map.copyOf(all);
    }

    /** Argument: how many seconds the load lasts, 20 unless said otherwise. */
    public static void main(String[] arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        try (var cluster = new Cluster(Files.createTempDirectory("baton-cluster"))) {
            if (!cluster.show(seconds)) {
                System.exit(1);
            }
        }
    }

    private Database database(String name) throws IOException, SQLException {
        try (var connection = postgres.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.superuser().named(name);
    }

    private static String address(Database database) {
        return database.url()
                .replace("jdbc:postgresql://", "postgresql://%s:%s@")
                .formatted(database.user(), database.password());
    }

    private Server replica(int number) throws IOException, InterruptedException {
        return Server.start(home.resolve("replica-" + number), environment);
    }

    private boolean show(int seconds) throws Exception {
        for (var number = 1; number <= REPLICAS; number++) {
            replicas.add(replica(number));
            System.out.printf("replica %d answers on port %d%n", number, replicas.getLast().port());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < CALLERS; caller++) {
                var number = caller;
                threads.submit(() -> ask(number));
            }
            for (var second = 1; second <= seconds; second++) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                change(second, threads);
                line(second);
            }
            open = false;
        }
        return verdict();
    }

    private void change(int second, ExecutorService threads) throws InterruptedException {
        if (second == KILL_AT) {
            System.out.println("        kill -9 of replica 2");
            replicas.get(1).kill();
        } else if (second == BACK_AT) {
            System.out.println("        replica 2 is started again");
            threads.submit(() -> {
                replicas.set(1, replica(2));
                return null;
            });
        }
    }

    private Void ask(int caller) throws InterruptedException {
        while (open) {
            var number = asked.incrementAndGet();
            var begun = System.nanoTime();
            var at = caller + number;
            // The same key finds the same run, whichever replica is asked when one is gone.
            while (!completed(post(replicas.get(at % REPLICAS), "cluster-" + number))) {
                askedAgain.incrementAndGet();
                at++;
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            answered.incrementAndGet();
            taken.add((System.nanoTime() - begun) / 1e6);
        }
        return null;
    }

    private static String post(Server replica, String key) throws InterruptedException {
        var body = Json.write(Map.of("query", QUESTION, "data_source", "projects"));
        var request =
                HttpRequest.newBuilder(replica.at("/query"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .timeout(Duration.ofSeconds(40))
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build();
        try {
            return replica.http().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException _) {
            return "{}";
        }
    }

    private static boolean completed(String answer) {
        return Json.tree(answer).path("status").asText().equals("completed");
    }

    private void line(int second) {
        var now = new ArrayList<Double>();
        for (var one = taken.poll(); one != null; one = taken.poll()) {
            now.add(one);
        }
        var sorted = now.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%3d s  %s  queued %s  answers a second %4d  p50 %6.0f ms  p99 %6.0f ms%n",
                second,
                replicas.stream().map(Cluster::active).collect(Collectors.joining("  ")),
                queued(),
                now.size(),
                at(sorted, 0.5),
                at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private static String active(Server replica) {
        try {
            return "%d carries %2s"
                    .formatted(
                            replica.port(),
                            Arrays.stream(replica.get("/metrics").split("\n"))
                                    .filter(line -> line.startsWith("baton_runs_active "))
                                    .map(line -> line.split(" ")[1].replace(".0", ""))
                                    .findFirst()
                                    .orElse("?"));
        } catch (IOException | InterruptedException _) {
            return replica.port() + " is gone   ";
        }
    }

    private String queued() {
        try {
            return Json.tree(replicas.getFirst().get("/health")).path("queued_operations").asText();
        } catch (IOException | InterruptedException _) {
            return "?";
        }
    }

    private boolean verdict() throws IOException, SQLException {
        try (var connection = postgres.superuser().named("baton").connect();
                var query =
                        connection.prepareStatement(
                                """
                                select count(*), count(*) filter (where status = 'completed'),
                                       count(*) filter (where takeovers > 0)
                                from run
                                """);
                var row = query.executeQuery()) {
            row.next();
            System.out.printf(
                    "%d questions, %d runs, %d completed, %d of them taken over; %d asked again%n",
                    asked.get(), row.getInt(1), row.getInt(2), row.getInt(3), askedAgain.get());
            return row.getInt(1) == asked.get()
                    && row.getInt(2) == asked.get()
                    && answered.get() == asked.get();
        }
    }

    @Override
    public void close() throws Exception {
        for (var replica : replicas) {
            replica.close();
        }
        postgres.close();
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
