package dev.baton.api.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.model.ScriptedModel;
import dev.baton.model.ScriptedProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@QuarkusTestResource(value = ScriptedProvider.class, restrictToAnnotatedClass = true)
@Tag("server")
class GoalModelServerTest {
    private static final String PLAN =
            """
            {"steps": [
              {"id": "E1", "agent": "ask_database", "title": "Spending in 2025", "needs": [], "on_failure": "replan",
               "input": [{"name": "question", "value": "total spend by company in 2025"}]},
              {"id": "E2", "agent": "ask_database", "title": "Spending in 2024", "needs": ["E1"], "on_failure": "replan",
               "input": [{"name": "question", "value": "total spend by company in 2024"}]},
              {"id": "E3", "agent": "compare_tables", "title": "Compare", "needs": [], "on_failure": "replan",
               "input": [{"name": "left", "value": "#E1"}, {"name": "right", "value": "#E2"},
                         {"name": "threshold", "value": "25"}, {"name": "direction", "value": "more"}]}],
             "impossible": null}\
            """;

    ScriptedModel scripted;

    @BeforeEach
    void forget() {
        scripted.forget();
    }

    private static String spending(int year) {
        return """
        {"sql": "select c.name, sum(e.amount) as total from expenses e join projects p on p.id = e.project_id \
        join companies c on c.id = p.company_id where e.expense_date >= date '%d-01-01' and e.expense_date < date '%d-01-01' \
        group by c.name", "reasoning": ["Add up."]}\
        """
                .formatted(year, year + 1);
    }

    private static ValidatableResponse ask(String goal) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("query", goal, "data_source", "projects"))
                .post("/query")
                .then();
    }

    @Test
    void one_call_plans_one_a_question_writes_its_query_and_one_writes_the_answer() {
        scripted.says(PLAN)
                .says(spending(2025))
                .says(spending(2024))
                .says("Most companies spent less [E3]. The year 2025 is not over [E1].");
        ask("Compare spending of 2025 with 2024 by company and explain which overruns need attention")
                .statusCode(200)
                .body("kind", equalTo("goal"))
                .body("engine", equalTo("scripted"))
                .body("answer", equalTo("Most companies spent less. The year 2025 is not over."))
                .body("evidence", hasSize(3))
                .body("evidence[2].used", is(true))
                .body("evidence[1].used", is(false))
                .body("token_usage", equalTo(480))
                .body("chart", notNullValue());

        assertThat(scripted.calls()).isEqualTo(4);
        assertThat(scripted.prompt(0))
                .contains("ask_database(question, data_source?: ")
                .contains("projects (Projects of a consultancy")
                .contains("Of each company, department, person, project");
    }

    @Test
    void a_step_that_fails_for_good_is_planned_around() {
        scripted.says(
                        PLAN.replace(
                                "total spend by company in 2024", "how many companies are there"))
                .says(spending(2025))
                .says("{\"sql\": \"select name from companies where name = 'nobody'\"}")
                .says(
                        "{\"steps\": [{\"id\": \"E9\", \"agent\": \"ask_database\", \"title\": \"Again\", \"needs\": [], \"on_failure\": \"skip\","
                                + " \"input\": {\"question\": \"total spend by company in 2024\"}}]}")
                .says(spending(2024))
                .says("Both years are known now [E1].");
        ask("Compare spending of 2025 with the number of companies and explain what stands out")
                .statusCode(200)
                .body("answer", equalTo("Both years are known now."))
                .body(
                        "evidence.title",
                        equalTo(
                                java.util.List.of(
                                        "Spending in 2025",
                                        "Spending in 2024",
                                        "Again",
                                        "Compare")))
                .body("evidence[3].found", is(false))
                .body("evidence[3].text", containsString("There is no number to compare"));
    }

    @Test
    void without_a_usable_plan_rules_carry_the_goal() {
        scripted.says("no");
        ask("Compare project spending in 2025 with 2024 by company, and tell me which rises stand out")
                .statusCode(200)
                .body("kind", equalTo("goal"))
                .body("engine", equalTo("rules"))
                .body("evidence", hasSize(3));
    }
}
