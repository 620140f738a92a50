package dev.baton.api.operation;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.withArgs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class OperationApiTest {
    @Inject GateAgent gate;
    @Inject DeedAgent deed;

    @Test
    void a_workflow_of_ones_own_is_carried_out_checked_and_told_whole() {
        var done =
                start(custom("relay", Map.of("word", "baton")))
                        .statusCode(200)
                        .body("operation_id", matchesPattern("op-\\d{8}-\\d{6}-[0-9a-f]{8}"))
                        .body("operation_type", equalTo("custom"))
                        .body("status", equalTo("completed"))
                        .body("result.word", equalTo("baton"))
                        .body("result.steps_executed", equalTo(3))
                        .body("result.validation.is_valid", equalTo(true))
                        .body("confidence_score", equalTo(0.9f))
                        .body("requires_human", equalTo(false))
                        .body("execution_time_ms", greaterThan(0))
                        .body("token_usage", equalTo(0));
        String id = done.extract().path("operation_id");
        given().get("/operations/" + id)
                .then()
                .statusCode(200)
                .body("$", equalTo(done.extract().<Object>path("$")));
        given().get("/query/" + id).then().statusCode(200).body("operation_id", equalTo(id));
    }

    @Test
    void without_validation_nobody_checks_the_result() {
        var body = custom("relay", Map.of("word", "baton"));
        body.put("require_validation", false);
        start(body)
                .body("status", equalTo("completed"))
                .body("result.steps_executed", equalTo(2))
                .body("result", not(hasKey("validation")));
    }

    @Test
    void a_dry_run_tells_the_steps_and_carries_none_out() {
        start(custom("gate", Map.of("test", true)))
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("result.steps_planned", equalTo(3))
                .body("result.plan.agent", equalTo(List.of("test_echo", "test_gate", "test_echo")))
                .body("requires_human", equalTo(false));
    }

    @Test
    void metadata_come_back_as_they_were_sent_and_parameters_too() {
        var body = custom("relay", Map.of("word", "baton"));
        body.put("metadata", Map.of("ticket", 7, "nested", Map.of("list", List.of(1, "a"))));
        start(body)
                .body("metadata.ticket", equalTo(7))
                .body("metadata.nested.list", equalTo(List.of(1, "a")))
                .body("parameters.word", equalTo("baton"))
                .body("parameters", not(hasKey("_operation")));
    }

    @Test
    void asked_to_respond_at_once_it_says_where_to_look() throws Exception {
        String id = startGate();
        gate.awaitReached(id);
        given().get("/operations/" + id)
                .then()
                .body("status", equalTo("executing"))
                .body("result.steps_executed", equalTo(1))
                .body("requires_human", equalTo(false));
        gate.open(id);
        await(id, "completed").body("result.text", equalTo("baton"));
    }

    @Test
    void a_cancelled_operation_stops_what_it_was_doing() throws Exception {
        String id = startGate();
        gate.awaitReached(id);
        given().post("/operations/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("result.partial_results.E1", notNullValue());
        given().get("/operations/" + id + "/timeline")
                .then()
                .body(
                        "steps.state",
                        equalTo(List.of("completed", "cancelled", "pending", "pending")));
    }

    @Test
    void a_paused_operation_rests_until_it_is_resumed_and_does_no_step_twice() throws Exception {
        String id = startGate();
        gate.awaitReached(id);
        given().post("/operations/" + id + "/pause")
                .then()
                .statusCode(200)
                .body("status", equalTo("executing"));
        gate.open(id);
        await(id, "paused").body("result.steps_executed", equalTo(2));
        given().get("/operations?status=paused").then().body("items.operation_id", hasItem(id));
        given().post("/operations/" + id + "/resume").then().statusCode(200);
        await(id, "completed").body("result.text", equalTo("baton"));
        given().get("/operations/" + id + "/timeline")
                .then()
                .body("waits.why", hasItem("paused"))
                .body("steps.state", everyItem(equalTo("completed")))
                .body("totals.attempts", equalTo(4));
        given().post("/operations/" + id + "/pause").then().statusCode(409);
        given().post("/operations/" + id + "/resume").then().statusCode(409);
    }

    @Test
    void what_failed_is_tried_again_from_there_and_what_was_done_is_not_done_twice()
            throws Exception {
        String failed =
                start(custom("deed", Map.of()))
                        .body("status", equalTo("failed"))
                        .extract()
                        .path("operation_id");
        var key = UUID.randomUUID().toString();
        String id = again(failed, "retry", "", key).statusCode(202).extract().path("operation_id");
        gate.awaitReached(id);
        again(failed, "retry", "", key).statusCode(202).body("operation_id", equalTo(id));
        gate.open(id);
        await(id, "completed")
                .body("operation_id", matchesPattern("op-\\d{8}-\\d{6}-[0-9a-f]{8}"))
                .body("forked_from", equalTo(failed))
                .body("result.text", equalTo("it"));
        assertThat(deed.done(failed)).isEqualTo(1);
        assertThat(deed.done(id)).isZero();
        again(id, "retry", "", null).statusCode(409);
    }

    @Test
    void a_fork_does_again_what_depends_on_its_step() {
        String id = start(custom("relay", Map.of("word", "fork"))).extract().path("operation_id");
        again(id, "fork", "{\"from\": \"E2\"}", null)
                .statusCode(202)
                .header("Location", containsString("/operations/op-"))
                .body("forked_from", equalTo(id))
                .body("parameters.word", equalTo("fork"));
        again(id, "fork", "{\"from\": \"E9\"}", null).statusCode(404);
        again(id, "fork", "{}", null).statusCode(400);
    }

    @Test
    void what_an_operation_did_can_be_undone_once() {
        String id =
                start(custom("deed", Map.of()))
                        .body("rollback", equalTo("none"))
                        .extract()
                        .path("operation_id");
        given().get("/operations/" + id + "/effects")
                .then()
                .statusCode(200)
                .body("rollback", equalTo("none"))
                .body("undoable", equalTo(1))
                .body("permitted", equalTo(true))
                .body("items.step", equalTo(List.of("E1")))
                .body("items[0].title", equalTo("Do it"))
                .body("items[0].did", equalTo("did it"))
                .body("items[0].state", equalTo("stands"));
        given().post("/operations/" + id + "/rollback")
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("rollback", equalTo("complete"));
        assertThat(deed.undone(id)).isEqualTo(1);
        given().get("/operations/" + id + "/effects")
                .then()
                .body("undoable", equalTo(0))
                .body("items[0].state", equalTo("undone"));
        given().post("/operations/" + id + "/rollback")
                .then()
                .statusCode(200)
                .body("rollback", equalTo("complete"));
        assertThat(deed.undone(id)).isEqualTo(1);
    }

    @Test
    void one_that_takes_too_long_fails_and_says_so() {
        var body = custom("gate", Map.of("word", "baton"));
        body.put("timeout_seconds", 1);
        start(body)
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("error_code", equalTo("timeout"))
                .body("suggestions", hasSize(greaterThan(0)))
                .body("requires_human", equalTo(true));
    }

    @Test
    void the_same_idempotency_key_starts_one_operation() {
        var key = UUID.randomUUID().toString();
        var body = custom("relay", Map.of("word", "once"));
        String first = start(body, key).statusCode(200).extract().path("operation_id");
        start(body, key).statusCode(200).body("operation_id", equalTo(first));
        start(custom("relay", Map.of("word", "twice")), key)
                .statusCode(409)
                .body("error_code", equalTo("conflict"));
    }

    @Test
    void what_is_wrong_with_a_request_is_told_all_at_once() {
        start(Map.of("operation_type", "dance", "priority", 11, "timeout_seconds", "x"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error_code", equalTo("bad_request"))
                .body(
                        "faults.field",
                        containsInAnyOrder("operation_type", "priority", "timeout_seconds"))
                .body(
                        "faults.code",
                        containsInAnyOrder("unknown_value", "out_of_range", "wrong_type"))
                .body("suggestions", hasSize(3));
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/operations")
                .then()
                .statusCode(400)
                .body("faults[0].code", equalTo("not_json"));
    }

    @Test
    void what_is_not_there_is_not_found() {
        given().get("/operations/op-none").then().statusCode(404);
        given().get("/operations/not an id").then().statusCode(404);
        given().get("/operations/op-none/timeline").then().statusCode(404);
        given().post("/operations/op-none/cancel").then().statusCode(404);
    }

    @Test
    void operations_are_listed_newest_first_by_what_they_are() {
        var since = Instant.now().toString();
        var ids = new java.util.ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            ids.addFirst(
                    start(custom("relay", Map.of("word", "w" + i))).extract().path("operation_id"));
        }
        var path = "/operations?type=custom&status=completed&caller=local&since=" + since;
        var first =
                given().get(path + "&limit=2")
                        .then()
                        .statusCode(200)
                        .body("items.operation_id", equalTo(ids.subList(0, 2)))
                        .body("items.status", everyItem(equalTo("completed")))
                        .body("items[0].result.steps_executed", equalTo(3))
                        .extract();
        String next = first.path("next");
        given().queryParam("after", next)
                .get(path + "&limit=2")
                .then()
                .body("items.operation_id", equalTo(ids.subList(2, 3)))
                .body("next", nullValue());
        given().get(path + "&limit=2&brief=true")
                .then()
                .statusCode(200)
                .body("items.operation_id", equalTo(ids.subList(0, 2)))
                .body("items.operation_type", everyItem(equalTo("custom")))
                .body("items.status", everyItem(equalTo("completed")))
                .body("items[0].confidence_score", equalTo(0.9f))
                .body("items[0].cost", equalTo("0.000000"))
                .body("items[0]", not(hasKey("result")))
                .body("items[0]", not(hasKey("parameters")))
                .body("items[0]", not(hasKey("metadata")))
                .body("next", equalTo(next));
        given().get("/operations?type=entity_sync&since=" + since).then().body("items", hasSize(0));
        given().get("/operations?caller=nobody").then().body("items", hasSize(0));
        given().get("/operations?status=dancing").then().statusCode(400);
        given().get("/operations?since=yesterday").then().statusCode(400);
    }

    @Test
    void those_under_way_are_listed_by_how_far_they_are() throws Exception {
        String id = startGate();
        gate.awaitReached(id);
        given().get("/operations?status=executing").then().body("items.operation_id", hasItem(id));
        given().get("/operations?status=planning")
                .then()
                .body("items.operation_id", not(hasItem(id)));
        gate.open(id);
        await(id, "completed");
    }

    @Test
    void a_timeline_shows_steps_stages_and_attempts() {
        String id = start(custom("relay", Map.of("word", "line"))).extract().path("operation_id");
        given().get("/operations/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("operation_id", equalTo(id))
                .body("steps.id", equalTo(List.of("E1", "E2", "E3")))
                .body("steps.state", everyItem(equalTo("completed")))
                .body("steps[1].needs", equalTo(List.of("E1")))
                .body("steps[2].stage", equalTo("validating"))
                .body("steps[0].attempts[0].outcome", equalTo("completed"))
                .body("stages.stage", hasItem("validating"))
                .body("totals.attempts", equalTo(3));
    }

    @Test
    void failures_and_figures_of_the_day_can_be_seen() {
        var body = custom("gate", Map.of("word", "baton"));
        body.put("timeout_seconds", 1);
        String id = start(body).extract().path("operation_id");
        given().get("/errors")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.cause == 'timeout' && it.runs.contains('%s') }.count",
                        withArgs(id), greaterThanOrEqualTo(1));
        given().get("/errors?since=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z")
                .then()
                .body("items", hasSize(0));
        given().get("/operations/summary")
                .then()
                .statusCode(200)
                .body("counted", greaterThan(0))
                .body("types.workflow", hasItem("gate"))
                .body("caches.cache", hasItem(containsString("schema_analysis")));
        given().get("/operations/summary?since=x").then().statusCode(400);
    }

    private String startGate() {
        var response =
                given().contentType(ContentType.JSON)
                        .header("Prefer", "respond-async")
                        .body(custom("gate", Map.of("word", "baton")))
                        .post("/operations")
                        .then()
                        .statusCode(202)
                        .extract();
        String id = response.path("operation_id");
        assertThat(response.header("Location")).endsWith("/operations/" + id);
        return id;
    }

    private static ValidatableResponse again(String id, String how, String body, String key) {
        var request =
                given().contentType(ContentType.JSON).header("Prefer", "respond-async").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/operations/" + id + "/" + how)
                .then()
                .log()
                .ifValidationFails();
    }

    private static ValidatableResponse await(String id, String status) {
        for (var i = 0; i < 400; i++) {
            var response = given().get("/operations/" + id).then();
            if (status.equals(response.extract().path("status"))) {
                return response;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
        }
        throw new AssertionError(id + " did not become " + status);
    }

    private static org.hamcrest.Matcher<java.util.Map<? extends String, ?>> hasKey(String key) {
        return org.hamcrest.Matchers.hasKey(key);
    }

    private static Map<String, Object> custom(String workflow, Map<String, Object> more) {
        var parameters = new HashMap<>(more);
        parameters.put("workflow", workflow);
        return new HashMap<>(Map.of("operation_type", "custom", "parameters", parameters));
    }

    private static ValidatableResponse start(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/operations").then();
    }

    private static ValidatableResponse start(Map<String, Object> body, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/operations")
                .then();
    }
}
