package dev.baton.api.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.chat.ChatClient;
import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunStatus;
import dev.baton.run.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that waits, decided through every door. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class DecidingServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject HeldRuns held;
    @Inject Runs runs;
    @Inject RunEngine engine;

    @TestHTTPResource("/ws/chat")
    URI address;

    private ChatClient client;

    @BeforeEach
    void connect() {
        client = new ChatClient(HTTP, URI.create(address.toString().replaceFirst("^http", "ws")));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    /** Follows the run until it waits, and gives the escalation as it is shown. */
    private JsonNode waiting(RunId run) {
        client.say("{\"type\": \"subscribe\", \"operation_id\": \"%s\"}".formatted(run));
        var id = client.await("escalated").path("escalation").asText();
        RunStatus status;
        do {
            status = engine.await(run, Duration.ofMillis(50)).status();
        } while (status == RunStatus.RUNNING);
        assertThat(status).isEqualTo(RunStatus.WAITING);
        return shown(id);
    }

    private static JsonNode shown(String id) {
        return Json.tree(
                given().get("/escalations/" + id).then().statusCode(200).extract().asString());
    }

    private static ValidatableResponse post(JsonNode shown, String action, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/escalations/" + shown.path("escalation_id").asText() + "/" + action)
                .then();
    }

    private static Map<String, Object> seen(JsonNode shown) {
        var seen = new HashMap<String, Object>();
        seen.put("version", shown.path("version").asInt());
        seen.put("shown_hash", shown.path("shown_hash").asText());
        return seen;
    }

    private String status() {
        return client.await("workflow_completed").path("status").asText();
    }

    private Value answered(RunId run) {
        return runs.find(run).orElseThrow().answer().body().at("text");
    }

    @Test
    void an_approval_over_rest_lets_the_run_go_on_and_is_taken_once() {
        var run = held.approval("Post the invoice of ACME");
        var shown = waiting(run);
        assertThat(shown.path("question").asText()).contains("Post the entry");
        assertThat(shown.path("proposed").path("word").asText()).isEqualTo("baton");
        assertThat(shown.path("operation").path("plan").path("steps")).hasSize(2);
        post(shown, "approve", Map.of())
                .statusCode(400)
                .body("suggestions[0]", startsWith("Fetch the escalation first"));
        post(shown, "approve", seen(shown))
                .statusCode(200)
                .body("status", equalTo("decided"))
                .body("decision.action", equalTo("approve"))
                .body("decision.by", equalTo("local"));
        assertThat(client.await("decided").path("by").asText()).isEqualTo("local");
        assertThat(status()).isEqualTo("completed");
        assertThat(answered(run)).isEqualTo(Value.text("baton"));
        post(shown, "approve", seen(shown))
                .statusCode(200)
                .body("decision.action", equalTo("approve"));
        post(shown, "reject", Map.of("reason", "too late"))
                .statusCode(409)
                .body("error_code", equalTo("already_decided"))
                .body("error", startsWith("Already decided by local at "));
    }

    @Test
    void a_correction_over_the_socket_is_what_the_run_goes_on_with() {
        var run = held.approval("Post another invoice");
        var shown = waiting(run);
        var choice = new HashMap<>(seen(shown));
        choice.put("type", "decide");
        choice.put("id", "d1");
        choice.put("operation_id", run.value());
        choice.put("escalation_id", shown.path("escalation_id").asText());
        choice.put("action", "correct");
        choice.put("correction", Map.of("word", "relay"));
        client.say(Json.write(choice));
        var reply = client.await("escalation");
        assertThat(reply.path("reply_to").asText()).isEqualTo("d1");
        assertThat(reply.path("operation_id").asText()).isEqualTo(run.value());
        assertThat(reply.path("status").asText()).isEqualTo("decided");
        assertThat(status()).isEqualTo("completed");
        assertThat(answered(run)).isEqualTo(Value.text("relay"));
    }

    @Test
    void a_rejection_needs_a_reason_and_ends_the_run_with_it() {
        var shown = waiting(held.approval("Post a doubtful invoice"));
        post(shown, "reject", Map.of()).statusCode(400);
        post(shown, "reject", Map.of("reason", "not our vendor")).statusCode(200);
        var end = client.await("workflow_completed");
        assertThat(end.path("status").asText()).isEqualTo("failed");
        assertThat(end.path("problem").path("cause").asText()).isEqualTo("rejected");
        assertThat(end.path("problem").toString()).contains("not our vendor");
    }

    @Test
    void an_agents_question_is_answered_in_the_shape_it_wants() {
        var run = held.question("When was it?");
        var shown = waiting(run);
        assertThat(shown.path("options")).hasSize(2);
        var choice = seen(shown);
        choice.put("correction", "1999");
        post(shown, "correct", choice)
                .statusCode(400)
                .body("suggestions", hasItem("the value must be one of 2025, 2026"));
        choice.put("correction", "2026");
        post(shown, "correct", choice).statusCode(200);
        assertThat(status()).isEqualTo("completed");
        assertThat(answered(run)).isEqualTo(Value.text("2026"));
    }

    @Test
    void who_wanted_it_cannot_approve_it_where_an_agent_wants_four_eyes() {
        var shown = waiting(held.fourEyes("Post it with care"));
        assertThat(shown.path("four_eyes").asBoolean()).isTrue();
        assertThat(shown.path("allowed_actions").toString())
                .contains("correct", "reject")
                .doesNotContain("approve");
        post(shown, "approve", seen(shown))
                .statusCode(403)
                .body("error_code", equalTo("own_request"));
        var choice = seen(shown);
        choice.put("correction", "1200.05");
        post(shown, "correct", choice)
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("amended.value", equalTo("1200.05"))
                .body("amended.by", equalTo("local"))
                .body("proposed", equalTo("1200.05"))
                .body("version", equalTo(2));
        post(shown, "reject", Map.of("reason", "nobody else is here")).statusCode(200);
        assertThat(status()).isEqualTo("failed");
    }

    @Test
    void what_is_asked_back_and_replied_reaches_whoever_follows_and_must_be_seen() {
        var shown = waiting(held.approval("Post the last invoice"));
        post(shown, "ask", Map.of("text", "Which cost centre?")).statusCode(200);
        assertThat(client.await("asked_back").path("text").asText())
                .isEqualTo("Which cost centre?");
        post(shown, "reply", Map.of("text", "4711")).statusCode(200);
        assertThat(client.await("replied").path("text").asText()).isEqualTo("4711");
        post(shown, "approve", seen(shown)).statusCode(409).body("error_code", equalTo("changed"));
        var again = shown(shown.path("escalation_id").asText());
        post(again, "approve", seen(again)).statusCode(200);
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void what_cannot_be_decided_over_the_socket_is_told_as_an_error() {
        client.say(
                "{\"type\": \"decide\", \"escalation_id\": \"esc-none\", \"action\": \"approve\"}");
        assertThat(client.await("error").path("error_code").asText()).isEqualTo("not_found");
        client.say(
                "{\"type\": \"decide\", \"escalation_id\": \"esc-none\", \"action\": \"dance\"}");
        assertThat(client.await("error").path("suggestions").toString())
                .contains("approve, correct, reject");
    }
}
