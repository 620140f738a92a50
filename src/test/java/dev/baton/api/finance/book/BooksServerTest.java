package dev.baton.api.finance.book;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.baton.BatonResource;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Approvals;
import dev.baton.json.Json;
import dev.baton.security.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class BooksServerTest {
    @Inject Approvals approvals;

    private static Map<String, String> files(String company) {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "company.csv",
                "id,name,currency,first_day,as_of\n"
                        + company
                        + ",Door & Co,EUR,2026-01-01,2026-03-31\n");
        files.put(
                "accounts.csv",
                "code,name,use\n1200,Bank,cash\n4210,Rent,rent\n0800,Capital,capital\n");
        files.put(
                "journal.csv",
                "entry,date,text,account,amount\n"
                        + "E1,2026-01-01,Opening,1200,5000\n"
                        + "E1,2026-01-01,Opening,0800,-5000\n");
        files.put("totals.csv", "file,rows,total\njournal.csv,2,5000\n");
        return files;
    }

    private static ValidatableResponse take(Map<String, String> files) {
        var form = given();
        files.forEach((name, text) ->
                form.multiPart("files", name, text.getBytes(StandardCharsets.UTF_8), "text/csv"));
        return form.post("/finance/imports").then();
    }

    private static ValidatableResponse rent(String company, String amount, String key) {
        var body =
                Map.of(
                        "date",
                        "2026-03-31",
                        "text",
                        "Rent",
                        "lines",
                        List.of(
                                Map.of("account", "4210", "amount", amount),
                                Map.of("account", "1200", "amount", "-" + amount)));
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Json.write(body))
                .post("/finance/companies/" + company + "/entries")
                .then();
    }

    @Test
    void who_must_agree_and_what_lenders_want_is_set_by_rest_and_audited() {
        var company = "rules-books";
        take(files(company)).statusCode(200);
        given().get("/finance/policies/" + company)
                .then()
                .statusCode(200)
                .body("own", equalTo(false))
                .body("rules.find { it.action == 'post' }.amount_from", equalTo("10000.00"));
        var two =
                "{\"rules\": [{\"action\": \"post\", \"amount_from\": \"5\", \"role\":"
                        + " \"approve_entries\", \"people\": 2}], \"reason\": \"May\"}";
        for (int i = 0; i < 2; i++) {
            put("/finance/policies/" + company, two)
                    .statusCode(200)
                    .body("own", equalTo(true))
                    .body("rules.people", equalTo(List.of(2)));
        }
        put("/finance/policies/" + company, "{}").statusCode(400);
        put("/finance/policies/" + company, "{\"rules\": [{}]}").statusCode(400);
        put("/finance/policies/" + company, "{\"rules\": [null]}").statusCode(400);
        put("/finance/covenants/" + company, "{\"covenants\": [null]}").statusCode(400);
        put("/finance/policies/nobody", two).statusCode(404);
        var limits =
                "{\"covenants\": [{\"measure\": \"equity_ratio\", \"limit\": \"25\", \"source\":"
                        + " \"loan of 2024\"}]}";
        put("/finance/covenants/" + company, limits)
                .statusCode(200)
                .body("items.find { it.measure == 'equity_ratio' }.limit", equalTo("25"))
                .body("items.findAll { it.own }.measure", equalTo(List.of("equity_ratio")));
        put("/finance/covenants/" + company, limits.replace("25", "-1")).statusCode(400);
        given().get("/finance/companies/" + company + "/audit")
                .then()
                .body(
                        "items.action.findAll { it.startsWith('set_') }",
                        equalTo(List.of("set_covenants", "set_policy")));
    }

    private static ValidatableResponse put(String path, String body) {
        return given().contentType("application/json").body(body).put(path).then();
    }

    @Test
    void a_company_is_imported_once_booked_on_checked_exported_and_taken_back() {
        var company = "door-books";
        var at = "/finance/companies/" + company;
        var id =
                take(files(company))
                        .statusCode(200)
                        .body("report.counts.entries.added", equalTo(1))
                        .body("watermark", equalTo("2026-03-31"))
                        .extract()
                        .path("report.id");
        take(files(company)).body("report.repeated", equalTo(true));
        given().get("/finance/companies").then().body("items.id", hasItem(company));

        String entry = rent(company, "1000.00", "k").statusCode(201).extract().path("id");
        rent(company, "1000.00", "k").body("id", equalTo(entry)).body("status", equalTo("draft"));
        given().post(at + "/entries/" + entry + "/submit")
                .then()
                .body("status", equalTo("posted"))
                .body("lines[0].amount", equalTo("1000.00"));
        given().get(at + "/accounts")
                .then()
                .body("items.find { it.code == '1200' }.balance", equalTo("4000.00"));
        String mirror =
                given().contentType("application/json")
                        .body("{\"reason\": \"twice\"}")
                        .post(at + "/entries/" + entry + "/reverse")
                        .then()
                        .body("reverses", equalTo(entry))
                        .extract()
                        .path("id");
        given().get(at + "/entries/" + entry).then().body("status", equalTo("reversed"));
        given().get(at + "/entries?limit=1")
                .then()
                .body("items.id", equalTo(List.of(mirror)))
                .body("next", org.hamcrest.Matchers.notNullValue());

        given().get(at + "/audit/verify").then().body("broken", equalTo(null));
        given().get(at + "/audit?subject=entry " + entry)
                .then()
                .body("items.action", hasItem("reverse"))
                .body("items.reason", hasItem("twice"));
        assertThat(given().get(at + "/exports/books.journal").asString())
                .contains("1200  5000.00 EUR");
        assertThat(given().get(at + "/exports/entries.csv").asString()).contains("Opening");
        assertThat(given().get(at + "/exports/audit.csv").asString()).contains("door-books,1,");

        given().post(at + "/rollback/imports/" + id).then().body("reversed", equalTo(1));
        given().post(at + "/rollback/imports/" + id).then().body("reversed", equalTo(0));
        given().get(at + "/accounts")
                .then()
                .body("items.find { it.code == '1200' }.balance", equalTo("0.00"));
    }

    @Test
    void a_large_entry_waits_for_two_others_than_who_prepared_it() {
        var company = "door-approvals";
        var at = "/finance/companies/" + company;
        take(files(company)).statusCode(200);
        String entry = rent(company, "200000.00", "k").extract().path("id");
        given().post(at + "/entries/" + entry + "/submit")
                .then()
                .body("status", equalTo("pending_approval"));
        var request =
                given().get(at + "/approvals")
                        .then()
                        .body("items", hasSize(1))
                        .extract()
                        .jsonPath();
        var word = Map.of("hash", request.getString("items[0].hash"));
        String id = request.getString("items[0].id");
        given().contentType("application/json")
                .body(Json.write(word))
                .post(at + "/approvals/" + id + "/approve")
                .then()
                .statusCode(403);
        for (var name : List.of("ben", "eve")) {
            approvals.approve(
                    company,
                    id,
                    word.get("hash"),
                    new Caller(name, Set.of(FinancePermissions.APPROVE)),
                    null);
        }
        given().get(at + "/entries/" + entry)
                .then()
                .body("status", equalTo("posted"))
                .body("approved_by", equalTo("ben, eve"));
        given().get(at + "/approvals/" + id).then().body("state", equalTo("approved"));
    }

    @Test
    void what_is_wrong_is_said_with_what_to_do() {
        var files = files("door-wrong");
        files.put("totals.csv", "file,rows,total\njournal.csv,2,1\n");
        take(files).statusCode(400).body(containsString("2 lines of 5000.00 are there"));
        given().get("/finance/companies/door-wrong").then().statusCode(404);
        take(files("door-months")).statusCode(200);
        given().post("/finance/companies/door-months/periods/march/close").then().statusCode(400);
        given().post("/finance/companies/door-months/periods/2026-02/close")
                .then()
                .body("outcome", equalTo("pending_approval"));
        given().get("/finance/companies/door-months/entries?status=lost").then().statusCode(400);
    }
}
