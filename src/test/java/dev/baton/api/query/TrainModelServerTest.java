package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.ScriptedModel;
import dev.baton.model.ScriptedProvider;
import dev.baton.plan.RunId;
import dev.baton.run.RunEngine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@QuarkusTestResource(value = ScriptedProvider.class, restrictToAnnotatedClass = true)
@Tag("server")
class TrainModelServerTest {
    private static final String SQL = "select count(*) as n from projects where status = 'active'";

    ScriptedModel scripted;
    @Inject Models models;
    @Inject RunEngine engine;

    @BeforeEach
    void forget() {
        scripted.forget();
    }

    private static ValidatableResponse train(Map<String, Object> variant) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "query", "How many projects are active?",
                                "data_source", "projects",
                                "mode", "train",
                                "variant", variant,
                                "context", Map.of("expected_sql", SQL)))
                .post("/query")
                .then();
    }

    private static String query(String sql) {
        return "{\"query\": \"%s\", \"reasoning\": [\"Count them.\"]}".formatted(sql);
    }

    @Test
    void a_model_s_answer_is_graded_and_carries_the_version_of_its_prompt() {
        scripted.says(query(SQL)).says("So many projects are active.");
        var answer =
                train(Map.of("engine", "model"))
                        .statusCode(200)
                        .body("engine", equalTo("scripted"))
                        .body("training.comparison.agreement", equalTo("strict"))
                        .body("prompt_version", equalTo(Prompt.named("nl2sql-query").version()));
        assertThat(answer.extract().<Number>path("training.total_reward").doubleValue())
                .isBetween(0.9, 1.0);
        assertThat(scripted.calls()).isEqualTo(2);
    }

    @Test
    void who_wants_rules_gets_rules_and_pays_for_no_model() {
        train(Map.of("engine", "rules")).statusCode(200).body("engine", equalTo("rules"));
        assertThat(scripted.calls()).isZero();
    }

    @Test
    void who_wants_a_model_gets_no_rules_in_its_place() {
        scripted.fails(400);
        train(Map.of("engine", "model"))
                .statusCode(greaterThanOrEqualTo(500))
                .body("error_code", startsWith("model_"))
                .body("failed_stage", equalTo("query_generation"));
    }

    @Test
    void a_model_that_is_not_configured_is_not_asked() {
        train(Map.of("model", "unheard-of"))
                .statusCode(400)
                .body("error", containsString("unheard-of"));
        assertThat(scripted.calls()).isZero();
    }

    @Test
    void a_training_run_compares_a_model_with_rules_and_says_what_the_model_took() {
        scripted.says(query(SQL));
        var run = trained(Map.of());

        assertThat(run.getString("status")).isEqualTo("completed");
        assertThat(run.getInt("progress.done")).isEqualTo(6);
        assertThat(run.getList("variants.name")).containsExactly("asked", "ruled");
        assertThat(run.getString("variants[0].versions[0].engine")).isEqualTo("model");
        assertThat(run.getString("variants[0].versions[0].model")).isEqualTo("scripted");
        assertThat(run.getString("variants[0].versions[0].prompt_version"))
                .isEqualTo(Prompt.named("nl2sql-query").version());
        assertThat(run.getString("variants[1].versions[0].engine")).isEqualTo("rules");
        assertThat(run.getDouble("variants[0].totals.strict.value")).isEqualTo(0.5);
        assertThat(run.getLong("variants[0].totals.tokens")).isPositive();
        assertThat(run.getLong("variants[1].totals.tokens")).isZero();
        assertThat(scripted.calls()).isGreaterThanOrEqualTo(4);
        given().get("/training/runs/%s/compare?variant=asked&with_variant=ruled".formatted(id(run)))
                .then()
                .statusCode(200);
    }

    @Test
    void a_training_run_whose_tokens_are_spent_begins_nothing_more() {
        scripted.says(query(SQL));
        var run = trained(Map.of("budget", Map.of("tokens", 1)));

        assertThat(run.getInt("progress.done")).isLessThan(6);
        assertThat(run.getLong("totals.tokens")).isPositive();
        assertThat(run.prettify()).contains("budget");
    }

    private static String id(JsonPath run) {
        return run.getString("training_id");
    }

    private JsonPath trained(Map<String, Object> more) {
        var lines =
                """
                {"id": "right", "question": "How many projects are active?", "sql": "%s"}
                {"id": "wrong", "question": "How many companies are there?", "sql": "select count(*) from companies"}\
                """
                        .formatted(SQL);
        var body =
                new HashMap<String, Object>(
                        Map.of(
                                "data_source",
                                "projects",
                                "jsonl",
                                lines,
                                "candidates",
                                2,
                                "concurrency",
                                1,
                                "variants",
                                List.of(
                                        Map.of("name", "asked", "engine", "model"),
                                        Map.of("name", "ruled", "engine", "rules"))));
        body.putAll(more);
        var started =
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/training/runs")
                        .then()
                        .statusCode(202)
                        .extract();
        engine.await(new RunId(started.path("operation_id")), Duration.ofSeconds(60));
        return given().get("/training/runs/" + started.path("training_id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
