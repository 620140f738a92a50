package dev.baton.api.workflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class WorkflowServerTest {
    private static ValidatableResponse define(String text) {
        return given().contentType("application/yaml")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/workflows/definitions")
                .then();
    }

    private static ValidatableResponse run(String name, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/workflows/" + name + "/runs")
                .then();
    }

    @Test
    void a_list_of_agents_becomes_a_workflow_that_is_run_by_name() {
        define(
                        """
                        {"name": "pair", "steps": [{"name": "first", "agent": "test_echo"},
                          {"name": "missing", "agent": "nobody_there"},
                          {"name": "second", "agent": "test_echo"}]}
                        """)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("steps.name", contains("first", "missing", "second"))
                .body("warnings", hasItem(containsString("nobody_there")));

        run("pair", "{\"context\": {\"company_id\": \"c1\"}, \"data\": {\"rows\": 3}}")
                .statusCode(200)
                .body("success", equalTo(true))
                .body("workflow_type", equalTo("pair"))
                .body("status", equalTo("completed"))
                .body("completed_steps", contains("first", "second"))
                .body("results.second.previous.context.company_id", equalTo("c1"))
                .body("results", not(hasKey("missing")));
    }

    @Test
    void everything_that_is_wrong_with_a_definition_is_told_with_its_line() {
        define(
                        """
                        name: wrong
                        steps:
                          - {id: E1, agent: test_echo, tiemout: 3s}
                          - {id: E2, agent: test_echo, after: [E7]}
                        answer: {text: {$ref: E9.word}}
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("error_code", equalTo("bad_plan"))
                .body("faults.line", hasItem(3))
                .body("suggestions", hasItem(containsString("tiemout")));
        given().get("/workflows/definitions/wrong").then().statusCode(404);
    }

    @Test
    void what_comes_with_baton_cannot_be_changed_and_what_was_defined_can_be_and_removed() {
        define("name: relay\nsteps:\n  - {name: one, agent: test_echo}\n").statusCode(409);
        define("name: mine\nsteps:\n  - {name: one, agent: test_echo}\n").statusCode(201);
        define("name: mine\nsteps:\n  - {name: uno, agent: test_echo}\n")
                .statusCode(200)
                .body("version", equalTo(2));
        given().get("/workflows/definitions/mine")
                .then()
                .statusCode(200)
                .body("text", containsString("uno"))
                .body("built_in", equalTo(false));
        given().get("/workflows/definitions")
                .then()
                .body("items.name", hasItem("relay"))
                .body("items.find { it.name == 'relay' }.built_in", equalTo(true));
        given().delete("/workflows/definitions/mine").then().statusCode(204);
        run("mine", "{}").statusCode(404);
        given().delete("/workflows/definitions/mine").then().statusCode(404);
    }

    @Test
    void an_approval_point_waits_for_a_person_and_goes_on_with_the_decision() {
        define(
                        """
                        name: advised
                        steps:
                          - {name: analysis, agent: test_echo}
                          - {name: reporting, agent: test_echo}
                        approval_points: [analysis]
                        """)
                .statusCode(201);
        var waiting =
                run("advised", "{\"data\": {\"cash\": 5}}")
                        .statusCode(202)
                        .body("status", equalTo("processing"))
                        .body("current_step", nullValue())
                        .body("pending_approvals", hasSize(1))
                        .body("pending_approvals[0].step", equalTo("analysis"))
                        .extract();
        String id = waiting.path("workflow_id");
        String escalation = waiting.path("pending_approvals[0].escalation_id");
        var shown = given().get("/escalations/" + escalation).then().statusCode(200).extract();
        given().contentType(ContentType.JSON)
                .body(
                        Json.write(
                                java.util.Map.of(
                                        "version", shown.path("version"),
                                        "shown_hash", shown.path("shown_hash"))))
                .post("/escalations/" + escalation + "/approve")
                .then()
                .statusCode(200);

        var events = events(id);
        assertThat(events.stream().map(event -> Json.tree(event).path("type").asText()))
                .startsWith("workflow_started", "step_started")
                .contains("step_held", "escalated", "decided")
                .endsWith("workflow_completed");
        var last = Json.tree(events.getLast());
        assertThat(last.path("status").asText()).isEqualTo("completed");
        assertThat(last.path("workflow_id").asText()).isEqualTo(id);
        assertThat(last.path("completed_steps").toString())
                .isEqualTo("[\"analysis\",\"reporting\"]");
        given().get("/workflows/runs/" + id)
                .then()
                .body("status", equalTo("completed"))
                .body("steps_completed", contains("analysis", "reporting"))
                .body("pending_approvals", hasSize(0))
                .body("context.session_id", equalTo(waiting.path("context.session_id")));
        given().get("/operations/" + id).then().statusCode(200);
    }

    /** Ends by itself, since the run ends. */
    private static List<String> events(String id) {
        var body =
                given().accept("text/event-stream")
                        .get("/workflows/runs/" + id + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        return Arrays.stream(body.split("\n"))
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
    }

    @Test
    void agents_and_people_share_what_a_session_knows() {
        String session =
                run("relay", "{\"word\": \"baton\"}").statusCode(200).extract().path("session_id");
        given().contentType(ContentType.JSON)
                .body("{\"period\": \"2026-Q3\"}")
                .put("/sessions/" + session + "/state/scope")
                .then()
                .statusCode(204);
        given().get("/sessions/" + session + "/state")
                .then()
                .body("items.key", containsInAnyOrder("scope"))
                .body("items[0].value.period", equalTo("2026-Q3"));
        given().contentType(ContentType.JSON)
                .body("not json")
                .put("/sessions/" + session + "/state/scope")
                .then()
                .statusCode(400);
    }

    @Test
    void bad_requests_are_told_what_to_do() {
        run("nowhere", "{}").statusCode(404).body("suggestions", hasSize(1));
        run("relay", "[]").statusCode(400);
        run("relay", "{\"priority\": 11}")
                .statusCode(400)
                .body("error", containsString("priority"));
        given().get("/workflows/runs/nothing").then().statusCode(404);
        given().get("/workflows/relay/runs?limit=2").then().statusCode(200);
    }
}
