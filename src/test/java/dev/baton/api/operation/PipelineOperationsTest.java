package dev.baton.api.operation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.baton.BatonResource;
import dev.baton.TestPostgres;
import dev.baton.api.SampleSources;
import dev.baton.escalation.Choice;
import dev.baton.escalation.EscalationId;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.RunId;
import dev.baton.run.RunEngine;
import dev.baton.security.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations on the sample databases, as on a fresh machine. */
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@QuarkusTestResource(PipelineOperationsTest.EmptyWarehouse.class)
@Tag("server")
class PipelineOperationsTest {
    /** A database to write golden records into. */
    public static final class EmptyWarehouse implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var database = TestPostgres.fresh();
            return Map.of(
                    "baton.pipeline.warehouse.jdbc-url",
                    database.url(),
                    "baton.pipeline.warehouse.username",
                    database.user(),
                    "baton.pipeline.warehouse.password",
                    database.password());
        }

        @Override
        public void stop() {}
    }

    private static ValidatableResponse start(String type, Map<String, Object> parameters) {
        return given().contentType(ContentType.JSON)
                .body(new HashMap<>(Map.of("operation_type", type, "parameters", parameters)))
                .post("/operations")
                .then()
                .statusCode(200);
    }

    @Inject RunEngine engine;

    @Test
    void data_validation_checks_a_sample_by_rules_given_and_proposed() {
        start("data_validation", Map.of("data_source", "projects"))
                .body("status", equalTo("completed"))
                .body("confidence_score", greaterThan(0.8f))
                .body("result.details.rules_proposed", equalTo(true))
                .body("result.details.tables.table", hasItems("public.companies", "public.people"))
                .body("result.text", containsString("The data of projects keep"));

        start(
                        "data_validation",
                        Map.of(
                                "data_source",
                                "projects",
                                "rules",
                                List.of(
                                        Map.of(
                                                "table",
                                                "people",
                                                "column",
                                                "salary",
                                                "type",
                                                "not_null"))))
                .body("status", equalTo("failed"))
                .body("error", containsString("no column salary"));
    }

    @Test
    void entity_sync_waits_for_a_person_with_the_doubtful_pairs_and_goes_on() {
        var waiting = start("entity_sync", Map.of()).body("status", equalTo("escalating"));
        String operation = waiting.extract().path("operation_id");

        String escalation =
                given().get("/escalations")
                        .then()
                        .statusCode(200)
                        .body("items.operation_id", hasItem(operation))
                        .extract()
                        .path(
                                "items.find { it.operation_id == '%s' }.escalation_id"
                                        .formatted(operation));
        var shown = given().get("/escalations/" + escalation).then().statusCode(200);
        List<String> ids = shown.extract().path("proposed.pairs.id");
        assertThat(ids).isNotEmpty();
        int version = shown.extract().path("version");
        String hash = shown.extract().path("shown_hash");
        engine.decide(
                new EscalationId(escalation),
                new Choice(
                        Decision.Action.CORRECT,
                        Json.value(Map.of("accepted", List.of(ids.getFirst()))),
                        null,
                        new Choice.Seen(version, hash)),
                Caller.LOCAL);
        engine.await(new RunId(operation), Duration.ofSeconds(30));

        var done =
                given().get("/operations/" + operation)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("completed"));
        done.body("result.details.merging.accepted", equalTo(1))
                .body("result.details.merging.written", equalTo(true))
                .body("result.details.merging.golden_records", greaterThan(200))
                .body("result.details.sources.name", hasItems("state_register", "sales_account"));
    }

    @Test
    void a_dry_run_of_entity_sync_asks_nobody() {
        start("entity_sync", Map.of("test", true))
                .body("status", equalTo("completed"))
                .body("result.text", containsString("Nothing was written."));
    }

    @Test
    void performance_check_looks_at_the_samples_and_at_the_server() {
        start("performance_check", Map.of())
                .body("status", equalTo("completed"))
                .body("result.details.checked.subject", hasItems("projects", "freight", "server"))
                .body("result.details.score", notNullValue())
                .body("result.details.checked[0].figures.largest_tables", notNullValue());
    }
}
