package dev.baton.api.training;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class RewardsServerTest {
    private static ValidatableResponse rewards(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/train/rewards").then();
    }

    @Test
    void a_batch_is_graded_in_its_order_and_one_bad_item_spoils_no_other() {
        rewards(
                        """
                        {"data_source": "projects", "items": [
                          {"question": "How many projects are there?", "expected_sql": "select count(*) from projects",
                           "completion": "```sql\\nselect count(*) from projects\\n```\\nIt counts all projects."},
                          {"completion": 17},
                          {"question": "q", "completion": "drop table projects", "expected_sql": ["select count(*) from projects"]},
                          {"question": "q", "completion": "select name from projects", "data_source": "no-such-source"},
                          {"question": "the weather?", "completion": "There is no data about the weather.", "refusal": true},
                          {"question": "q", "completion": "select count(*) from people", "data_source": "projects"},
                          {"question": "q", "completion": "select name from people", "target_sql": "select count(*) from projects"}]}
                        """)
                .statusCode(200)
                .body("weights", matchesPattern("[0-9a-f]{12}"))
                .body("items.index", contains(0, 1, 2, 3, 4, 5, 6))
                .body("items[0].outcome_reward", equalTo(1))
                .body("items[0].verified", equalTo(true))
                .body("items[0].components.result", equalTo(1))
                .body("items[0].comparison.agreement", equalTo("strict"))
                .body("items[1].total", nullValue())
                .body("items[1].error_code", equalTo("bad_request"))
                .body("items[2].total", equalTo(-1))
                .body("items[3].error_code", equalTo("unknown_data_source"))
                .body("items[4].outcome_reward", equalTo(1))
                .body("items[5].verified", equalTo(false))
                .body("items[6].feedback", hasItem(containsString("Missing table projects")))
                .body("rewards", hasSize(7))
                .body("rewards[1]", nullValue())
                .body("rewards[2]", equalTo(-1))
                .body("rewards[5]", equalTo(0.6f));
    }

    @Test
    void parallel_lists_as_trainers_have_them_are_graded_too() {
        rewards(
                        """
                        {"data_source": "projects",
                         "prompts": [[{"role": "user", "content": "How many people?"}], [{"role": "user", "content": "How many people?"}]],
                         "completions": [[{"role": "assistant", "content": "select count(*) from people"}], "no idea at all"],
                         "expected_sql": [["select count(*) from people", "select count(id) from people"], "select count(*) from people"],
                         "completion_ids": [[1, 2], [3]]}
                        """)
                .statusCode(200)
                .body("items.comparison.agreement", contains("strict", "none"))
                .body("rewards[1]", equalTo(0));
        rewards(
                        "{\"data_source\": \"projects\", \"completions\": [\"select 1\", \"select 2\"], \"expected_sql\": [\"select 1\"]}")
                .statusCode(400)
                .body("error", containsString("'expected_sql' has 1 entries"));
    }

    @Test
    void what_is_no_batch_or_too_much_is_refused_as_a_whole() {
        rewards("{}").statusCode(400).body("error_code", equalTo("bad_request"));
        rewards("no json").statusCode(400);
        rewards("{\"items\": []}").statusCode(400);
        rewards("{\"data_source\": \"nowhere\", \"items\": [{\"completion\": \"select 1\"}]}")
                .statusCode(404)
                .body("error_code", equalTo("unknown_data_source"));
        var many = Map.of("completions", Collections.nCopies(1_001, "select 1"));
        rewards(Json.write(many)).statusCode(413).body("error_code", equalTo("too_large"));
    }

    @Test
    void a_thousand_answers_are_graded_in_one_call() {
        var batch =
                Map.of(
                        "data_source", "projects",
                        "completions",
                                Collections.nCopies(
                                        1_000,
                                        "select status, count(*) from projects group by status"),
                        "expected_sql", "select status, count(*) from projects group by status");
        rewards(Json.write(batch))
                .statusCode(200)
                .body("rewards", hasSize(1_000))
                .body("rewards", everyItem(notNullValue()))
                .body("items.comparison.agreement", everyItem(equalTo("strict")));
    }
}
