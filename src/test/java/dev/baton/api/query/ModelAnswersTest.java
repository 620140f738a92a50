package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.model.ScriptedModel;
import dev.baton.model.ScriptedProvider;
import dev.baton.model.Spending;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@QuarkusTestResource(value = ScriptedProvider.class, restrictToAnnotatedClass = true)
@Tag("server")
class ModelAnswersTest {
    private static final String QUESTION = "How many projects are active?";
    private static final String SQL = "select count(*) as n from projects where status = 'active'";

    ScriptedModel scripted;
    @Inject Spending spending;

    @BeforeEach
    void forget() {
        scripted.forget();
    }

    private static ValidatableResponse ask() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("query", QUESTION, "data_source", "projects"))
                .post("/query")
                .then()
                .statusCode(200);
    }

    private static String query(String sql) {
        return "{\"query\": \"%s\", \"reasoning\": [\"Count them.\"]}".formatted(sql);
    }

    @Test
    void a_model_s_query_and_words_are_the_answer() {
        long before = spending.microsSince(Instant.EPOCH);
        scripted.says(query(SQL)).says("So many projects are active.");
        ask().body("engine", equalTo("scripted"))
                .body("sql", equalTo(SQL))
                .body("answer", equalTo("So many projects are active."))
                .body("validation.is_valid", equalTo(true))
                .body("token_usage", equalTo(240))
                .body("reasoning", containsString("Count them."));
        assertThat(scripted.calls()).isEqualTo(2);
        assertThat(spending.microsSince(Instant.EPOCH) - before).isEqualTo(240);
    }

    @Test
    void a_failing_model_leaves_the_question_to_rules_and_the_answer_says_so() {
        scripted.fails(500);
        ask().body("engine", equalTo("rules"))
                .body("validation.is_valid", equalTo(true))
                .body("reasoning", containsString("openai answered with status 500"));
    }

    @Test
    void a_model_that_wants_to_destroy_is_not_heard() {
        scripted.says(query("drop table projects"));
        ask().body("engine", equalTo("rules")).body("sql", not(containsString("drop")));
        assertThat(scripted.calls()).isEqualTo(2);
    }

    @Test
    void a_silent_model_does_not_keep_the_answer() {
        scripted.neverAnswers();
        ask().body("engine", equalTo("rules"))
                .body("reasoning", containsString("took longer than it may"));
    }

    @Test
    void a_query_the_database_refuses_is_repaired() {
        scripted.says(query("select count(*) as n from projects where state = 'active'"))
                .says(query(SQL))
                .says("Many.");
        ask().body("engine", equalTo("scripted")).body("sql", equalTo(SQL));
        assertThat(scripted.prompt(1)).contains("state").contains("projects.status");
    }
}
