package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class QueryApiTest {
    private static final String ACTIVE = "Show all active projects with budget over 100000";

    @Test
    void a_question_becomes_checked_sql_rows_reasons_and_a_confidence() {
        var answer = ask(Map.of("query", ACTIVE, "data_source", "projects")).statusCode(200);
        answer.body("sql", containsString("100000"))
                .body("row_count", equalTo(18))
                .body("rows", hasSize(18))
                .body("validation.is_valid", equalTo(true))
                .body("validation.details.syntax_valid", equalTo(true))
                .body("engine", equalTo("rules"))
                .body("workflow_stage", equalTo("finalization"))
                .body("truncated", equalTo(false))
                .body("requires_human", equalTo(false))
                .body("reasoning", notNullValue());
        assertThat(answer.extract().<Number>path("confidence").doubleValue()).isBetween(0.7, 1.0);
        assertThat(answer.extract().<Map<String, Object>>path("$").keySet())
                .containsAll(
                        Set.of(
                                "session_id",
                                "query",
                                "sql",
                                "reasoning",
                                "confidence",
                                "validation",
                                "timestamp",
                                "workflow_stage",
                                "operation_id",
                                "columns",
                                "rows",
                                "row_count",
                                "truncated",
                                "chart",
                                "token_usage",
                                "requires_human",
                                "engine"));
    }

    @Test
    void a_follow_up_is_read_in_its_conversation() {
        var first = ask(Map.of("query", ACTIVE, "data_source", "projects")).extract();
        String session = first.path("session_id");
        ask(Map.of(
                        "query", "only those in Berlin",
                        "data_source", "projects",
                        "session_id", session))
                .statusCode(200)
                .body("row_count", equalTo(4))
                .body("sql", containsString("100000"))
                .body("question", containsString("Berlin"));
        given().get("/sessions/" + session + "/queries")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].query", equalTo("only those in Berlin"));
    }

    @Test
    void what_the_database_cannot_answer_is_declined_with_reasons() {
        ask(Map.of("query", "What will the weather be tomorrow?", "data_source", "projects"))
                .statusCode(200)
                .body("kind", equalTo("declined"))
                .body("sql", nullValue())
                .body("confidence", equalTo(0f))
                .body("requires_human", equalTo(true))
                .body("answer", notNullValue());
    }

    @Test
    void an_edited_query_becomes_the_next_version_through_the_same_guard() {
        String id =
                ask(Map.of("query", ACTIVE, "data_source", "projects"))
                        .extract()
                        .path("operation_id");
        edit(id, "select count(*) as n from projects")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("engine", equalTo("person"))
                .body("rows[0][0]", equalTo(60));
        edit(id, "delete from projects")
                .statusCode(422)
                .body("error_code", equalTo("unsafe_sql"))
                .body("suggestions", hasSize(greaterThan(0)));
        edit(id, "select nonsense from projects").statusCode(422);
        given().get("/query/" + id + "/versions").then().body("items", hasSize(2));
        given().get("/query/" + id).then().body("version", equalTo(2));
    }

    @Test
    void the_same_idempotency_key_starts_one_run() {
        var key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("query", ACTIVE, "data_source", "projects");
        String first = ask(body, key).statusCode(200).extract().path("operation_id");
        ask(body, key).statusCode(200).body("operation_id", equalTo(first));
        ask(Map.of("query", "How many companies are there?", "data_source", "projects"), key)
                .statusCode(409)
                .body("error_code", equalTo("conflict"));
    }

    @Test
    void bad_requests_are_told_as_problems_with_code_and_advice() {
        ask(Map.of("query", " "))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error_code", equalTo("bad_request"))
                .body("suggestions", hasSize(1));
        ask(Map.of("query", "a", "data_source", "nowhere"))
                .statusCode(404)
                .body("error_code", equalTo("unknown_data_source"))
                .body("suggestions[0]", containsString("projects"));
        ask(Map.of("query", "a", "mode", "dream"))
                .statusCode(400)
                .body("suggestions[0]", containsString("train"));
        given().body("{").contentType(ContentType.JSON).post("/query").then().statusCode(400);
        given().get("/query/nothing-here").then().statusCode(404);
        given().get("/query/..%2f").then().statusCode(404);
        given().get("/sessions/nothing-here").then().statusCode(404);
    }

    @Test
    void an_answer_may_be_fetched_later() {
        String id =
                given().contentType(ContentType.JSON)
                        .header("Prefer", "respond-async")
                        .body(Map.of("query", ACTIVE, "data_source", "projects"))
                        .post("/query")
                        .then()
                        .statusCode(202)
                        .header("Location", containsString("/query/"))
                        .extract()
                        .path("operation_id");
        given().get("/query/" + id).then().statusCode(200).body("operation_id", equalTo(id));
    }

    @Test
    void an_ended_conversation_takes_no_more_questions() {
        String session = ask(Map.of("query", ACTIVE)).extract().path("session_id");
        given().delete("/sessions/" + session)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"));
        ask(Map.of("query", ACTIVE, "session_id", session)).statusCode(409);
        given().get("/sessions").then().body("items.session_id", hasItem(session));
    }

    private static ValidatableResponse ask(Map<String, Object> body) {
        return ask(body, null);
    }

    private static ValidatableResponse ask(Map<String, Object> body, String key) {
        var headers = new HashMap<String, String>();
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        return given().contentType(ContentType.JSON)
                .headers(headers)
                .body(body)
                .post("/query")
                .then();
    }

    private static ValidatableResponse edit(String id, String sql) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("sql", sql))
                .post("/query/" + id + "/sql")
                .then();
    }
}
