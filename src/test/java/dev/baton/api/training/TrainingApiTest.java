package dev.baton.api.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.baton.BatonResource;
import dev.baton.TestPostgres;
import dev.baton.api.SampleSources;
import dev.baton.plan.RunId;
import dev.baton.reward.training.question.SampleQuestions;
import dev.baton.run.RunEngine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class TrainingApiTest {
    private static final String COUNT =
            "{\"id\": \"one\", \"question\": \"How many projects are there?\","
                    + " \"sql\": \"select count(*) from projects\", \"tags\": [\"count\"]}";
    private static final String WRONG =
            "{\"id\": \"two\", \"question\": \"How many companies are there?\","
                    + " \"sql\": \"select 1\", \"difficulty\": \"hard\"}";
    private static final String WEATHER =
            "{\"id\": \"three\", \"question\": \"What will the weather be tomorrow?\","
                    + " \"kind\": \"unanswerable\"}";

    @Inject RunEngine engine;

    private ValidatableResponse start(Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/training/runs").then();
    }

    private JsonPath ended(ValidatableResponse started) {
        String id = started.statusCode(202).extract().path("training_id");
        String run = started.extract().path("operation_id");
        engine.await(new RunId(run), Duration.ofSeconds(120));
        return given().get("/training/runs/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    @Test
    void the_questions_of_a_sample_are_answered_graded_and_summed_up() {
        var run = ended(start(Map.of("sample", "projects", "name", "all", "concurrency", 2)));

        assertThat(run.getString("status")).isEqualTo("completed");
        assertThat(run.getInt("progress.done")).isEqualTo(60);
        assertThat(run.getInt("totals.verified")).isEqualTo(60);
        // What the rule engine promises of the samples' questions.
        assertThat(run.getDouble("totals.strict.value")).isGreaterThan(0.8);
        assertThat(run.getDouble("totals.strict.low"))
                .isLessThan(run.getDouble("totals.strict.value"));
        assertThat(run.getString("variants[0].versions[0].engine")).isEqualTo("rules");
        assertThat(run.getMap("variants[0].difficulties")).containsKeys("easy", "medium", "hard");
        String id = run.getString("training_id");
        given().get("/training/runs/%s/results?limit=2".formatted(id))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", equalTo(1))
                .body("items[0].question_id", equalTo("projects-001"))
                .body("items[0].answers[0].agreement", equalTo("strict"))
                .body("items[0].answers[0].rewards.name", hasItem("result"));
        given().get("/training/runs/%s/results?after=57&limit=50".formatted(id))
                .then()
                .body("items", hasSize(2));
        given().get("/training/runs/%s/figures".formatted(id))
                .then()
                .statusCode(200)
                .body("all.questions", equalTo(60))
                .body("components[0].loss", notNullValue())
                .body("tags.join.questions", greaterThan(0));
        given().get("/training/leaderboard?data_source=projects")
                .then()
                .statusCode(200)
                .body("items.engine", hasItem("rules"));
        given().get("/training/drift?window=day&data_source=projects")
                .then()
                .statusCode(200)
                .body("items[0].executable_but_wrong.value", notNullValue());
    }

    @Test
    void a_file_of_lines_and_a_form_say_the_same() {
        var file = lines(COUNT, WRONG, WEATHER);
        var byLines =
                ended(
                        given().contentType("application/x-ndjson")
                                .body(file.getBytes(StandardCharsets.UTF_8))
                                .post("/training/runs?data_source=projects&concurrency=1")
                                .then());
        var byForm =
                ended(
                        given().multiPart(
                                        "questions",
                                        "q.jsonl",
                                        file.getBytes(StandardCharsets.UTF_8))
                                .multiPart("options", "{\"data_source\": \"projects\"}")
                                .post("/training/runs")
                                .then());

        for (var run : List.of(byLines, byForm)) {
            assertThat(run.getInt("totals.answers")).isEqualTo(3);
            assertThat(run.getDouble("totals.strict.value")).isCloseTo(2 / 3.0, within(1e-6));
            assertThat(run.getDouble("totals.executable_but_wrong.value"))
                    .isCloseTo(1 / 3.0, within(1e-6));
        }
        assertThat(byLines.getString("question_set")).isEqualTo(byForm.getString("question_set"));
    }

    @Test
    void every_fault_of_a_request_is_told_at_once_with_its_line() {
        start(
                        Map.of(
                                "jsonl",
                                lines(COUNT, "{}", COUNT, "{\"question\": 1}"),
                                "data_source",
                                "nowhere",
                                "candidates",
                                0,
                                "variants",
                                List.of(Map.of("engine", "magic"), Map.of("colour", "red")),
                                "oops",
                                true))
                .statusCode(400)
                .body("error_code", equalTo("bad_request"))
                .body("faults.line", hasItem(2))
                .body(
                        "faults.field",
                        hasItems("candidates", "variants[0].engine", "variants[1].colour", "oops"))
                .body("faults.field", hasItems("question", "id", "data_source"));
        start(Map.of()).statusCode(400).body("error", containsString("cannot be started"));
        start(Map.of("sample", "nothing")).statusCode(400);
        start("no json").statusCode(400);
        start(Map.of("questions", List.of(), "data_source", "projects"))
                .statusCode(400)
                .body("faults.text", hasItem("There are no questions."));
    }

    @SafeVarargs
    private static <T> org.hamcrest.Matcher<Iterable<T>> hasItems(T... items) {
        return org.hamcrest.Matchers.hasItems(items);
    }

    @Test
    void the_same_key_starts_one_run_only() {
        var key = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        for (var round = 0; round < 2; round++) {
            ids.add(
                    given().contentType(ContentType.JSON)
                            .header("Idempotency-Key", key)
                            .body(Map.of("jsonl", COUNT, "data_source", "projects"))
                            .post("/training/runs")
                            .then()
                            .statusCode(202)
                            .extract()
                            .path("training_id"));
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("jsonl", WRONG, "data_source", "projects"))
                .post("/training/runs")
                .then()
                .statusCode(409);
    }

    @Test
    void two_runs_are_compared_question_by_question() {
        var good = ended(start(Map.of("jsonl", lines(COUNT, WEATHER), "data_source", "projects")));
        var bad =
                ended(
                        start(
                                Map.of(
                                        "jsonl",
                                        lines(
                                                COUNT.replace("count(*)", "count(*) + 1"),
                                                WEATHER,
                                                WRONG),
                                        "data_source",
                                        "projects")));
        var there = good.getString("training_id");
        var here = bad.getString("training_id");
        given().get("/training/runs/%s/compare?with=%s".formatted(here, there))
                .then()
                .statusCode(200)
                .body("pairs", equalTo(2))
                .body("only_here", equalTo(1))
                .body("total.losses", equalTo(1))
                .body("total.ties", equalTo(1))
                .body("total.sign_test", equalTo(1.0f))
                .body("components.result.losses", equalTo(1));
        given().get("/training/runs/%s/regressions?with=%s".formatted(here, there))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].question.id", equalTo("one"))
                .body("items[0].here.sql", containsString("count"))
                .body("items[0].there.agreement", equalTo("strict"))
                .body("items[0].here.feedback", not(hasSize(0)));
        given().get("/training/runs/%s/compare".formatted(here)).then().statusCode(400);
        given().get("/training/runs/%s/compare?with=%s&variant=9".formatted(here, there))
                .then()
                .statusCode(400);
    }

    @Test
    void the_rows_of_an_answer_stand_beside_those_that_are_right() {
        var run =
                ended(
                        start(
                                Map.of(
                                        "jsonl",
                                        lines(COUNT, WRONG, WEATHER),
                                        "data_source",
                                        "projects")));
        var at = "/training/runs/%s/results/".formatted(run.getString("training_id"));
        given().get(at + "0/rows")
                .then()
                .statusCode(200)
                .body("state", equalTo("same"))
                .body("gold", equalTo(1))
                .body("expected.rows", hasSize(1))
                .body("answered.rows[0].mark", equalTo("same"))
                .body("counts.same", equalTo(1));
        given().get(at + "1/rows?limit=1")
                .then()
                .statusCode(200)
                .body("state", equalTo("different"))
                .body("counts.different", equalTo(1))
                .body("expected.rows[0].apart", equalTo(List.of(0)))
                .body("expected.rows[0].cells[0]", equalTo(1))
                .body("expected.row_count", equalTo(1));
        given().get(at + "2/rows").then().body("state", equalTo("no_expected"));
        given().get(at + "9/rows").then().statusCode(404);
        given().get(at + "0/rows?variant=7").then().statusCode(404);
    }

    @Test
    void of_a_data_source_that_is_gone_no_row_is_seen() throws Exception {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table shelf (id int primary key, name text);
                    insert into shelf values (1, 'a'), (2, 'b');
                    do $$ begin if not exists (select from pg_roles where rolname = 'shelf_reader') then
                        create role shelf_reader login password 'shelves'; end if; end $$;
                    grant select on shelf to shelf_reader;
                    """);
        }
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "name", "shelves",
                                "jdbc_url", database.url(),
                                "username", "shelf_reader",
                                "password", "shelves"))
                .post("/data-sources")
                .then()
                .statusCode(201);
        var line = "{\"question\": \"How many shelves?\", \"sql\": \"select count(*) from shelf\"}";
        var run = ended(start(Map.of("jsonl", line, "data_source", "shelves")));
        var rows = "/training/runs/%s/results/0/rows".formatted(run.getString("training_id"));
        given().get(rows).then().statusCode(200).body("expected.rows[0].cells[0]", equalTo(2));
        given().delete("/data-sources/shelves").then().statusCode(204);
        given().get(rows)
                .then()
                .statusCode(200)
                .body("state", equalTo("source_gone"))
                .body("why", containsString("shelves"))
                .body("expected", equalTo(null))
                .body("answered", equalTo(null));
    }

    @Test
    void what_ended_early_is_resumed_within_another_budget() {
        var stopped =
                ended(
                        start(
                                Map.of(
                                        "jsonl", lines(COUNT, WRONG, WEATHER),
                                        "data_source", "projects",
                                        "budget", Map.of("seconds", 0))));
        var id = stopped.getString("training_id");
        assertThat(stopped.getString("stopped")).contains("budget");
        assertThat(stopped.getInt("progress.done")).isZero();
        var resumed =
                given().contentType(ContentType.JSON)
                        .body(Map.of("budget", Map.of("seconds", 100)))
                        .post("/training/runs/%s/resume".formatted(id))
                        .then()
                        .statusCode(200)
                        .extract();
        engine.await(new RunId(resumed.path("operation_id")), Duration.ofSeconds(60));
        given().get("/training/runs/" + id)
                .then()
                .body("progress.done", equalTo(3))
                .body("stopped", equalTo(null))
                .body("status", equalTo("completed"));
        given().post("/training/runs/%s/resume".formatted(id)).then().statusCode(409);
    }

    @Test
    void a_run_is_paused_resumed_and_cancelled() {
        var text = SampleQuestions.of("freight").orElseThrow();
        var started =
                start(Map.of("jsonl", text, "data_source", "freight", "concurrency", 1))
                        .statusCode(202);
        String id = started.extract().path("training_id");
        String run = started.extract().path("operation_id");
        given().post("/training/runs/%s/pause".formatted(id)).then().statusCode(200);
        var rested =
                engine.await(
                        new RunId(run),
                        Duration.ofSeconds(60),
                        status -> !status.code().equals("running"));
        assertThat(rested.status().code()).isIn("paused", "completed");
        if (rested.status().code().equals("paused")) {
            given().post("/training/runs/%s/resume".formatted(id)).then().statusCode(200);
            given().post("/training/runs/%s/cancel".formatted(id)).then().statusCode(200);
            engine.await(new RunId(run), Duration.ofSeconds(60));
        }
        given().get("/training/runs/" + id).then().statusCode(200).body("caller", equalTo("local"));
        given().get("/training/runs?limit=200")
                .then()
                .statusCode(200)
                .body("items.training_id", hasItem(id));
        given().get("/training/runs?after=oops").then().statusCode(400);
        given().get("/training/runs/train-000000000000").then().statusCode(404);
        given().get("/training/runs/oops").then().statusCode(404);
    }

    @Test
    void what_a_person_wrote_becomes_a_question() {
        String asked =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "query", "How many companies are there?",
                                        "data_source", "projects"))
                        .post("/query")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("operation_id");
        given().contentType(ContentType.JSON)
                .body(Map.of("sql", "select count(*) as head_count from companies"))
                .post("/query/%s/sql".formatted(asked))
                .then()
                .statusCode(200);
        var run = ended(start(Map.of("sessions", Map.of("limit", 20), "data_source", "projects")));

        assertThat(run.getInt("questions")).isBetween(1, 20);
        given().get("/training/runs/%s/results".formatted(run.getString("training_id")))
                .then()
                .body("items.golds.flatten()", hasItem(containsString("head_count")));
    }
}
