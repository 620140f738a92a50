package dev.baton.bench;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.step;

import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import dev.baton.model.ModelCall;
import dev.baton.model.ModelSettings;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Spending;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.Plans;
import dev.baton.run.RunRequest;
import dev.baton.run.RunStatus;
import dev.baton.run.TestEngine;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import dev.baton.sql.postgres.OpenedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a second with a model of 50 ms: four model calls one after the other, the catalogue, EXPLAIN
 * and a query on PostgreSQL, every step durable; engine, PostgreSQL, model and load on this
 * machine.
 */
public final class ThroughputBench {
    private static final Duration THINKING = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(1_000, 1_000_000, Duration.ofSeconds(5));
    private static final String QUERY =
            "select status, count(*) as projects, sum(budget) as budget from projects"
                    + " where budget > %d group by status";
    private static final Prompt PROMPT = Prompt.named("bench-step");

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Models models;
    private final DataSource source;

    private ThroughputBench(Models models, DataSource source) {
        this.models = models;
        this.source = source;
    }

    /** Arguments: how many callers at once; 1, 256 and 1,000 when none are given. */
    public static void main(String[] arguments) throws Exception {
        var callers =
                List.of(arguments.length == 0 ? new String[] {"1", "256", "1000"} : arguments);
        try (var server = LocalPostgres.start(Path.of("target", "bench-postgres"));
                var model = SlowModelProcess.start(THINKING)) {
            var sample = sample(database(server));
            var models =
                    new Models(
                            ModelSettings.openai(
                                    model.url(), "concurrent", "2000", "waiting", "2000"),
                            Spending.NOTHING,
                            Clock.systemUTC());
            try (var source = OpenedSource.of("projects", sample)) {
                new ThroughputBench(models, source)
                        .measure(
                                TestEngine.migrated(database(server)),
                                callers.stream().map(Integer::valueOf).toList());
            }
        }
    }

    private static Database database(LocalPostgres server) throws SQLException, IOException {
        var name = "bench_" + System.nanoTime();
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.superuser().named(name);
    }

    private static Database sample(Database database) throws SQLException, IOException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("schema-samples/projects/schema.sql")));
            statement.execute(Files.readString(Path.of("schema-samples/projects/data.sql")));
            statement.execute("analyze");
        }
        return database;
    }

    private void measure(Database database, List<Integer> callers) throws Exception {
        // Nothing but the runs is to be limited here: as many at once as there are callers.
        var settings = Map.of("baton.run.capacity", "256", "baton.run.queue", "300");
        try (var world = TestEngine.on(database, settings, think(), look(), explain(), query())) {
            drive(world, "warm", 64, 2_000);
            tell("the model called alone, p50 ms", alone() / 1e6);
            for (int many : callers) {
                for (var round = 1; round <= (many == 256 ? 3 : 1); round++) {
                    drive(
                            world,
                            "%,d at once, round %d".formatted(many, round),
                            many,
                            Math.clamp(many * 12L, 40, 4_000));
                }
            }
            tell("resident, MiB", residentKib() / 1024.0);
        } finally {
            write();
        }
    }

    /** What one call takes when nothing is around it, in nanoseconds. */
    private long alone() {
        var taken = new long[40];
        for (var i = 0; i < taken.length; i++) {
            var began = System.nanoTime();
            var filled = PROMPT.with(Map.of("task", "Answer.", "before", ""));
            models.ask(
                    new ModelCall(Purpose.SQL, filled, Duration.ofSeconds(30), new Cancellation()));
            taken[i] = System.nanoTime() - began;
        }
        Arrays.sort(taken);
        return taken[taken.length / 2];
    }

    private Agent think() {
        return agent("think", this::think);
    }

    private StepOutcome think(Value.Fields input, Work work) {
        var filled =
                PROMPT.with(
                        Map.of(
                                "task", work.goal(),
                                "before", String.join(" ", digests(work))));
        var reply =
                models.ask(
                        new ModelCall(
                                Purpose.SQL, filled, Duration.ofSeconds(30), work.cancellation()));
        work.used(reply.use());
        return proven(Value.Fields.EMPTY.with("text", Value.text(reply.text())));
    }

    private static List<String> digests(Work work) {
        return work.evidence().values().stream().map(evidence -> evidence.digest()).toList();
    }

    private Agent look() {
        return agent(
                "look",
                (_, _) ->
                        proven(
                                Value.Fields.EMPTY.with(
                                        "tables",
                                        Value.number(
                                                source.schema().catalogue().tables().size()))));
    }

    private Agent explain() {
        return agent(
                "explain",
                (_, work) ->
                        proven(
                                Json.fields(
                                        source.explain(allowed(work).sql(), work.cancellation()))));
    }

    private Agent query() {
        return agent(
                "query",
                (_, work) ->
                        proven(
                                Json.fields(
                                        source.run(
                                                allowed(work).sql(),
                                                LIMITS,
                                                work.cancellation()))));
    }

    /** Each run has a query of its own. */
    private Verdict.Allowed allowed(Work work) {
        return switch (source.check(QUERY.formatted(work.run().hashCode() & 0xffff))) {
            case Verdict.Allowed allowed -> allowed;
            case Verdict.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static RunRequest run() {
        return Plans.answering(
                new Value.Fields(
                        Map.of("rows", Plans.ref("E6.rows"), "text", Plans.ref("E7.text"))),
                step(1, "think"),
                step(2, "look", 1),
                step(3, "think", 2),
                step(4, "think", 3),
                step(5, "explain", 4),
                step(6, "query", 5),
                step(7, "think", 6));
    }

    /** Each caller starts a run and waits for its end; a refusal is tried again after a while. */
    private void drive(TestEngine world, String name, int callers, int runs) throws Exception {
        var taken = new long[runs];
        var next = new AtomicInteger();
        var failed = new AtomicInteger();
        var refused = new AtomicInteger();
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    for (var i = next.getAndIncrement(); i < runs; i = next.getAndIncrement()) {
                        taken[i] = one(world, failed, refused);
                    }
                    return null;
                });
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(taken);
        tell(name + ": runs a second", runs / seconds);
        tell(name + ": p50, ms", taken[runs / 2] / 1e6);
        tell(name + ": p99, ms", taken[runs * 99 / 100] / 1e6);
        tell(name + ": added to the model's time, p50 ms", taken[runs / 2] / 1e6 - 200);
        tell(name + ": failed", failed.get());
        tell(name + ": refused and tried again", refused.get());
    }

    private static long one(TestEngine world, AtomicInteger failed, AtomicInteger refused)
            throws InterruptedException {
        while (true) {
            var began = System.nanoTime();
            try {
                var run = world.engine.start(run());
                var ended = world.engine.await(run, PATIENCE);
                if (ended.status() != RunStatus.COMPLETED && failed.getAndIncrement() == 0) {
                    System.out.println("the first that failed: " + ended.failure());
                }
                return System.nanoTime() - began;
            } catch (ProblemException e) {
                if (e.problem().cause() != Cause.BUSY) {
                    throw e;
                }
                refused.incrementAndGet();
                Thread.sleep(200);
            }
        }
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private void tell(String name, double value) {
        figures.put(name, Math.round(value * 100) / 100.0);
        System.out.printf(Locale.ROOT, "%-64s %10.2f%n", name, value);
    }

    private void write() throws IOException {
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "throughput.json"), Json.write(figures));
    }
}
