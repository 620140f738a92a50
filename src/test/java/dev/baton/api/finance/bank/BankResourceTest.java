package dev.baton.api.finance.bank;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.baton.BatonResource;
import dev.baton.finance.bank.match.Traded;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class BankResourceTest {
    @Inject Imports imports;

    private final String company = "zz-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        var made = Traded.of(5, 60).ledger();
        var named = made.company();
        imports.load(
                new Ledger(
                        new Company(
                                company,
                                named.name(),
                                named.industry(),
                                named.currency(),
                                named.firstDay(),
                                named.asOf()),
                        made.accounts(),
                        made.parties(),
                        made.partyChanges(),
                        made.obligations(),
                        made.items(),
                        made.entries(),
                        made.bankAccounts(),
                        made.bankLines(),
                        made.matches()),
                "test",
                Actor.person("ann"));
    }

    private ValidatableResponse get(String path) {
        return given().queryParam("company", company).get("/finance/bank/" + path).then();
    }

    private ValidatableResponse upload(String file) {
        return given().queryParam("company", company)
                .contentType("text/plain")
                .body(file)
                .post("/finance/bank/statements")
                .then();
    }

    @Test
    void a_statement_is_uploaded_once_and_refused_when_it_does_not_tie() {
        var file =
                """
                :20:A
                :25:%s
                :28C:1/1
                :60F:C260101EUR100,
                :61:2601020102C25,NTRFNONREF
                :86:something
                :62F:C260102EUR125,
                """
                        .formatted(Traded.BANK.iban());
        upload(file)
                .statusCode(200)
                .body("[0].lines.all", equalTo(1))
                .body("[0].lines.added", equalTo(1))
                .body("[0].closing", equalTo("125.00"));
        upload(file).statusCode(200).body("[0].lines.added", equalTo(0));
        upload(file.replace("EUR125,", "EUR126,"))
                .statusCode(422)
                .body("error", containsString("differ by 1.00"));
        upload("a;b").statusCode(400).body("error", containsString("neither camt.053 nor MT940"));
    }

    @Test
    void how_it_stands_is_told_and_a_match_is_made_and_taken_back() {
        var before = get("b1/reconciliation").statusCode(200).extract().jsonPath();
        assertThat(before.getString("difference")).isEqualTo("0.00");
        List<Map<String, Object>> certain = before.getList("open.certain");
        assertThat(certain).isNotEmpty();
        var body =
                Map.of(
                        "bank_lines", certain.getFirst().get("bank_lines"),
                        "entries", certain.getFirst().get("entries"));
        var id = match(body).statusCode(200).extract().path("id").toString();
        match(body).statusCode(200).body("id", equalTo(id));
        get("b1/matches").statusCode(200).body("items", hasSize(1));
        get("b1/reconciliation").body("open.certain_count", equalTo(certain.size() - 1));
        unmatch(id).statusCode(204);
        unmatch(id).statusCode(404);
        get("b1/reconciliation").body("open.certain_count", equalTo(certain.size()));
    }

    private ValidatableResponse match(Map<String, Object> body) {
        return given().queryParam("company", company)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/finance/bank/matches")
                .then();
    }

    private ValidatableResponse unmatch(String id) {
        return given().queryParam("company", company).delete("/finance/bank/matches/" + id).then();
    }

    @Test
    void suggestions_come_in_pages_and_bad_requests_are_told() {
        var first =
                given().queryParam("company", company)
                        .queryParam("limit", 1)
                        .get("/finance/bank/b1/suggestions")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .extract()
                        .jsonPath();
        given().queryParam("company", company)
                .queryParam("after", first.getString("next"))
                .get("/finance/bank/b1/suggestions")
                .then()
                .statusCode(200);
        get("nope/reconciliation").statusCode(404);
        match(Map.of("bank_lines", List.of(), "entries", List.of())).statusCode(400);
        given().queryParam("company", company)
                .queryParam("as_of", "someday")
                .get("/finance/bank/b1/reconciliation")
                .then()
                .statusCode(400);
        given().queryParam("company", "nobody")
                .get("/finance/bank/b1/reconciliation")
                .then()
                .statusCode(404);
    }
}
