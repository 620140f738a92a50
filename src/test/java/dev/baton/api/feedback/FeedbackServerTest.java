package dev.baton.api.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of answers to the sample database, through both doors. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class FeedbackServerTest {
    @TestHTTPResource("/ws/chat")
    URI address;

    private static String asked(String question) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("query", question, "data_source", "projects"))
                .post("/query")
                .then()
                .statusCode(200)
                .extract()
                .path("operation_id");
    }

    private static ValidatableResponse say(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/feedback").then();
    }

    private static ValidatableResponse pairs(String text) {
        return given().queryParam("data_source", "projects")
                .queryParam("q", text)
                .get("/memory/pairs")
                .then()
                .statusCode(200);
    }

    @Test
    void a_confirmed_answer_is_a_pair_until_it_is_taken_back() {
        var run = asked("How many milestones are there?");
        say(Map.of("operation_id", run, "verdict", "confirm"))
                .statusCode(200)
                .body("verdict", equalTo("confirm"))
                .body("shared", equalTo(true))
                .body("data_source", equalTo("projects"))
                .body("version", equalTo(1));
        say(Map.of("operation_id", run, "verdict", "confirm")).statusCode(200);
        pairs("How many milestones are")
                .body("items.findAll {it.operation_id == '%s'}".formatted(run), hasSize(1))
                .body("items.kind", hasItem("confirmed"))
                .body("items.fits", everyItem(equalTo(true)));
        given().get("/feedback/" + run).then().body("items", hasSize(1));
        given().delete("/feedback/" + run).then().statusCode(200);
        given().get("/feedback/" + run).then().body("items", hasSize(0));
        pairs("How many milestones are").body("items.operation_id", not(hasItem(run)));
        given().delete("/feedback/" + run).then().statusCode(404);
    }

    @Test
    void a_correction_is_run_once_and_taken_back_the_engines_answer_stands_again() {
        var run = asked("How many people work here?");
        var before = given().get("/query/" + run).then().extract().<String>path("sql");
        var right = "select count(*) as people from people where true";
        var body = Map.<String, Object>of("operation_id", run, "verdict", "correct", "sql", right);
        say(body).statusCode(200).body("version", equalTo(2)).body("sql", equalTo(right));
        say(body).statusCode(200).body("version", equalTo(2));
        given().get("/query/" + run)
                .then()
                .body("sql", equalTo(right))
                .body("row_count", equalTo(1))
                .body("engine", equalTo("person"));
        pairs("work here")
                .body(
                        "items.findAll {it.operation_id == '%s'}.kind".formatted(run),
                        hasItem("corrected"));
        given().delete("/feedback/" + run).then().statusCode(200);
        given().get("/query/" + run).then().body("sql", equalTo(before));
        pairs("work here").body("items.operation_id", not(hasItem(run)));
    }

    @Test
    void a_conversation_tells_with_each_answer_what_the_caller_said_of_it() {
        var run = asked("How many people are there?");
        var session = given().get("/query/" + run).<String>path("session_id");
        var list = "/sessions/" + session + "/queries";
        given().get(list)
                .then()
                .body("items", hasSize(1))
                .body("items[0].feedback", nullValue())
                .body("items[0].may_judge", equalTo(true));
        say(Map.of("operation_id", run, "verdict", "down", "comment", "Not these."))
                .statusCode(200)
                .body("mine", equalTo(true))
                .body("serves", equalTo("everybody"));
        given().get(list)
                .then()
                .body("items[0].feedback.verdict", equalTo("down"))
                .body("items[0].feedback.comment", equalTo("Not these."))
                .body("items[0].feedback.mine", equalTo(true))
                .body("items[0].feedback.version", equalTo(1));
        given().delete("/feedback/" + run).then().statusCode(200);
        given().get(list).then().body("items[0].feedback", nullValue());
    }

    @Test
    void an_answer_without_a_query_is_corrected_with_one() {
        var run = asked("What is the weather on Saturn?");
        var sql = "select name from projects where name = 'Saturn'";
        say(Map.of("operation_id", run, "verdict", "correct", "sql", sql))
                .statusCode(200)
                .body("version", equalTo(2));
        given().get("/query/" + run)
                .then()
                .body("sql", equalTo(sql))
                .body("kind", equalTo("query"));
        given().delete("/feedback/" + run).then().statusCode(200).body("version", equalTo(3));
        given().get("/query/" + run).then().body("kind", equalTo("declined"));
    }

    @Test
    void what_cannot_be_said_is_refused_with_a_reason() {
        var run = asked("How many companies are there?");
        say(Map.of("operation_id", run, "verdict", "perhaps"))
                .statusCode(400)
                .body("suggestions[0]", containsString("confirm"));
        say(Map.of("operation_id", run, "verdict", "correct")).statusCode(400);
        say(Map.of("operation_id", run, "verdict", "up", "sql", "select 1")).statusCode(400);
        say(Map.of("operation_id", "nowhere", "verdict", "up")).statusCode(404);
        say(Map.of("verdict", "up")).statusCode(400);
        say(Map.of("operation_id", run, "verdict", "correct", "sql", "drop table companies"))
                .statusCode(422)
                .body("error_code", equalTo("unsafe_sql"));
        say(Map.of("operation_id", run, "verdict", "correct", "sql", "select nix from companies"))
                .statusCode(422);
        given().get("/feedback/" + run).then().body("items", hasSize(0));
        var declined = asked("What is the weather on Jupiter?");
        say(Map.of("operation_id", declined, "verdict", "confirm")).statusCode(409);
        say(Map.of("operation_id", declined, "verdict", "down")).statusCode(200);
    }

    @Test
    void the_chat_hears_the_same_words() {
        var run = asked("How many tasks are there?");
        try (var client =
                new ChatClient(
                        HttpClient.newHttpClient(),
                        URI.create(address.toString().replaceFirst("^http", "ws")))) {
            client.say(
                    "{\"type\": \"feedback\", \"id\": \"f1\", \"operation_id\": \"%s\","
                                    .formatted(run)
                            + " \"verdict\": \"up\", \"comment\": \"nice\"}");
            var kept = client.await("feedback");
            assertThat(kept.path("reply_to").asText()).isEqualTo("f1");
            assertThat(kept.path("verdict").asText()).isEqualTo("up");
            given().get("/feedback/" + run).then().body("items[0].comment", equalTo("nice"));
            client.say(
                    "{\"type\": \"feedback\", \"operation_id\": \"%s\", \"verdict\": \"undo\"}"
                            .formatted(run));
            client.await("feedback");
            given().get("/feedback/" + run).then().body("items", hasSize(0));
        }
    }

    @Test
    void pairs_move_from_server_to_server_as_lines_of_json() {
        var run = asked("How many active projects are there?");
        say(Map.of("operation_id", run, "verdict", "confirm")).statusCode(200);
        var file =
                given().get("/memory/pairs/export?data_source=projects")
                        .then()
                        .statusCode(200)
                        .contentType("application/x-ndjson")
                        .extract()
                        .asString();
        assertThat(file.lines()).anyMatch(line -> line.contains(run));
        var lines =
                """
                {"question": "Which imported thing?", "sql": "select name from projects", "by": "eve"}
                {"question": "Which bad thing?", "sql": "delete from projects"}
                {"question": "Which absent thing?", "sql": "select x from nowhere"}
                {"question": "Which other thing?", "sql": "select 1", "data_source": "freight"}
                not json
                """;
        imported(lines).body("imported", equalTo(1)).body("refused", equalTo(4));
        imported(lines).body("imported", equalTo(0)).body("known", equalTo(1));
        var id =
                pairs("imported")
                        .body("items", hasSize(1))
                        .body("items[0].by", equalTo("eve"))
                        .body("items[0].imported", equalTo(true))
                        .extract()
                        .<String>path("items[0].id");
        given().delete("/memory/pairs/" + id).then().statusCode(200).body("removed", equalTo(1));
        given().delete("/memory/pairs/" + id).then().statusCode(404);
        given().delete("/feedback/" + run).then().statusCode(200);
    }

    private static ValidatableResponse imported(String lines) {
        return given().contentType(ContentType.TEXT)
                .body(lines)
                .post("/memory/pairs/import?data_source=projects")
                .then()
                .statusCode(200);
    }

    @Test
    void calibration_is_told_with_what_it_rests_on() {
        var run = asked("How many companies are there?");
        say(Map.of("operation_id", run, "verdict", "up")).statusCode(200);
        given().get("/training/calibration")
                .then()
                .statusCode(200)
                .body("needed", equalTo(50))
                .body("items.find {it.engine == 'rules' && it.source == null}.used", equalTo(false))
                .body("items.engine", not(hasItem(nullValue())));
        given().delete("/feedback/" + run).then().statusCode(200);
    }

    @Test
    void what_was_corrected_answers_the_same_question_about_something_else_until_undone() {
        var run = asked("Which projects are cancelled?");
        var sql = "select name, 'seen' as mark from projects where status = 'cancelled'";
        say(Map.of("operation_id", run, "verdict", "correct", "sql", sql)).statusCode(200);
        var other = asked("Which projects are planned?");
        given().get("/query/" + other)
                .then()
                .body("sql", equalTo(sql.replace("cancelled", "planned")))
                .body("confidence", greaterThan(0.7f))
                .body("engine", equalTo("rules"))
                .body("reasoning", containsString("confirmed the query"));
        given().delete("/feedback/" + run).then().statusCode(200);
        var later = asked("Which projects are planned?");
        given().get("/query/" + later).then().body("sql", not(containsString("seen")));
    }

    /** No project starts in such a year, so nobody is sure of the answer. */
    private static String doubtful(int year) {
        return asked("Show all projects that started in " + year);
    }

    @Test
    void approving_a_doubtful_answer_says_that_it_is_right() {
        var run = doubtful(2071);
        var shown =
                given().get("/escalations?operation_id=" + run)
                        .then()
                        .body("items", hasSize(1))
                        .extract()
                        .jsonPath();
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "version", shown.getInt("items[0].version"),
                                "shown_hash", shown.getString("items[0].shown_hash")))
                .post("/escalations/" + shown.getString("items[0].escalation_id") + "/approve")
                .then()
                .statusCode(200);
        given().get("/feedback/" + run)
                .then()
                .body("items", hasSize(1))
                .body("items[0].verdict", equalTo("confirm"))
                .body("items[0].origin", equalTo("escalation"));
        given().delete("/feedback/" + run).then().statusCode(200);
        given().get("/feedback/" + run).then().body("items", hasSize(0));
    }

    @Test
    void saying_that_a_doubtful_answer_is_right_or_wrong_settles_what_waits_about_it() {
        var right = doubtful(2072);
        say(Map.of("operation_id", right, "verdict", "confirm"))
                .statusCode(200)
                .body("origin", equalTo("feedback"))
                .body("version", equalTo(2));
        given().get("/query/" + right).then().body("decision.action", equalTo("approve"));
        given().get("/escalations?operation_id=" + right).then().body("items", hasSize(0));
        given().delete("/feedback/" + right).then().statusCode(200);
        var wrong = doubtful(2073);
        say(Map.of("operation_id", wrong, "verdict", "down")).statusCode(200);
        given().get("/query/" + wrong).then().body("decision.action", equalTo("reject"));
        given().delete("/feedback/" + wrong).then().statusCode(200);
    }
}
