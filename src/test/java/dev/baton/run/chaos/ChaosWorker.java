package dev.baton.run.chaos;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.Plans;
import dev.baton.run.RunRequest;
import dev.baton.run.TestEngine;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A process under test: carries runs out, and starts new ones as long as it is not told to stop.
 * Says {@code RUN id} once a run is accepted.
 */
public final class ChaosWorker {
    private static final int AT_ONCE = 12;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String sink;

    private ChaosWorker(String sink) {
        this.sink = sink;
    }

    /** Arguments: url, user, password of the database; address of the sink. */
    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[0], arguments[1], arguments[2]);
        var worker = new ChaosWorker(arguments[3]);
        var settings =
                Map.of(
                        "baton.run.watch-every", "500ms",
                        "baton.run.silence", "2s",
                        "baton.run.database-start", "2s",
                        "baton.run.takeovers", "1000",
                        "baton.run.retries", "8",
                        "baton.run.drain", "10s",
                        "baton.run.retry-delay", "100ms");
        var world =
                TestEngine.on(
                        database, settings, worker.thinks(), worker.changes(), worker.stumbles());
        // As a server does at SIGTERM.
        Runtime.getRuntime().addShutdownHook(new Thread(world::close));
        var more = new Semaphore(AT_ONCE);
        Thread.ofVirtual().start(() -> start(world, more));
        // The one who started this process ends it, or closes its input to stop new runs.
        System.in.readAllBytes();
        more.drainPermits();
        more.acquireUninterruptibly(Integer.MAX_VALUE);
    }

    private static void start(TestEngine world, Semaphore more) {
        while (true) {
            more.acquireUninterruptibly();
            try {
                var run = world.engine.start(run());
                System.out.println("RUN " + run);
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                world.engine.await(run, Duration.ofSeconds(20));
                            } catch (RuntimeException _) {
                                // Its end is looked for from outside.
                            } finally {
                                more.release();
                            }
                        });
            } catch (RuntimeException _) {
                // It was told that nothing was started.
                Thread.ofVirtual()
                        .start(() -> {
                            nap(200);
                            more.release();
                        });
            }
        }
    }

    static RunRequest run() {
        return Plans.request(
                null,
                Duration.ofMinutes(5),
                new Value.Fields(Map.of("first", Plans.ref("E1.by"), "last", Plans.ref("E6.by"))),
                patient(step(1, "thinks"), Effect.NONE),
                patient(step(2, "thinks", 1), Effect.NONE),
                patient(step(3, "changes", 1), Effect.IDEMPOTENT),
                patient(step(4, "stumbles", 1), Effect.NONE),
                patient(step(5, "changes", 2, 3, 4), Effect.IDEMPOTENT),
                patient(step(6, "thinks", 5), Effect.NONE));
    }

    private static Step patient(Step step, Effect effect) {
        return step.withPolicy(new Step.Policy(OnFailure.FAIL, Duration.ofSeconds(60), effect));
    }

    private Agent thinks() {
        return agent("thinks", (input, work) -> called(input, work, null));
    }

    private Agent stumbles() {
        return agent(
                "stumbles",
                (input, work) -> {
                    if (Math.floorMod(work.run().hashCode() + System.nanoTime(), 3) == 0) {
                        throw unreachable();
                    }
                    return called(input, work, null);
                });
    }

    private Agent changes() {
        return new Agent() {
            @Override
            public AgentCard card() {
                return new AgentCard(
                        "changes",
                        "Changes something outside, once a key.",
                        Shape.Fields.OPEN,
                        Shape.Fields.OPEN,
                        Effect.IDEMPOTENT);
            }

            @Override
            public StepOutcome carryOut(Value.Fields input, Work work) {
                return called(input, work, work.idempotencyKey());
            }
        };
    }

    private StepOutcome called(Value.Fields input, Work work, @Nullable String key) {
        var begun = System.currentTimeMillis();
        nap(5 + Math.floorMod(System.nanoTime() / 1000, 40));
        var address =
                sink
                        + "/call?run="
                        + work.run()
                        + "&step="
                        + work.step()
                        + "&begun="
                        + begun
                        + (key == null
                                ? ""
                                : "&key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
        try {
            HTTP.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException _) {
            throw unreachable();
        } catch (InterruptedException _) {
            throw ProblemException.of(Cause.CANCELLED, "The call was interrupted.");
        }
        return proven(input.with("by", Value.text(work.step().value())));
    }

    private static ProblemException unreachable() {
        return ProblemException.of(Cause.DATABASE_UNREACHABLE, "The world cannot be reached.");
    }

    /** What a call takes; nobody waits for it. */
    private static void nap(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
