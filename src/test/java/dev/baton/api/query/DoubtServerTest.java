package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.chat.ChatClient;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer nobody is sure of: given at once, and decided afterwards. */
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class DoubtServerTest {
    @TestHTTPResource("/ws/chat")
    URI chat;

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    /** No project starts in such a year; each test has one of its own. */
    private static String question(int year) {
        return "Show all projects that started in " + year;
    }

    private static String ask(int year) {
        return post("/query", Map.of("query", question(year), "data_source", "projects"))
                .statusCode(200)
                .body("kind", equalTo("query"))
                .body("confidence", lessThan(0.7f))
                .body("requires_human", equalTo(true))
                .body("answer", startsWith("I am not sure"))
                .body("version", equalTo(1))
                .extract()
                .path("operation_id");
    }

    private static JsonNode shown(String run) {
        String id =
                given().get("/escalations?operation_id=" + run)
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].reason", equalTo("low_confidence"))
                        .body(
                                "items[0].evidence.agent",
                                hasItems("query_generator", "query_runner"))
                        .body("items[0].proposed.sql", containsString("projects"))
                        .body("items[0].proposed.reasoning", not(empty()))
                        .body("items[0].proposed.text", containsString("No rows"))
                        .extract()
                        .path("items[0].escalation_id");
        return Json.tree(given().get("/escalations/" + id).asString());
    }

    private static Map<String, ?> seen(JsonNode shown) {
        return Map.of(
                "version", shown.path("version").asInt(),
                "shown_hash", shown.path("shown_hash").asText());
    }

    private static ValidatableResponse decide(JsonNode shown, String action, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(seen(shown));
        body.putAll(more);
        return post("/escalations/" + shown.path("escalation_id").asText() + "/" + action, body);
    }

    @Test
    void who_approves_makes_a_version_that_is_sure() {
        var run = ask(2081);
        decide(shown(run), "approve", Map.of()).statusCode(200).body("status", equalTo("decided"));

        given().get("/query/" + run)
                .then()
                .body("version", equalTo(2))
                .body("confidence", equalTo(1))
                .body("requires_human", equalTo(false))
                .body("answer", startsWith("No rows"))
                .body("decision.action", equalTo("approve"))
                .body("decision.by", equalTo("local"));
        given().get("/query/" + run + "/versions")
                .then()
                .body("items", hasSize(2))
                .body("items[0].requires_human", equalTo(true));
    }

    @Test
    void other_sql_is_run_through_the_guard_before_it_counts() {
        var run = ask(2082);
        var shown = shown(run);
        decide(shown, "correct", Map.of("correction", Map.of("sql", "delete from projects")))
                .statusCode(422)
                .body("error_code", equalTo("unsafe_sql"));
        decide(
                        shown,
                        "correct",
                        Map.of(
                                "correction",
                                Map.of("sql", "select name from companies order by name limit 2"),
                                "reason",
                                "companies were meant"))
                .statusCode(200);

        given().get("/query/" + run)
                .then()
                .body("version", equalTo(2))
                .body("sql", containsString("companies"))
                .body("rows", hasSize(2))
                .body("row_count", equalTo(2))
                .body("validation.is_valid", equalTo(true))
                .body("question", equalTo(question(2082)))
                .body("decision.reason", equalTo("companies were meant"));
    }

    @Test
    void who_rejects_says_why_and_the_answer_says_it_too() {
        var run = ask(2083);
        decide(shown(run), "reject", Map.of("reason", "we start none so late")).statusCode(200);

        given().get("/query/" + run)
                .then()
                .body("status", equalTo("completed"))
                .body("version", equalTo(2))
                .body("confidence", equalTo(0))
                .body("decision.action", equalTo("reject"))
                .body("decision.reason", equalTo("we start none so late"));
    }

    @Test
    void the_same_doubt_waits_once_and_what_is_not_answered_never() {
        var first = ask(2084);
        var again = ask(2084);
        assertThat(shown(first).path("operation_id").asText()).isEqualTo(first);
        given().get("/escalations?operation_id=" + again).then().body("items", empty());

        String declined =
                post(
                                "/query",
                                Map.of(
                                        "query",
                                        "Top customers by loyalty",
                                        "data_source",
                                        "projects"))
                        .body("kind", equalTo("declined"))
                        .extract()
                        .path("operation_id");
        given().get("/escalations?operation_id=" + declined).then().body("items", empty());
    }

    @Test
    void the_chat_hears_of_the_doubt_and_of_the_decision_after_the_end() {
        try (var client =
                new ChatClient(
                        HttpClient.newHttpClient(),
                        URI.create(chat.toString().replaceFirst("http", "ws")))) {
            client.say(
                    Json.write(
                            Map.of(
                                    "type", "query",
                                    "query", question(2085),
                                    "data_source", "projects")));
            var run = client.await("accepted").path("operation_id").asText();
            assertThat(client.await("answer").path("requires_human").asBoolean()).isTrue();
            var id = client.await("escalated").path("escalation").asText();
            assertThat(client.await("workflow_completed").path("status").asText())
                    .isEqualTo("completed");
            var shown = shown(run);
            assertThat(shown.path("escalation_id").asText()).isEqualTo(id);

            var choice = new java.util.HashMap<String, Object>(seen(shown));
            choice.putAll(
                    Map.of(
                            "type",
                            "decide",
                            "escalation_id",
                            id,
                            "action",
                            "correct",
                            "correction",
                            Map.of("text", "None: plans end in 2027.")));
            client.say(Json.write(choice));

            var answer = client.await("answer");
            assertThat(answer.path("version").asInt()).isEqualTo(2);
            assertThat(answer.path("answer").asText()).isEqualTo("None: plans end in 2027.");
            assertThat(answer.at("/decision/action").asText()).isEqualTo("correct");
            assertThat(answer.path("sql").asText()).contains("projects");
        }
    }

    @Test
    void a_doubtful_goal_is_put_to_a_person_as_a_whole() {
        String run =
                post(
                                "/query",
                                Map.of(
                                        "query",
                                        "Compare project spending in 2086 with 2087 by company, and tell me which overruns need attention",
                                        "data_source",
                                        "projects"))
                        .statusCode(200)
                        .body("kind", equalTo("goal"))
                        .extract()
                        .path("operation_id");
        given().get("/escalations?operation_id=" + run)
                .then()
                .body("items", hasSize(1))
                .body("items[0].step", equalTo(null))
                .body("items[0].evidence.agent", hasItem("ask_database"));
        given().get("/operations/" + run).then().body("requires_human", equalTo(true));
    }
}
