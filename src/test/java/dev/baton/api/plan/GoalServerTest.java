package dev.baton.api.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class GoalServerTest {
    private static final String GOAL =
            "Compare project spending in Q2 2025 with Q2 2024 by company, and tell me which overruns need attention";

    @TestHTTPResource("/ws/chat")
    URI chat;

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void a_goal_is_planned_carried_out_and_answered_with_its_evidence() {
        post("/query", Map.of("query", GOAL, "data_source", "projects"))
                .statusCode(200)
                .body("kind", equalTo("goal"))
                .body("sql", nullValue())
                .body("engine", equalTo("rules"))
                .body("answer", containsString("compared"))
                .body("answer", containsString("More than 10 % higher"))
                .body("reasoning", containsString("E3 Compare"))
                .body("confidence", greaterThan(0f))
                .body("requires_human", equalTo(true))
                .body("evidence", hasSize(3))
                .body("evidence[0].sql", containsString("2025-04-01"))
                .body("evidence[1].sql", containsString("2024-04-01"))
                .body("columns.name", hasItem("change_percent"))
                .body("rows", not(empty()))
                .body("validation.is_valid", nullValue())
                .body("validation.details", hasKey("syntax_valid"))
                .body("validation.details.syntax_valid", nullValue())
                .body("validation.details.issues", empty())
                .body("status", equalTo("completed"));
    }

    @Test
    void a_goal_for_a_time_without_rows_says_so_and_offers_the_newest_that_has_some() {
        var empty =
                "compare this quarter's project spending with last year's by company, and tell me which overruns need attention";
        String instead =
                post("/query", Map.of("query", empty, "data_source", "projects"))
                        .statusCode(200)
                        .body("kind", equalTo("goal"))
                        .body("answer", startsWith("Nothing could be compared: neither table"))
                        .body("answer", containsString("the newest are of 2025-"))
                        .body("answer", not(containsString("I am not sure")))
                        .body("requires_human", equalTo(true))
                        .body("evidence[0].sql", containsString("expense_date"))
                        .body("nearest", hasSize(1))
                        .body("nearest[0]", startsWith("compare Q"))
                        .extract()
                        .path("nearest[0]");
        post("/query", Map.of("query", instead, "data_source", "projects"))
                .statusCode(200)
                .body("answer", containsString("compared"))
                .body("columns.name", hasItem("change_percent"))
                .body("rows", not(empty()))
                .body("nearest", empty());
    }

    @Test
    void a_question_is_answered_by_one_query_as_before() {
        post("/query", Map.of("query", "How many projects are active?", "data_source", "projects"))
                .statusCode(200)
                .body("kind", equalTo("query"))
                .body("sql", containsString("projects"))
                .body("evidence", empty());
    }

    @Test
    void the_chat_tells_plan_steps_and_answer_of_a_goal() {
        try (var client =
                new ChatClient(
                        HttpClient.newHttpClient(),
                        URI.create(chat.toString().replaceFirst("http", "ws")))) {
            client.say(
                    Json.write(Map.of("type", "chat", "message", GOAL, "data_source", "projects")));
            var plan = client.await("plan_made");
            var answer = client.await("answer");

            assertThat(plan.at("/plan/steps/2/agent").asText()).isEqualTo("compare_tables");
            assertThat(answer.path("kind").asText()).isEqualTo("goal");
            assertThat(answer.path("evidence")).hasSize(3);
        }
    }

    @Test
    void a_goal_nobody_can_reach_says_who_is_on_duty() {
        post("/query", Map.of("query", "Sing a song, then play some music, and then explain it"))
                .statusCode(422)
                .body("error_code", equalTo("bad_plan"))
                .body("suggestions", hasItem(startsWith("ask_database: ")));
    }

    @Test
    void a_plan_can_be_tried_changed_and_checked_without_running() {
        var tried =
                post("/plans", Map.of("goal", GOAL, "data_source", "projects"))
                        .statusCode(200)
                        .body("made_by", equalTo("rules"))
                        .body("faults", empty())
                        .body("plan.steps", hasSize(4))
                        .body("estimate.steps", equalTo(4))
                        .body("estimate.tokens", equalTo(0))
                        .extract()
                        .asString();
        var changed =
                Json.tree(tried)
                        .path("plan")
                        .toString()
                        .replace("\"compare_tables\"", "\"oracle\"");
        given().contentType(ContentType.JSON)
                .body("{\"plan\": " + changed + "}")
                .post("/plans")
                .then()
                .statusCode(200)
                .body("faults.code", hasItem("unknown_agent"))
                .body("faults.step", hasItem("E3"));
        post("/plans", Map.of("goal", " ")).statusCode(400);
    }

    @Test
    void the_way_of_a_request_is_told() {
        post("/route", Map.of("request", GOAL))
                .statusCode(200)
                .body("route.to", equalTo("planner"))
                .body("agent", equalTo("ai_cfo_agent"))
                .body("on_duty", equalTo(true));
        post("/route", Map.of("request", Map.of("text", "a forecast"), "workflow_type", "nl2sql"))
                .statusCode(200)
                .body("route.workflow", equalTo("nl2sql"))
                .body("agent", equalTo("forecasting_agent"));
        post("/route", Map.of("request", "x", "workflow_type", "none")).statusCode(404);
        post("/route", Map.of()).statusCode(400);
        given().delete("/route/outcomes").then().statusCode(200);
        given().delete("/route/outcomes").then().statusCode(200).body("forgotten", equalTo(0));
    }
}
