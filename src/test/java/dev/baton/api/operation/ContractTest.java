package dev.baton.api.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.chat.ChatClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Walks through what callers of the earlier orchestrator were promised, as such a caller. */
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class ContractTest {
    private static final Set<String> FIELDS =
            Set.of(
                    "operation_id",
                    "status",
                    "result",
                    "confidence_score",
                    "requires_human",
                    "execution_time_ms",
                    "token_usage",
                    "metadata");

    @TestHTTPResource("/ws")
    URI socket;

    @Test
    void health() {
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("healthy"))
                .body("redis_connected", equalTo(true))
                .body("langgraph_available", equalTo(true))
                .body("active_operations", instanceOf(Integer.class))
                .body("escalation_queue", instanceOf(Integer.class))
                .body("registered_workers", greaterThan(0))
                .body("config.confidence_threshold", equalTo(0.7f))
                .body("config.context_compression", equalTo(true))
                .body("config.rewoo_planning", equalTo(true))
                .body("database_connected", equalTo(true))
                .body("models", notNullValue());
    }

    @Test
    void an_operation_with_nothing_but_its_type_has_the_promised_defaults_and_fields() {
        var done = operate(Map.of("operation_type", "data_validation"));
        done.body("status", equalTo("completed"))
                .body("operation_id", matchesPattern("op-\\d{8}-\\d{6}-[0-9a-f]{8}"))
                .body("result.steps_executed", instanceOf(Integer.class))
                .body("confidence_score", greaterThan(0f))
                .body("requires_human", instanceOf(Boolean.class))
                .body("execution_time_ms", instanceOf(Integer.class))
                .body("token_usage", instanceOf(Integer.class))
                .body("metadata", equalTo(Map.of()))
                .body("parameters", equalTo(Map.of()))
                .body("priority", equalTo(5))
                .body("result.validation.is_valid", equalTo(true));
        assertThat(done.extract().<Map<String, Object>>path("$").keySet()).containsAll(FIELDS);
        String id = done.extract().path("operation_id");
        given().get("/operations/" + id)
                .then()
                .body("$", equalTo(done.extract().<Object>path("$")));
    }

    @Test
    void data_pipeline_counts_files_and_records_and_its_dry_run_uploads_nothing() {
        operate(
                        Map.of(
                                "operation_type",
                                "data_pipeline",
                                "parameters",
                                Map.of(
                                        "counties", List.of("DUVAL"),
                                        "file_types", List.of("NAL", "SDF"),
                                        "test", true)))
                .body("status", equalTo("completed"))
                .body("result.files_downloaded", greaterThanOrEqualTo(0))
                .body("result.records_processed", greaterThanOrEqualTo(0))
                .body("result.records_uploaded", equalTo(0));
    }

    @Test
    void every_type_has_a_dry_run() {
        var sources =
                List.of(
                        Map.of("data_source", "projects", "table", "companies"),
                        Map.of(
                                "data_source", "freight",
                                "table", "pty_mst",
                                "columns", Map.of("name", "pty_nm")));
        for (var type :
                List.of("data_pipeline", "data_validation", "entity_sync", "performance_check")) {
            operate(
                            Map.of(
                                    "operation_type",
                                    type,
                                    "parameters",
                                    type.equals("entity_sync")
                                            ? Map.of("test", true, "sources", sources)
                                            : Map.of("test", true)))
                    .body("operation_type", equalTo(type))
                    .body("status", equalTo("completed"));
        }
        operate(
                        Map.of(
                                "operation_type",
                                "ai_inference",
                                "parameters",
                                Map.of("test", true, "goal", "How many projects are active?")))
                .body("status", equalTo("completed"))
                .body("result.made_by", equalTo("rules"))
                .body("result.plan.agent", hasItem("ask_database"));
        operate(
                        Map.of(
                                "operation_type",
                                "custom",
                                "parameters",
                                Map.of("test", true, "workflow", "relay")))
                .body("result.plan.agent", everyItem(equalTo("test_echo")));
    }

    @Test
    void performance_check_looks_at_the_server_and_its_sources() {
        operate(Map.of("operation_type", "performance_check"))
                .body("status", equalTo("completed"))
                .body("result.text", notNullValue());
    }

    @Test
    void ai_inference_reaches_a_goal_with_a_plan_of_its_own_and_the_result_is_checked() {
        operate(
                        Map.of(
                                "operation_type",
                                "ai_inference",
                                "parameters",
                                Map.of(
                                        "prompt", "How many projects are there?",
                                        "data_source", "projects")))
                .body("status", equalTo("completed"))
                .body("result.text", containsString("60"))
                .body("result.validation.is_valid", equalTo(true));
    }

    @Test
    void below_the_threshold_an_operation_waits_for_a_person_unless_nobody_is_to_be_asked() {
        var doubtful = Map.of("workflow", "doubt", "word", "perhaps");
        operate(
                        Map.of(
                                "operation_type",
                                "custom",
                                "parameters",
                                doubtful,
                                "escalation_enabled",
                                false))
                .body("status", equalTo("completed"))
                .body("confidence_score", equalTo(0.4f))
                .body("requires_human", equalTo(true));
        String id =
                operate(Map.of("operation_type", "custom", "parameters", doubtful))
                        .body("status", equalTo("escalating"))
                        .body("requires_human", equalTo(true))
                        .extract()
                        .path("operation_id");
        given().get("/escalations")
                .then()
                .statusCode(200)
                .body("items.operation_id", hasItem(id))
                .body("items.find { it.operation_id == '" + id + "' }.reason", notNullValue());
        operate(
                        Map.of(
                                "operation_type",
                                "custom",
                                "parameters",
                                doubtful,
                                "confidence_threshold",
                                0.3))
                .body("status", equalTo("completed"))
                .body("requires_human", equalTo(false));
    }

    @Test
    void metadata_are_echoed_and_priority_has_ten_steps() {
        operate(
                        Map.of(
                                "operation_type",
                                "data_validation",
                                "parameters",
                                Map.of("test", true),
                                "priority",
                                10,
                                "metadata",
                                Map.of("who", "me")))
                .body("metadata.who", equalTo("me"))
                .body("priority", equalTo(10));
        for (var priority : List.of(0, 11)) {
            post(Map.of("operation_type", "data_validation", "priority", priority))
                    .statusCode(400)
                    .body("faults", hasSize(1));
        }
    }

    @Test
    void the_socket_sends_counts_unasked_and_on_change() {
        var address = URI.create(socket.toString().replaceFirst("^http", "ws"));
        try (var client = new ChatClient(HttpClient.newHttpClient(), address)) {
            var first = client.await(JsonNode::isObject);
            assertThat(first.path("active_operations").isInt()).isTrue();
            assertThat(first.path("escalations").isInt()).isTrue();
            operate(
                    Map.of(
                            "operation_type",
                            "data_validation",
                            "parameters",
                            Map.of("test", true)));
            client.await(frame ->
                    frame.path("completed_today").asLong()
                            > first.path("completed_today").asLong());
        }
    }

    @Test
    void metrics_are_text_for_prometheus() {
        given().get("/metrics")
                .then()
                .statusCode(200)
                .contentType(containsString("text"))
                .body(containsString("baton_runs_active"));
    }

    private static ValidatableResponse operate(Map<String, Object> body) {
        return post(body).statusCode(200);
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/operations")
                .then()
                .log()
                .ifValidationFails();
    }
}
