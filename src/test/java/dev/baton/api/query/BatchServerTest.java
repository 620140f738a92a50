package dev.baton.api.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class BatchServerTest {
    private static final String ACTIVE = "Show all active projects with budget over 100000";
    private static final String GOLD =
            "select * from projects where status = 'active' and budget > 100000";
    private static final String COUNT = "How many companies are there?";

    private static RequestSpecification batch(Object... queries) {
        return batch(Map.of(), queries);
    }

    private static RequestSpecification batch(Map<String, Object> more, Object... queries) {
        var body = new HashMap<String, Object>(more);
        body.put("data_source", "projects");
        body.put("queries", List.of(queries));
        return given().contentType(ContentType.JSON).body(body);
    }

    @Test
    void every_question_is_answered_as_by_itself_in_order_and_one_that_fails_fails_alone() {
        Map<String, Object> alone =
                given().contentType(ContentType.JSON)
                        .body(Map.of("query", ACTIVE, "data_source", "projects"))
                        .post("/query")
                        .then()
                        .extract()
                        .path("$");
        var answer =
                batch(ACTIVE, " ", COUNT, ACTIVE, Map.of("query", "a", "mode", "dream"))
                        .post("/query/batch")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("completed"))
                        .body("count", equalTo(5))
                        .body("items.index", contains(0, 1, 2, 3, 4))
                        .body("items.http_status", contains(200, 400, 200, 200, 400))
                        .body("items[0].query", equalTo(ACTIVE))
                        .body("items[0].row_count", equalTo(18))
                        .body("items[1].error_code", equalTo("bad_request"))
                        .body("items[1].suggestions", hasSize(1))
                        .body("items[2].query", equalTo(COUNT))
                        .body("items[2].engine", equalTo("rules"))
                        .body("items[3].rows", hasSize(18))
                        .body("items[4].error", containsString("dream"))
                        .body("items[4].query", equalTo("a"));
        Map<String, Object> first = answer.extract().path("items[0]");
        assertThat(first.keySet()).containsAll(alone.keySet());
        assertThat(first.get("sql")).isEqualTo(alone.get("sql"));
        String id = answer.extract().path("items[2].operation_id");
        given().get("/query/" + id).then().statusCode(200).body("query", equalTo(COUNT));
    }

    @Test
    void as_lines_of_json_each_comes_as_soon_as_it_is_there() {
        var lines =
                batch(ACTIVE, "", COUNT)
                        .accept("application/x-ndjson")
                        .post("/query/batch")
                        .then()
                        .statusCode(200)
                        .contentType("application/x-ndjson")
                        .extract()
                        .asString()
                        .lines()
                        .map(Json::tree)
                        .toList();

        assertThat(lines)
                .extracting(line -> line.path("index").asInt() + " " + line.path("http_status"))
                .containsExactly("0 200", "1 400", "2 200");
        assertThat(lines.getFirst().path("rows")).hasSize(18);
    }

    @Test
    void who_does_not_wait_finds_the_answers_later_and_the_same_key_starts_one_batch() {
        var key = UUID.randomUUID().toString();
        String id =
                batch(ACTIVE, COUNT)
                        .header("Prefer", "respond-async")
                        .header("Idempotency-Key", key)
                        .post("/query/batch")
                        .then()
                        .statusCode(202)
                        .header("Location", containsString("/query/batch/"))
                        .body("count", equalTo(2))
                        .extract()
                        .path("batch_id");
        batch(ACTIVE, COUNT)
                .header("Idempotency-Key", key)
                .post("/query/batch")
                .then()
                .statusCode(200)
                .body("batch_id", equalTo(id));
        batch(COUNT)
                .header("Idempotency-Key", key)
                .post("/query/batch")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("conflict"));

        var lines =
                given().accept("application/x-ndjson").get("/query/batch/" + id).asString().lines();
        assertThat(lines).hasSize(2);
        given().get("/query/batch/" + id)
                .then()
                .statusCode(200)
                .body("items.http_status", contains(200, 200));
        given().get("/query/batch/nothing-here").then().statusCode(404);
    }

    @Test
    void in_training_every_answer_is_graded() {
        batch(
                        Map.of("mode", "train"),
                        Map.of("query", ACTIVE, "context", Map.of("expected_sql", GOLD)),
                        Map.of("query", COUNT, "mode", "generate"))
                .post("/query/batch")
                .then()
                .statusCode(200)
                .body("items[0].training.verified", equalTo(true))
                .body("items[1]", not(hasKey("training")));
    }

    @Test
    void what_is_no_batch_is_a_problem() {
        batch().post("/query/batch").then().statusCode(400);
        batch(java.util.Collections.nCopies(101, COUNT).toArray())
                .post("/query/batch")
                .then()
                .statusCode(413);
        given().contentType(ContentType.JSON)
                .body(Map.of("queries", List.of(COUNT), "data_source", "nowhere"))
                .post("/query/batch")
                .then()
                .statusCode(404);
    }
}
