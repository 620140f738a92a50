package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database loses its memory, but not its disk, while runs are accepted and carried out. */
@Tag("postgres")
class DatabaseCrashIT {
    private static final int RUNS = 200;

    /** One killed backend makes PostgreSQL throw everybody out and recover from its log. */
    private static void crash(Database database) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    @Test
    void whatever_was_accepted_ends_although_the_database_crashed() throws Exception {
        try (var server = LocalPostgres.start(Path.of("target", "crash-postgres"))) {
            var name = "crash_" + System.nanoTime();
            try (var connection = server.superuser().connect();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            var database = TestEngine.migrated(server.superuser().named(name));
            var half = new CountDownLatch(RUNS / 2);
            var counting =
                    agent(
                            "counting",
                            (input, _) -> {
                                half.countDown();
                                return proven(input);
                            });
            try (var world = TestEngine.on(database, Map.of(), echo(), counting)) {
                var accepted = new ConcurrentLinkedQueue<RunId>();
                try (var callers = Executors.newFixedThreadPool(16)) {
                    for (var i = 0; i < RUNS; i++) {
                        callers.submit(() -> startOne(world, accepted));
                    }
                    Latches.await(half);
                    crash(database);
                }
                world.pool.getHikariPoolMXBean().softEvictConnections();
                assertThat(accepted).hasSizeGreaterThan(RUNS / 3);
                for (var run : accepted) {
                    endsWell(world, run);
                }
                System.out.println(accepted.size() + " accepted runs ended after the crash");
            }
        }
    }

    private static void startOne(TestEngine world, Queue<RunId> accepted) {
        try {
            accepted.add(
                    world.engine.start(
                            request(step(1, "echo"), step(2, "counting", 1), step(3, "echo", 2))));
        } catch (ProblemException e) {
            // Told that it was not started: that is all it was promised.
        }
    }

    private static void endsWell(TestEngine world, RunId run) {
        var ended = world.engine.await(run, Duration.ofSeconds(40));
        assertThat(ended.status()).as("%s", ended.failure()).isEqualTo(RunStatus.COMPLETED);
        var seqs = world.events(run).stream().map(event -> event.seq()).toList();
        assertThat(seqs)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
        assertThat(world.types(run)).containsOnlyOnce("workflow_completed");
    }
}
