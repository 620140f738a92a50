package dev.baton.run;

import dev.baton.launch.Database;
import dev.baton.plan.Value;
import java.util.Map;

/**
 * A process that starts runs whose second step takes a while, and stops as a server does when it is
 * told to by SIGTERM. Says {@code RUN id} of each, {@code BEGUN id} and {@code DONE id} of second
 * steps, and {@code DRAINED} at its end.
 */
public final class ProcessToDrain {
    private ProcessToDrain() {}

    /** Arguments: url, user, password of the database, runs, millis of a step, and of the grace. */
    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[0], arguments[1], arguments[2]);
        var runs = Integer.parseInt(arguments[3]);
        var millis = Long.parseLong(arguments[4]);
        var first = Plans.agent("first", (_, _) -> Plans.proven(by()));
        var second =
                Plans.agent(
                        "second",
                        (_, work) -> {
                            System.out.println("BEGUN " + work.run());
                            rest(millis);
                            System.out.println("DONE " + work.run());
                            return Plans.proven(by());
                        });
        var settings =
                Map.of(
                        "baton.run.drain",
                        arguments[5] + "ms",
                        "baton.run.capacity",
                        String.valueOf(runs / 2),
                        "baton.run.watch-every",
                        "1s");
        var world = TestEngine.on(database, settings, first, second, DrainIT.third("leaving"));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            world.close();
                            System.out.println("DRAINED");
                        }));
        for (var i = 0; i < runs; i++) {
            System.out.println("RUN " + world.engine.start(DrainIT.threeSteps()));
        }
        Thread.currentThread().join();
    }

    private static Value.Fields by() {
        return Value.Fields.EMPTY.with("by", Value.text("leaving"));
    }

    /** What a step takes; nobody waits for it. */
    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
