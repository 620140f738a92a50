package dev.baton.api.finance.look;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class LookApiTest {
    @Inject SampleLedger sample;

    @Test
    void companies_and_their_statements_are_read_without_a_run() {
        var company = sample.load();
        given().get("/finance/views")
                .then()
                .statusCode(200)
                .body("companies.id", hasItem(company.id()))
                .body("agents", hasItem("ai_cfo_agent"))
                .body("agents", not(hasItem("reporting_agent")));
        var runs = given().get("/operations?limit=1").<Object>path("items[0].operation_id");
        given().get("/finance/views/ai_cfo_agent?company={id}&period=2026-Q2", company.id())
                .then()
                .statusCode(200)
                .body("company", equalTo(company.id()))
                .body("text", not(emptyOrNullString()))
                .body("income.period.from", equalTo("2026-04-01"));
        assertThat(given().get("/operations?limit=1").<Object>path("items[0].operation_id"))
                .isEqualTo(runs);
    }

    @Test
    void what_is_wrong_with_the_input_is_told() {
        sample.load();
        given().get("/finance/views/ai_cfo_agent?period=nonsense").then().statusCode(400);
        given().get("/finance/views/ai_cfo_agent?company=nobody").then().statusCode(404);
        given().get("/finance/views/alert_agent?nonsense=1").then().statusCode(400);
    }

    @Test
    void agents_that_do_something_or_are_not_of_finance_are_no_views() {
        given().get("/finance/views/ask_database?question=x").then().statusCode(404);
        given().get("/finance/views/reporting_agent").then().statusCode(404);
        given().get("/finance/views/nobody").then().statusCode(404);
    }
}
