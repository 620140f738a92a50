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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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
}
