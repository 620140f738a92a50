package dev.baton.api.agent;

import static dev.baton.agent.worker.FakeWorker.Reply.ok;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import dev.baton.agent.worker.FakeWorker;
import dev.baton.agent.worker.FakeWorker.Reply;
import dev.baton.event.EventLog;
import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.security.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class AgentsServerTest {
    private static final String COUNTED =
            """
            {"outcome": "proven", "evidence": {"body": {"words": 4}, "digest": "4 words"},
             "confidence": 0.9, "tokens": {"input": 5, "output": 2}}
            """;

    @Inject EventLog log;

    private static ValidatableResponse register(String agent, URI url) {
        return given().contentType("application/json")
                .body(
                        Json.write(
                                Map.of(
                                        "agent",
                                        agent,
                                        "url",
                                        url.toString(),
                                        "purpose",
                                        "Counts the words of a text.",
                                        "input",
                                        Map.of(
                                                "type",
                                                "object",
                                                "properties",
                                                Map.of("text", Map.of("type", "string")),
                                                "required",
                                                new String[] {"text"},
                                                "additionalProperties",
                                                false))))
                .post("/agents/register")
                .then();
    }

    private static ValidatableResponse invoke(String name, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/agents/" + name + "/invoke")
                .then();
    }

    private static ValidatableResponse post(String path) {
        return given().post("/agents/" + path).then();
    }

    @Test
    void the_agents_of_the_server_are_listed_with_their_cards_and_figures() {
        given().get("/agents?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("query_generator"))
                .body("items.name", hasItem("test_echo"));
        given().get("/agents/test_echo_0")
                .then()
                .body("name", equalTo("test_echo"))
                .body("effect", equalTo("none"))
                .body("presence", equalTo("up"))
                .body("input.type", equalTo("object"))
                .body("instances[0].kind", equalTo("built_in"))
                .body("instances[0].circuit", equalTo("closed"))
                .body("instances[0].url", nullValue());
        given().get("/agents/nobody").then().statusCode(404);
        var page = given().get("/agents?limit=1").then().body("items", hasSize(1));
        var next = page.extract().<String>path("next");
        given().get("/agents?limit=1&after=" + next)
                .then()
                .body("items[0].name", not(equalTo(next)));
    }

    @Test
    void an_agent_of_the_server_is_asked_alone_as_a_run_of_one_step() {
        var id =
                invoke("test_echo", "{\"input\": {\"word\": \"baton\"}}")
                        .statusCode(200)
                        .body("status", equalTo("completed"))
                        .body("evidence.body.word", equalTo("baton"))
                        .body("evidence.digest", notNullValue())
                        .extract()
                        .<String>path("operation_id");
        given().get("/agents/invocations/" + id)
                .then()
                .statusCode(200)
                .body("evidence.body.word", equalTo("baton"));
        assertThat(log.after(new RunId(id), 0, 100))
                .extracting(event -> event.type())
                .contains("step_completed", "workflow_completed");
        given().get("/agents/test_echo").then().body("instances[0].calls", greaterThan(0));
        given().get("/agents/invocations/no-such").then().statusCode(404);
    }

    @Test
    void an_agent_asked_alone_is_an_operation_and_no_conversation_until_somebody_asks_in_it() {
        var asked = invoke("test_echo", "{\"input\": {\"word\": \"alone\"}}").extract().jsonPath();
        var session = asked.getString("session_id");
        given().get("/sessions?limit=200")
                .then()
                .body("items.session_id", not(hasItem(session)))
                .body("items.title", not(hasItem("")));
        given().get("/sessions/" + session).then().body("status", equalTo("created"));
        given().get("/operations?limit=200")
                .then()
                .body("items.operation_id", hasItem(asked.getString("operation_id")));
        given().contentType("application/json")
                .body(Map.of("query", "Who are you?", "session_id", session))
                .post("/query");
        given().get("/sessions?limit=200")
                .then()
                .body(
                        "items.find {it.session_id == '%s'}.title".formatted(session),
                        equalTo("Who are you?"));
    }

    @Test
    void the_same_key_asks_once_and_an_answer_may_be_fetched_later() {
        var ask =
                given().contentType("application/json")
                        .header("Idempotency-Key", "once")
                        .header("Prefer", "respond-async")
                        .body("{\"input\": {\"word\": \"once\"}}");
        var location =
                ask.post("/agents/test_echo/invoke")
                        .then()
                        .statusCode(202)
                        .header("Location", containsString("/agents/invocations/"))
                        .extract()
                        .header("Location");
        assertThat(ask.post("/agents/test_echo/invoke").then().extract().header("Location"))
                .isEqualTo(location);
    }

    @Test
    void what_is_wrong_with_an_invocation_is_said_before_anything_runs() {
        invoke("nobody", "{}").statusCode(404);
        invoke("test_echo", "{").statusCode(400).body("detail", containsString("no JSON"));
        invoke("test_echo", "{\"input\": []}").statusCode(400);
        invoke("test_echo", "{\"timeout_seconds\": 0}")
                .statusCode(400)
                .body("detail", containsString("timeout_seconds"));
    }

    @Test
    void a_worker_registers_works_lives_and_goes() {
        try (var worker = new FakeWorker(_ -> ok(COUNTED))) {
            var taken =
                    register("word_count", worker.url())
                            .statusCode(201)
                            .header("Location", containsString("/agents/word_count_1"))
                            .body("instance", equalTo("word_count_1"))
                            .body("secret", startsWith("whsec_"))
                            .body("lease_seconds", equalTo(15))
                            .body("heartbeat_seconds", equalTo(5));
            var secret = new Secret(taken.extract().path("secret"));

            invoke("word_count", "{\"input\": {\"txt\": \"to be\"}}")
                    .statusCode(400)
                    .body("suggestions", hasItem("text is missing"));
            invoke("word_count", "{\"input\": {\"text\": \"to be or not\"}}")
                    .statusCode(200)
                    .body("evidence.body.words", equalTo(4))
                    .body("evidence.engine", equalTo("worker"))
                    .body("confidence", equalTo(0.9f))
                    .body("token_usage", equalTo(7));
            assertThat(worker.asked.getFirst().signed(secret)).isTrue();
            var alone =
                    invoke("word_count_1", "{\"input\": {\"text\": \"to be or not\"}}")
                            .statusCode(200)
                            .extract()
                            .<String>path("operation_id");
            given().get("/operations/" + alone)
                    .then()
                    .body("operation_type", equalTo("agent"))
                    .body("agent", equalTo("word_count_1"))
                    .body("parameters.text", equalTo("to be or not"));

            given().get("/agents/word_count")
                    .then()
                    .body("instances[0].kind", equalTo("worker"))
                    .body("instances[0].url", equalTo(worker.url().toString()))
                    .body("instances[0].calls", equalTo(2))
                    .body("instances[0].quality", equalTo(0.9f));
            assertThat(given().get("/agents/word_count").asString())
                    .doesNotContain(secret.reveal().substring(6));

            post("word_count_1/heartbeat").statusCode(200).body("lease_seconds", equalTo(15));
            given().contentType("application/json")
                    .body("{\"status\": \"draining\"}")
                    .post("/agents/word_count_1/heartbeat")
                    .then()
                    .statusCode(200);
            given().get("/agents/word_count").then().body("presence", equalTo("draining"));
            given().delete("/agents/word_count_1").then().statusCode(204);
            given().get("/agents/word_count").then().statusCode(404);
            post("word_count_1/heartbeat").statusCode(404);
        }
    }

    @Test
    void a_worker_that_promises_tells_progress_and_outcome_by_callback() {
        var secret = new AtomicReference<Secret>();
        try (var worker =
                new FakeWorker(asked -> {
                    if (asked.method().equals("POST")) {
                        var url = URI.create(Json.tree(asked.body()).path("callback_url").asText());
                        Thread.ofVirtual()
                                .start(() -> {
                                    var half =
                                            "{\"type\":\"progress\",\"text\":\"half\",\"share\":0.5}";
                                    FakeWorker.tell(url, secret.get(), "m1", half);
                                    var all =
                                            COUNTED.replaceFirst("\\{", "{\"type\": \"outcome\", ");
                                    FakeWorker.tell(url, secret.get(), "m2", all);
                                });
                    }
                    return new Reply(202, "");
                })) {
            var taken = register("slow_count", worker.url()).statusCode(201);
            secret.set(new Secret(taken.extract().path("secret")));
            var id =
                    invoke("slow_count", "{\"input\": {\"text\": \"a b c d\"}}")
                            .statusCode(200)
                            .body("evidence.body.words", equalTo(4))
                            .extract()
                            .<String>path("operation_id");
            assertThat(log.after(new RunId(id), 0, 100))
                    .anySatisfy(event -> {
                        assertThat(event.type()).isEqualTo("progress");
                        assertThat(event.payload().text("text")).contains("half");
                    });
            given().delete("/agents/slow_count_1").then().statusCode(204);
        }
    }

    @Test
    void a_callback_needs_a_token_and_a_signature_and_no_key() {
        given().body("{}").post("/agents/callbacks/no-such-token").then().statusCode(404);
    }

    @Test
    void an_agent_is_stopped_and_started_by_an_administrator() {
        post("relay_sayer/stop").statusCode(404);
        try (var worker = new FakeWorker(_ -> ok(COUNTED))) {
            register("idle_count", worker.url()).statusCode(201);
            post("idle_count/drain").statusCode(200).body("presence", equalTo("draining"));
            invoke("idle_count", "{\"input\": {\"text\": \"a\"}}")
                    .statusCode(422)
                    .body("error_code", equalTo("bad_plan"));
            post("idle_count/stop").body("instances[0].presence", equalTo("stopped"));
            post("idle_count/start").body("presence", equalTo("up"));
            invoke("idle_count", "{\"input\": {\"text\": \"a\"}}").statusCode(200);
            given().delete("/agents/idle_count_1").then().statusCode(204);
        }
    }

    @Test
    void failures_of_a_worker_are_told_with_their_codes() {
        try (var worker = new FakeWorker(_ -> ok("<html>"))) {
            register("bad_count", worker.url()).statusCode(201);
            invoke("bad_count", "{\"input\": {\"text\": \"a\"}}")
                    .statusCode(502)
                    .contentType("application/problem+json")
                    .body("error_code", equalTo("worker_garbage"))
                    .body("operation_id", notNullValue());
            given().delete("/agents/bad_count_1").then().statusCode(204);
        }
    }

    @Test
    void health_and_metrics_count_who_is_on_duty() {
        given().get("/health").then().body("registered_workers", greaterThan(0));
        given().get("/metrics")
                .then()
                .body(containsString("registered_agents"))
                .body(containsString("active_agent_count"));
    }
}
