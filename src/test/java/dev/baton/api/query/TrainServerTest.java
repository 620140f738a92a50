package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class TrainServerTest {
    private static final String ACTIVE = "Show all active projects with budget over 100000";
    private static final String GOLD =
            "select * from projects where status = 'active' and budget > 100000";
    private static final List<String> GOLDS =
            List.of(GOLD, GOLD.replace("*", "name"), GOLD.replace("*", "name, budget"));
    // A tenth is not exact in a float, which is what is read here.
    private static final double MOST_UNVERIFIED = 0.6001;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/ws/chat")
    URI address;

    @Inject DataSource database;

    private static ValidatableResponse train(String question, Map<String, Object> context) {
        return train(question, context, Map.of());
    }

    private static ValidatableResponse train(
            String question, Map<String, Object> context, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("query", question);
        body.put("mode", "train");
        body.put("data_source", "projects");
        body.put("context", context);
        return given().contentType(ContentType.JSON).body(body).post("/query").then();
    }

    private static double total(ValidatableResponse answer) {
        return answer.extract().<Number>path("training.total_reward").doubleValue();
    }

    @Test
    void an_answer_that_is_right_is_graded_component_by_component() throws SQLException {
        var answer =
                train(ACTIVE, Map.of("expected_sql", GOLDS))
                        .statusCode(200)
                        .body("status", equalTo("completed"))
                        .body("row_count", equalTo(18))
                        .body("training.verified", equalTo(true))
                        .body("training.outcome_reward", equalTo(1f))
                        .body("training.rewards.result", equalTo(1f))
                        .body("training.rewards.safety", equalTo(1f))
                        .body("training.weights.result", equalTo(0.55f))
                        .body("training.comparison.agreement", equalTo("strict"))
                        .body("training.comparison.golds", equalTo(3));
        assertThat(total(answer)).isBetween(0.7, 1.0);
        assertThat(answer.extract().<String>path("training.weights_version")).hasSize(12);
        assertThat(answer.extract().<List<String>>path("training.feedback")).isNotEmpty();

        String run = answer.extract().path("operation_id");
        Map<String, Object> training = answer.extract().path("training");
        given().get("/query/" + run).then().body("training", equalTo(training));
        assertThat(stored(run)).isEqualTo(((Map<?, ?>) training.get("rewards")).size());
    }

    private long stored(String run) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from reward where run_id = ?")) {
            query.setString(1, run);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void an_answer_that_is_wrong_gets_little_and_is_told_why() {
        var answer =
                train(ACTIVE, Map.of("expected_sql", "select name from companies"))
                        .statusCode(200)
                        .body("training.verified", equalTo(true))
                        .body("training.comparison.agreement", equalTo("none"))
                        .body("training.feedback.join(' ')", containsString("companies"));
        assertThat(total(answer)).isLessThan(0.6);
    }

    @Test
    void without_a_gold_an_answer_is_not_verified_and_gets_six_tenths_at_most() {
        var answer =
                train(ACTIVE, Map.of())
                        .statusCode(200)
                        .body("training.verified", equalTo(false))
                        .body("training.rewards", not(hasKey("result")));
        assertThat(total(answer)).isBetween(0.3, MOST_UNVERIFIED);
    }

    @Test
    void what_a_person_says_comes_last_and_can_be_taken_back() {
        var question = "Show all planned projects with budget over 100000";
        String run = train(question, Map.of()).extract().path("operation_id");
        var before = total(given().get("/query/" + run).then());

        say(run, "confirm");
        given().get("/query/" + run)
                .then()
                .body("training.total_reward", equalTo(1f))
                .body("training.verified", equalTo(true))
                .body("training.rewards.human", equalTo(1f));
        say(run, "down");
        given().get("/query/" + run)
                .then()
                .body("training.total_reward", equalTo(0f))
                .body("training.rewards.human", equalTo(0f));
        given().delete("/feedback/" + run).then().statusCode(200);
        var after = given().get("/query/" + run).then();
        after.body("training.verified", equalTo(false))
                .body("training.rewards", not(hasKey("human")));
        assertThat(total(after)).isEqualTo(before);
    }

    private static void say(String run, String verdict) {
        given().contentType(ContentType.JSON)
                .body(Map.of("operation_id", run, "verdict", verdict))
                .post("/feedback")
                .then()
                .statusCode(200);
    }

    @Test
    void a_gold_that_is_bad_is_told_and_does_not_punish() {
        var none = total(train(ACTIVE, Map.of()));
        var answer =
                train(ACTIVE, Map.of("expected_sql", "select nonsense from nowhere"))
                        .statusCode(200)
                        .body("training.verified", equalTo(false))
                        .body("training.comparison.usable", equalTo(0))
                        .body("training.comparison.faults", hasSize(1))
                        .body("training.feedback", hasItem(containsString("nowhere")));
        assertThat(total(answer)).isGreaterThanOrEqualTo(none);

        train(ACTIVE, Map.of("expected_sql", "delete from projects"))
                .statusCode(200)
                .body("training.verified", equalTo(false))
                .body("training.comparison.faults", hasSize(1));
    }

    @Test
    void it_may_be_right_to_decline() {
        var weather = "What will the weather be tomorrow?";
        var right =
                train(weather, Map.of("expected", "decline"))
                        .statusCode(200)
                        .body("kind", equalTo("declined"))
                        .body("training.verified", equalTo(true))
                        .body("training.outcome_reward", equalTo(1f));
        assertThat(total(right)).isGreaterThanOrEqualTo(0.7);
        var wrong =
                train(ACTIVE, Map.of("answerable", false))
                        .statusCode(200)
                        .body("training.verified", equalTo(true));
        assertThat(total(wrong)).isLessThanOrEqualTo(MOST_UNVERIFIED);
        var declined = train(weather, Map.of("expected_sql", GOLD)).statusCode(200);
        assertThat(total(declined)).isLessThan(0.6);
    }

    @Test
    void a_goal_of_several_steps_is_asked_as_one_query_in_training() {
        train(
                        "Compare the number of active projects with the number of cancelled ones"
                                + " and tell me which is larger",
                        Map.of("expected_sql", "select count(*) from projects"))
                .statusCode(200)
                .body("kind", not(equalTo("goal")))
                .body("training.verified", equalTo(true));
    }

    @Test
    void outside_training_nothing_is_graded() {
        given().contentType(ContentType.JSON)
                .body(Map.of("query", ACTIVE, "data_source", "projects"))
                .post("/query")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("training")));
    }

    @Test
    void what_cannot_be_had_of_a_variant_is_refused_before_anything_runs() {
        train(ACTIVE, Map.of(), Map.of("variant", Map.of("engine", "model")))
                .statusCode(502)
                .body("error", containsString("No language model is configured"));
        train(ACTIVE, Map.of(), Map.of("variant", Map.of("prompt", "unheard-of")))
                .statusCode(400)
                .body("suggestions[0]", containsString("/prompts"));
        train(ACTIVE, Map.of(), Map.of("variant", Map.of("engine", "rules")))
                .statusCode(200)
                .body("engine", equalTo("rules"))
                .body("prompt_version", nullValue());
        given().get("/prompts")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("nl2sql-query"))
                .body("items[0].hash", containsString(""));
    }

    @Test
    void who_does_not_wait_finds_the_grade_later() {
        String run =
                given().contentType(ContentType.JSON)
                        .header("Prefer", "respond-async")
                        .body(
                                Map.of(
                                        "query",
                                        ACTIVE,
                                        "mode",
                                        "train",
                                        "data_source",
                                        "projects",
                                        "context",
                                        Map.of("expected_sql", GOLD)))
                        .post("/query")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("operation_id");
        try (var client = client()) {
            client.say("{\"type\": \"subscribe\", \"operation_id\": \"" + run + "\"}");
            client.await("workflow_completed");
        }
        given().get("/query/" + run)
                .then()
                .statusCode(200)
                .body("training.rewards", not(anEmptyMap()));
    }

    @Test
    void on_the_socket_the_answer_comes_first_and_every_reward_after_it() {
        try (var client = client()) {
            client.say(
                    Json.write(
                            Map.of(
                                    "type", "query",
                                    "query", ACTIVE,
                                    "mode", "train",
                                    "data_source", "projects",
                                    "context", Map.of("expected_sql", GOLDS))));
            var heard = client.until(message -> is(message, "workflow_completed"));
            var types = heard.stream().map(message -> message.path("type").asText()).toList();
            assertThat(types).containsOnlyOnce("answer").contains("reward_recorded");
            assertThat(types.indexOf("answer")).isLessThan(types.indexOf("reward_recorded"));
            var stages =
                    heard.stream()
                            .filter(message -> is(message, "stage_completed"))
                            .map(message -> message.path("stage").asText())
                            .toList();
            assertThat(stages)
                    .containsExactly(
                            "initialization",
                            "schema_analysis",
                            "query_generation",
                            "validation",
                            "finalization",
                            "reward_evaluation");
            var rewards = heard.stream().filter(message -> is(message, "reward_recorded")).toList();
            assertThat(rewards)
                    .extracting(message -> message.path("name").asText())
                    .contains("safety", "result", "execution")
                    .doesNotHaveDuplicates();
            assertThat(rewards).allMatch(message -> message.path("total_reward").asDouble() >= 0.7);
        }
    }

    private ChatClient client() {
        return new ChatClient(HTTP, URI.create(address.toString().replace("http:", "ws:")));
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asText().equals(type);
    }
}
