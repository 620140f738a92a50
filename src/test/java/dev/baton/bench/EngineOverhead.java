package dev.baton.bench;

import dev.baton.launch.LocalPostgres;
import dev.baton.plan.Value;
import dev.baton.run.Plans;
import dev.baton.run.RunRequest;
import dev.baton.run.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What the engine adds to five steps that do nothing, on a database that really writes. */
public final class EngineOverhead {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EngineOverhead() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = LocalPostgres.start(Path.of("target", "bench-postgres"))) {
            var name = "bench_" + System.nanoTime();
            try (var connection = server.superuser().connect();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            var database = TestEngine.migrated(server.superuser().named(name));
            try (var world = TestEngine.on(database, Map.of(), Plans.echo())) {
                for (var callers : new int[] {1, 1, 16, 256}) {
                    measure(world, callers, callers == 1 ? 300 : 3000);
                }
            }
        }
    }

    private static RunRequest five() {
        return Plans.answering(
                Value.Fields.EMPTY,
                Plans.step(1, "echo"),
                Plans.step(2, "echo", 1),
                Plans.step(3, "echo", 2),
                Plans.step(4, "echo", 3),
                Plans.step(5, "echo", 4));
    }

    private static void measure(TestEngine world, int callers, int runs) throws Exception {
        var taken = new long[runs];
        var next = new AtomicInteger();
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    for (var i = next.getAndIncrement(); i < runs; i = next.getAndIncrement()) {
                        var began = System.nanoTime();
                        var run = world.engine.start(five());
                        world.engine.await(run, PATIENCE);
                        taken[i] = System.nanoTime() - began;
                    }
                    return null;
                });
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(taken);
        System.out.printf(
                "%d callers: %.0f runs/s, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                callers,
                runs / seconds,
                taken[runs / 2] / 1e6,
                taken[runs * 95 / 100] / 1e6,
                taken[runs * 99 / 100] / 1e6);
    }
}
