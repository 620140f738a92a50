package dev.baton.api.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.chat.ChatClient;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers with real keys may and may not do, over HTTP. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(value = KeysServerTest.Keys.class, restrictToAnnotatedClass = true)
class KeysServerTest {
    private static final String END = "-has-a-secret-of-some-length";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Six callers; each starts no more than three operations at once and one in 1,000 s. */
    public static final class Keys implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of(
                    "baton.security.api-keys",
                    String.join(
                            ",",
                            "reader:reader" + END + ":ask",
                            "checker:checker"
                                    + END
                                    + ":ask+operate+operations:data_validation+operations:custom",
                            "operator:operator" + END + ":ask+operate",
                            "fast:fast" + END + ":ask+operate",
                            "runner:runner" + END + ":operate",
                            "trainer:trainer" + END + ":ask+train",
                            "robot:robot" + END + ":work"),
                    "baton.operation.starts-at-once",
                    "3",
                    "baton.operation.starts-per-second",
                    "0.001");
        }

        @Override
        public void stop() {}
    }

    @TestHTTPResource("/ws")
    URI counts;

    @TestHTTPResource("/ws/chat")
    URI chat;

    private static ValidatableResponse operate(String caller, String type) {
        return given().header("Authorization", "Bearer " + caller + END)
                .contentType(ContentType.JSON)
                .body(Map.of("operation_type", type, "parameters", Map.of("test", true)))
                .post("/operations")
                .then();
    }

    private static URI socket(URI address) {
        return URI.create(address.toString().replaceFirst("^http", "ws"));
    }

    @Test
    void without_a_key_or_with_a_wrong_one_nothing_is_answered() {
        given().get("/operations")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("error_code", equalTo("unauthenticated"));
        given().header("Authorization", "Bearer nobody" + END)
                .get("/operations")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer reader" + END)
                .get("/operations")
                .then()
                .statusCode(200);
    }

    @Test
    void operating_takes_the_permission_and_a_restricted_key_the_type() {
        operate("reader", "performance_check")
                .statusCode(403)
                .body("suggestions[0]", containsString("--permissions operate"));
        operate("checker", "performance_check")
                .statusCode(403)
                .body("error_code", equalTo("forbidden"))
                .body("error", containsString("operations of type performance_check"))
                .body("suggestions[0]", containsString("operations:performance_check"));
        operate("checker", "data_validation").statusCode(200).body("operation_id", notNullValue());
        operate("operator", "performance_check").statusCode(200);
    }

    @Test
    void who_starts_faster_than_the_pace_is_told_to_wait() {
        var statuses =
                IntStream.range(0, 4)
                        .mapToObj(_ -> operate("fast", "data_validation").extract().statusCode())
                        .toList();

        assertThat(statuses).isEqualTo(List.of(200, 200, 200, 429));
        operate("fast", "data_validation")
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("error_code", equalTo("rate_limited"));
    }

    @Test
    void who_may_not_ask_is_told_that_they_may_not_judge_either() {
        var asked =
                given().header("Authorization", "Bearer runner" + END)
                        .contentType(ContentType.JSON)
                        .body(Map.of("input", Map.of("word", "mine")))
                        .post("/agents/test_echo/invoke")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        given().header("Authorization", "Bearer runner" + END)
                .get("/sessions/" + asked.getString("session_id") + "/queries")
                .then()
                .statusCode(200)
                .body("items[0].may_judge", equalTo(false));
        given().header("Authorization", "Bearer runner" + END)
                .contentType(ContentType.JSON)
                .body(Map.of("operation_id", asked.getString("operation_id"), "verdict", "up"))
                .post("/feedback")
                .then()
                .statusCode(403);
    }

    @Test
    void a_worker_takes_a_permission_of_its_own() {
        var worker =
                Map.of(
                        "agent", "word_count",
                        "url", "http://127.0.0.1:8001",
                        "purpose", "Counts the words of a text.",
                        "input", Map.of("type", "object"));
        given().header("Authorization", "Bearer operator" + END)
                .contentType(ContentType.JSON)
                .body(worker)
                .post("/agents/register")
                .then()
                .statusCode(403)
                .body("suggestions[0]", containsString("--permissions work"));
        given().header("Authorization", "Bearer robot" + END)
                .contentType(ContentType.JSON)
                .body(worker)
                .post("/agents/register")
                .then()
                .statusCode(201);
        given().header("Authorization", "Bearer robot" + END)
                .contentType(ContentType.JSON)
                .body(Map.of("query", "How many?"))
                .post("/query")
                .then()
                .statusCode(403);
    }

    @Test
    void training_takes_a_permission_of_its_own_at_every_one_of_its_doors() {
        int doors = 0;
        for (var path : described().path("paths").properties()) {
            // How well confidence holds is told to whoever may ask.
            if (!path.getKey().startsWith("/train")
                    || path.getKey().equals("/training/calibration")) {
                continue;
            }
            for (var call : path.getValue().properties()) {
                doors++;
                train("operator", call.getKey(), path.getKey().replaceAll("\\{[^}]+}", "1"))
                        .statusCode(403)
                        .body("error_code", equalTo("forbidden"))
                        .body("suggestions[0]", containsString("--permissions train"));
            }
        }
        assertThat(doors).isGreaterThan(15);
        train("trainer", "get", "/training/runs").statusCode(200);
        train("trainer", "get", "/training/runs/x").statusCode(404);
    }

    private static JsonNode described() {
        return Json.tree(
                given().header("Authorization", "Bearer reader" + END)
                        .get("/q/openapi?format=json")
                        .asString());
    }

    private static ValidatableResponse train(String caller, String method, String path) {
        var request = given().header("Authorization", "Bearer " + caller + END);
        if (method.equals("post")) {
            request.contentType(ContentType.JSON).body("{}");
        }
        return request.request(method.toUpperCase(Locale.ROOT), path).then();
    }

    @Test
    void counts_are_sent_to_who_has_a_key_only() {
        assertThatThrownBy(() ->
                        HTTP.newWebSocketBuilder()
                                .buildAsync(socket(counts), new WebSocket.Listener() {})
                                .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
        try (var client = new ChatClient(HTTP, socket(counts), "Bearer reader" + END)) {
            assertThat(client.await("counts").has("active_operations")).isTrue();
        }
    }

    @Test
    void the_chat_answers_nobody_who_has_not_said_who_they_are() {
        try (var client = new ChatClient(HTTP, socket(chat))) {
            client.say("{\"type\": \"query\", \"query\": \"How many?\"}");
            assertThat(client.await("error").path("error_code").asText())
                    .isEqualTo("unauthenticated");
            client.say("{\"type\": \"hello\", \"token\": \"wrong\"}");
            assertThat(client.await("error").path("error_code").asText())
                    .isEqualTo("unauthenticated");
            client.say("{\"type\": \"hello\", \"token\": \"reader%s\"}".formatted(END));
            assertThat(client.await("welcome").path("caller").asText()).isEqualTo("reader");
        }
    }
}
