package dev.baton.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.agent.worker.FakeWorker.Asked;
import dev.baton.agent.worker.FakeWorker.Reply;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import dev.baton.run.RunStatus;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import java.io.IOException;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server is killed between a payment and the answer that tells of it. */
@Tag("postgres")
class PaidOnceIT {
    private static final String PAID =
            """
            {"outcome": "proven", "evidence": {"body": {"paid": 100}, "digest": "100 were paid."}}
            """;

    private final AtomicInteger payments = new AtomicInteger();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    /** Pays, and is asked by a server that is killed before it hears so. */
    private Reply pay(Asked asked) throws InterruptedException {
        if (asked.method().equals("GET")) {
            var key =
                    URLDecoder.decode(
                            asked.path().substring("/steps/".length()), StandardCharsets.UTF_8);
            return paid.contains(key) ? Reply.ok(PAID) : new Reply(404, "");
        }
        payments.incrementAndGet();
        paid.add(Json.tree(asked.body()).path("idempotency_key").asText());
        first.countDown();
        never.await();
        return Reply.CUT;
    }

    @Test
    void what_a_worker_has_paid_for_a_server_that_was_killed_is_not_paid_again() throws Exception {
        var database = TestEngine.migrated(TestPostgres.fresh());
        try (var one = new FakeWorker(this::pay);
                var other = new FakeWorker(this::pay)) {
            var known = new KnownWorkers(database, Map.of());
            register(known, one);
            register(known, other);
            var process = process(database);
            RunId run;
            try (var said = process.inputReader()) {
                run = new RunId(said.readLine().substring("RUN ".length()));
                assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }

            try (var heir = PayingProcess.world(database)) {
                var ended = heir.engine.await(run, Duration.ofSeconds(30));
                assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            }
            assertThat(payments).hasValue(1);
            // Only the one that had begun was asked, and it was not told to pay again.
            assertThat(one.calls())
                    .satisfiesAnyOf(PaidOnceIT::paidAndAsked, calls -> assertThat(calls).isEmpty());
            assertThat(one.calls().size() + other.calls().size()).isEqualTo(2);
        } finally {
            never.countDown();
        }
    }

    private static void paidAndAsked(Iterable<? extends String> calls) {
        assertThat(calls).hasSize(2).first().isEqualTo("POST /steps");
    }

    private static void register(KnownWorkers known, FakeWorker worker) {
        known.workers.register(
                Announcement.read(
                        Json.write(
                                Map.of(
                                        "agent", "pay",
                                        "purpose", "Pays.",
                                        "effect", "external",
                                        "url", worker.url().toString()))),
                Caller.LOCAL);
    }

    private static Process process(Database database) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        PayingProcess.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> Path.of(url.getPath()).toString())
                        .collect(Collectors.joining(":"))
                : System.getProperty("java.class.path");
    }
}
