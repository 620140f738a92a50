package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.baton.api.chat.ChatClient;
import dev.baton.json.Json;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a person outlives the server, and whoever is to know of it is told. */
class EscalationIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Secret SECRET = Signature.freshSecret(new java.security.SecureRandom());
    private static final String RITA = "a-secret-of-rita-with-some-length";
    private static final String ANN = "a-secret-of-ann-with-some-length";
    private static final String SAM = "a-secret-of-sam-with-some-length";

    @TempDir Path folder;
    private final LinkedBlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private HttpServer hook;

    @BeforeEach
    void listen() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext(
                "/",
                exchange -> {
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    var headers = exchange.getRequestHeaders();
                    if (Signature.from(headers::getFirst).fits(SECRET, body, Instant.now())) {
                        told.add(Json.tree(body));
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        hook.start();
    }

    @AfterEach
    void close() {
        hook.stop(0);
    }

    private ServerProcess serve() throws Exception {
        return ServerProcess.serve(
                folder,
                Map.of(
                        "BATON_API_KEYS",
                        "rita:%s:ask+operate,ann:%s:ask+decide,sam:%s:ask"
                                .formatted(RITA, ANN, SAM),
                        "BATON_ESCALATION_WEBHOOK_URL",
                        "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook",
                        "BATON_ESCALATION_WEBHOOK_SECRET",
                        SECRET.reveal()));
    }

    /** The next piece of news of that type. */
    private JsonNode news(String type) throws InterruptedException {
        while (true) {
            var next = told.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("news of type " + type).isNotNull();
            if (next.path("type").asText().equals(type)) {
                return next.path("data");
            }
        }
    }

    private static HttpResponse<String> call(
            ServerProcess server, String key, String method, String path, Object body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("Prefer", "respond-async")
                        .method(
                                method,
                                method.equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(ServerProcess server, String key, String path)
            throws Exception {
        return call(server, key, "GET", path, "");
    }

    private static ChatClient chat(ServerProcess server, String key) throws Exception {
        var address = server.address().resolve("/ws/chat").toString();
        var client = new ChatClient(HTTP, URI.create(address.replaceFirst("^http", "ws")));
        client.say("{\"type\": \"hello\", \"token\": \"%s\"}".formatted(key));
        client.await("welcome");
        return client;
    }

    @Test
    void a_plan_waits_through_a_kill_and_is_approved_by_somebody_else_over_the_socket()
            throws Exception {
        String run;
        String escalation;
        try (var server = serve()) {
            var operation =
                    Map.of(
                            "operation_type", "performance_check",
                            "parameters", Map.of("data_source", "projects"),
                            "plan_approval", "always");
            var accepted = call(server, RITA, "POST", "/operations", operation);
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            run = Json.tree(accepted.body()).path("operation_id").asText();
            var opened = news("escalation.opened");
            escalation = opened.path("escalation_id").asText();
            assertThat(opened.path("operation_id").asText()).isEqualTo(run);
            assertThat(opened.path("reason").asText()).isEqualTo("plan_approval");
            server.kill();
        }
        try (var server = serve()) {
            assertThat(get(server, SAM, "/escalations/" + escalation).statusCode()).isEqualTo(404);
            assertThat(Json.tree(get(server, SAM, "/escalations").body()).path("items")).isEmpty();
            var mine = Json.tree(get(server, RITA, "/escalations/" + escalation).body());
            assertThat(mine.path("allowed_actions")).isEmpty();
            var shown = Json.tree(get(server, ANN, "/escalations/" + escalation).body());
            assertThat(shown.path("requested_by").asText()).isEqualTo("rita");
            assertThat(shown.path("proposed").path("steps")).isNotEmpty();
            var choice =
                    Map.of(
                            "version", shown.path("version").asInt(),
                            "shown_hash", shown.path("shown_hash").asText());
            assertThat(
                            call(
                                            server,
                                            RITA,
                                            "POST",
                                            "/escalations/" + escalation + "/approve",
                                            choice)
                                    .statusCode())
                    .isEqualTo(403);
            try (var rita = chat(server, RITA);
                    var ann = chat(server, ANN)) {
                for (var client : java.util.List.of(rita, ann)) {
                    client.say(
                            "{\"type\": \"subscribe\", \"operation_id\": \"%s\"}".formatted(run));
                    client.await("escalated");
                }
                ann.say(
                        """
                        {"type": "decide", "operation_id": "%s", "escalation_id": "%s",
                         "action": "approve", "version": %d, "shown_hash": "%s"}
                        """
                                .formatted(
                                        run,
                                        escalation,
                                        shown.path("version").asInt(),
                                        shown.path("shown_hash").asText()));
                assertThat(ann.await("escalation").path("status").asText()).isEqualTo("decided");
                assertThat(rita.await("decided").path("by").asText()).isEqualTo("ann");
                assertThat(rita.await("workflow_completed").path("status").asText())
                        .isEqualTo("completed");
                ann.await("workflow_completed");
            }
            var decided = news("escalation.decided");
            assertThat(decided.path("escalation_id").asText()).isEqualTo(escalation);
            assertThat(decided.path("decision").path("by").asText()).isEqualTo("ann");
        }
    }
}
