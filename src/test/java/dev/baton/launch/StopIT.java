package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.worker.FakeWorker;
import dev.baton.agent.worker.FakeWorker.Asked;
import dev.baton.agent.worker.FakeWorker.Reply;
import dev.baton.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is told to stop while a worker of its is at work. */
class StopIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DONE =
            """
            {"outcome": "proven", "evidence": {"body": {"words": 6}, "digest": "6 words"}}
            """;

    /** The worker here tells nobody that it lives. */
    private static final Map<String, String> PATIENT = Map.of("BATON_AGENT_WORKER_LEASE", "10m");

    @TempDir Path folder;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** Takes its time over the first step that it is asked for. */
    private Reply work(Asked asking) throws InterruptedException {
        if (!asking.method().equals("POST")) {
            return new Reply(404, "");
        }
        keys.add(Json.tree(asking.body()).path("idempotency_key").asText());
        if (keys.size() == 1) {
            asked.countDown();
            released.await(60, TimeUnit.SECONDS);
        }
        return Reply.ok(DONE);
    }

    private static CompletableFuture<HttpResponse<String>> post(
            ServerProcess server, String path, Object body) throws Exception {
        var request =
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static CompletableFuture<HttpResponse<String>> invoke(ServerProcess server)
            throws Exception {
        return post(
                server, "/agents/count/invoke", Map.of("input", Map.of("text", "to be or not")));
    }

    private static void register(ServerProcess server, FakeWorker worker) throws Exception {
        var body = Map.of("agent", "count", "purpose", "Counts.", "url", worker.url().toString());
        assertThat(post(server, "/agents/register", body).get().statusCode()).isEqualTo(201);
    }

    private static void awaitBusy(ServerProcess server) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (server.get("/health").statusCode() != 503) {
            assertThat(System.nanoTime()).as("still well").isLessThan(end);
        }
    }

    @Test
    void who_waits_for_an_answer_gets_it_and_nobody_else_is_let_in() throws Exception {
        try (var worker = new FakeWorker(this::work);
                var server = ServerProcess.serve(folder, PATIENT)) {
            register(server, worker);
            var answer = invoke(server);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            server.terminate();
            awaitBusy(server);
            var refused = invoke(server).get();
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
            assertThat(answer).isNotDone();
            released.countDown();

            assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            assertThat(answer.get().body()).contains("6 words");
            assertThat(server.exitCode()).isEqualTo(143);
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void a_second_signal_ends_it_at_once_and_the_next_start_goes_on() throws Exception {
        try (var worker = new FakeWorker(this::work)) {
            try (var server = ServerProcess.serve(folder, PATIENT)) {
                register(server, worker);
                invoke(server);
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                server.terminate();
                awaitBusy(server);
                var told = System.nanoTime();
                server.terminate();
                assertThat(server.exitCode()).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - told))
                        .isLessThan(Duration.ofSeconds(10));
            }
            try (var server = ServerProcess.serve(folder, PATIENT)) {
                var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
                while (keys.size() < 2) {
                    assertThat(System.nanoTime()).as("nobody went on").isLessThan(end);
                    server.get("/health");
                }
                assertThat(keys.get(1)).isEqualTo(keys.getFirst());
            }
        } finally {
            released.countDown();
        }
    }
}
