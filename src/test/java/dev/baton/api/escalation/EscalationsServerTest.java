package dev.baton.api.escalation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.EscalationRows;
import dev.baton.escalation.Shown;
import dev.baton.plan.Confidence;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class EscalationsServerTest {
    @Inject DataSource database;

    private String kept(String run, double confidence) throws SQLException {
        var id = EscalationId.fresh();
        var question =
                new Question(
                        Reason.LOW_CONFIDENCE,
                        "Is this what was asked for?",
                        List.of(),
                        Value.Fields.EMPTY.with("count", Value.number(18)),
                        Shape.fields().with("count", Shape.NUMBER));
        var proof =
                new Escalation.Proof(
                        new StepId("E1"), "query_runner", "18 rows", new Confidence(0.5));
        var now = Instant.now();
        try (var connection = database.getConnection()) {
            EscalationRows.insert(
                    connection,
                    Escalation.open(
                            id,
                            new Escalation.Origin(
                                    new RunId(run),
                                    null,
                                    new SessionId("s"),
                                    "rita",
                                    "nl2sql",
                                    7,
                                    now),
                            new Shown(question, List.of(proof), new Confidence(confidence)),
                            Escalation.Terms.ONE_PERSON,
                            now.plus(Duration.ofHours(1))));
        }
        return id.value();
    }

    private static ValidatableResponse post(String id, String action, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/escalations/" + id + "/" + action)
                .then();
    }

    @Test
    void what_waits_is_listed_with_all_that_is_needed_to_decide_it() throws SQLException {
        var id = kept("listed", 0.41);
        given().get("/escalations?operation_id=listed")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].escalation_id", equalTo(id))
                .body("items[0].operation_id", equalTo("listed"))
                .body("items[0].status", equalTo("open"))
                .body("items[0].reason", equalTo("low_confidence"))
                .body("items[0].evidence[0].digest", equalTo("18 rows"))
                .body("items[0].proposed.count", equalTo(18))
                .body(
                        "items[0].allowed_actions",
                        hasItems("approve", "correct", "reject", "claim", "ask"))
                .body("items[0].response_schema.properties.count.type", equalTo("number"))
                .body("items[0].confidence", equalTo(0.41f))
                .body("items[0].threshold", equalTo(0.7f))
                .body("items[0].shown_hash.length()", equalTo(64))
                .body("items[0].version", equalTo(1))
                .body("items[0].age_seconds", notNullValue())
                .body("items[0].claimed_by", nullValue())
                .body("items[0].expires_at", notNullValue())
                .body("items[0].decision", nullValue())
                .body("next", nullValue());
        given().get("/escalations?operation_id=listed&confidence_below=0.4")
                .then()
                .body("items", hasSize(0));
        given().get("/escalations?operation_id=listed&status=decided")
                .then()
                .body("items", hasSize(0));
        given().get("/escalations?sort=mood")
                .then()
                .statusCode(400)
                .body("suggestions[0]", containsString("age, priority, confidence"));
    }

    @Test
    void one_is_shown_with_the_plan_the_query_and_the_rows_of_its_run() throws SQLException {
        String run =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "query",
                                        "Show all active projects with budget over 100000",
                                        "data_source",
                                        "projects"))
                        .post("/query")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("operation_id");
        var id = kept(run, 0.3);
        given().get("/escalations/" + id)
                .then()
                .statusCode(200)
                .body("operation.operation_id", equalTo(run))
                .body("operation.question", containsString("budget over 100000"))
                .body("operation.plan.steps", hasSize(greaterThan(2)))
                .body("operation.steps.sql", hasItem(containsString("100000")))
                .body("operation.steps.rows.findAll { it }.flatten()", not(hasSize(0)));
        given().get("/escalations/esc-nobody").then().statusCode(404);
        given().get("/escalations/..%2f").then().statusCode(404);
    }

    @Test
    void it_is_claimed_renewed_released_asked_about_and_replied_to() throws SQLException {
        var id = kept("worked-on", 0.5);
        post(id, "claim", Map.of())
                .statusCode(200)
                .body("claimed_by", equalTo("local"))
                .body("allowed_actions", hasItem("release"))
                .body("version", equalTo(1));
        given().post("/escalations/" + id + "/claim").then().statusCode(200);
        given().post("/escalations/" + id + "/release")
                .then()
                .statusCode(200)
                .body("claimed_by", nullValue());
        post(id, "ask", Map.of("text", " "))
                .statusCode(400)
                .body("error_code", equalTo("bad_request"));
        post(id, "ask", Map.of("text", "Which year?"))
                .statusCode(200)
                .body("status", equalTo("asked"))
                .body("asked_back.text", equalTo("Which year?"))
                .body("version", equalTo(2));
        given().get("/escalations?status=asked&operation_id=worked-on")
                .then()
                .body("items.escalation_id", contains(id));
        post(id, "reply", Map.of("text", "2026"))
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("asked_back.reply.text", equalTo("2026"))
                .body("asked_back.reply.by", equalTo("local"));
        post(id, "reply", Map.of("text", "again")).statusCode(409);
        post("esc-nobody", "claim", Map.of()).statusCode(404);
    }
}
