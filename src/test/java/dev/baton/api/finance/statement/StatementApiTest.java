package dev.baton.api.finance.statement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.sample.SampleCompany;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class StatementApiTest {
    private static final String PATH = "/finance/companies/sample";

    @Inject Companies companies;
    @Inject Imports imports;

    @BeforeEach
    void load() {
        if (companies.all().stream().noneMatch(each -> each.id().equals("sample"))) {
            var ledger = SampleCompany.books(1, 1, 2).ledger();
            imports.load(ledger, "sample company", Actor.person("test"));
        }
    }

    @Test
    void statements_of_the_stored_books_are_read_by_period() {
        given().get(PATH + "/statements?period=2026-Q2")
                .then()
                .statusCode(200)
                .body("period", equalTo("2026-04-01..2026-06-30"))
                .body("text", startsWith("Revenue from 2026-04-01"))
                .body("balance.lines.key", hasItem("liabilities_and_equity"));
        given().get(PATH + "/ratios?period=2026-Q2&industry=retail")
                .then()
                .statusCode(200)
                .body("items.key", hasItem("days_sales_outstanding"))
                .body("industries", hasItem("healthcare"));
        given().get(PATH + "/statements/direct-cash-flow?period=2026-06")
                .then()
                .statusCode(200)
                .body("lines.key", hasItem("closing_cash"));
    }

    @Test
    void a_forecast_is_read_and_one_with_a_scenario_is_asked_for() {
        given().get(PATH + "/forecast?minimum_cash=1000")
                .then()
                .statusCode(200)
                .body("rows", hasSize(13));
        given().contentType(ContentType.JSON)
                .body("{\"scenario\": {\"receivable_days\": 21}, \"minimum_cash\": 100000}")
                .post(PATH + "/forecast")
                .then()
                .statusCode(200)
                .body("text", containsString("customers pay 21 days later"));
    }

    @Test
    void agents_answer_from_the_stored_books() {
        given().contentType(ContentType.JSON)
                .body("{\"input\": {\"company\": \"sample\", \"scenario\": \"collections -20 %\"}}")
                .post("/agents/forecasting_agent/invoke")
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_wrong_with_the_input_is_told() {
        given().get("/finance/companies/nobody/statements").then().statusCode(404);
        given().get(PATH + "/statements?period=soon").then().statusCode(400);
        given().get(PATH + "/ratios?compare=mars").then().statusCode(400);
        given().get(PATH + "/forecast?scenario=more%20luck").then().statusCode(400);
        given().contentType(ContentType.JSON)
                .body("[1")
                .post(PATH + "/forecast")
                .then()
                .statusCode(400);
    }
}
