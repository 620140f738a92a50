package dev.baton.api.finance.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class FinancialWorkflowsServerTest {
    /** After all others by its id, so that it is nobody's first company. */
    private static final String COMPANY = "zz-workflows";

    private static boolean loaded;

    @Inject Imports imports;

    @BeforeEach
    void load() {
        if (!loaded) {
            var books = SampleCompany.books(7, 1, 2).ledger();
            var was = books.company();
            var company =
                    new Company(
                            COMPANY,
                            was.name(),
                            was.industry(),
                            was.currency(),
                            was.firstDay(),
                            was.asOf());
            imports.load(
                    new Ledger(
                            company,
                            books.accounts(),
                            books.parties(),
                            books.partyChanges(),
                            books.obligations(),
                            books.items(),
                            books.entries(),
                            books.bankAccounts(),
                            books.bankLines(),
                            books.matches()),
                    "test",
                    Actor.person("tester"));
            loaded = true;
        }
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(Json.write(body)).post(path).then();
    }

    @Test
    void the_advisory_workflow_ends_in_a_board_pack_that_can_be_read() {
        var result =
                post(
                                "/workflows/advisory/runs",
                                Map.of(
                                        "context",
                                        Map.of("company_id", COMPANY),
                                        "timeout_seconds",
                                        300))
                        .statusCode(200)
                        .body("success", equalTo(true))
                        .body("workflow_type", equalTo("advisory"))
                        .body("completed_steps", hasItems("analysis", "alerts", "reporting"))
                        .body("results.analysis.text", startsWith("Revenue from"))
                        .body("results.alerts.alerts.size()", greaterThan(10))
                        .body("results.report.pack_id", startsWith("pack-"))
                        .extract();
        String pack = result.path("results.report.pack_id");
        assertThat(result.<String>path("results.reporting.pack_id")).isEqualTo(pack);
        given().get("/finance/packs/" + pack)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("manifest.files", hasSize(4))
                .body("hash.length()", equalTo(64));
        var page = given().get("/finance/packs/" + pack + "/html").then().statusCode(200).extract();
        assertThat(page.asString()).contains("DRAFT", "Income statement", "<svg");
        var pdf = given().get("/finance/packs/" + pack + "/pdf").then().statusCode(200).extract();
        assertThat(new String(pdf.asByteArray(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        // Nobody releases what they had made themselves.
        String hash = given().get("/finance/packs/" + pack).then().extract().path("hash");
        post("/finance/packs/" + pack + "/release", Map.of("hash", hash))
                .statusCode(403)
                .body("error_code", equalTo("own_request"));
        String id = result.path("workflow_id");
        var events =
                given().get("/workflows/runs/" + id + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(events)
                .contains("workflow_started", "step_started", "workflow_completed", "reporting");
    }

    @Test
    void an_approval_point_of_a_request_waits_for_a_person() {
        var waiting =
                post(
                                "/workflows/advisory/runs",
                                Map.of(
                                        "context", Map.of("company_id", COMPANY),
                                        "approval_points", List.of("analysis")))
                        .statusCode(202)
                        .body("status", equalTo("processing"))
                        .body("pending_approvals.step", hasItem("analysis"))
                        .extract();
        post("/operations/" + waiting.path("workflow_id") + "/cancel", Map.of());
        post(
                        "/workflows/advisory/runs",
                        Map.of("context", Map.of(), "approval_points", List.of("nonsense")))
                .statusCode(400)
                .body("suggestions", hasItem(containsString("analysis")));
    }

    @Test
    void the_transactional_workflow_leaves_out_what_has_nothing_to_do_and_ends_in_compliance() {
        post("/workflows/transactional/runs", Map.of("context", Map.of("company_id", COMPANY)))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("completed_steps", hasItem("compliance"))
                .body("results.compliance.tests.name", hasItems("vat", "audit_trail"));
    }

    @Test
    void a_company_that_is_not_known_is_said_so() {
        post("/workflows/advisory/runs", Map.of("context", Map.of("company_id", "nobody")))
                .body("success", equalTo(false))
                .body("error", containsString("nobody"));
    }

    @Test
    void requests_go_to_agents_by_their_words_with_what_they_take() {
        post("/route", Map.of("request", "Any RISKS here?")).body("agent", equalTo("alert_agent"));
        post("/route", Map.of("request", "Write a report"))
                .body("agent", equalTo("reporting_agent"));
        post("/route", Map.of("request", "forecast the risk"))
                .body("agent", equalTo("forecasting_agent"));
        post(
                        "/route",
                        Map.of(
                                "request",
                                Map.of("question", "margins?"),
                                "context",
                                Map.of("industry", "healthcare")))
                .body("agent", equalTo("ai_cfo_agent"))
                .body("on_duty", equalTo(true))
                .body("input.industry", equalTo("healthcare"))
                .body("input.question", equalTo("margins?"));
        post(
                        "/route",
                        Map.of(
                                "request",
                                "how long does our cash last if customers pay three weeks later?"))
                .body("route.to", equalTo("workflow"))
                .body("route.workflow", equalTo("cash_forecast"));
        post("/route", Map.of("request", "x", "preferred_agent", "ai_cfo_agent_0"))
                .body("on_duty", equalTo(true));
    }

    @Test
    void a_question_in_words_is_answered_with_alerts_as_a_table() {
        post("/query", Map.of("query", "are there duplicate payments in our books?"))
                .statusCode(200)
                .body("columns.name", hasItems("severity", "finding"));
    }

    @Test
    void an_auditor_gets_a_zip() {
        var zip =
                given().get("/finance/audit-pack?company=" + COMPANY)
                        .then()
                        .statusCode(200)
                        .extract();
        assertThat(zip.asByteArray()).startsWith((byte) 'P', (byte) 'K');
    }
}
