package dev.baton.agent.worker;

import static dev.baton.agent.worker.FakeWorker.Reply.CUT;
import static dev.baton.agent.worker.FakeWorker.Reply.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.AgentCard;
import dev.baton.agent.TestWork;
import dev.baton.agent.Undelivered;
import dev.baton.agent.worker.FakeWorker.Reply;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerAgentTest {
    private static final Secret SECRET = Signature.freshSecret(new SecureRandom());
    private static final URI HERE = URI.create("http://baton.test:8000");
    private static final String PROVEN =
            """
            {"v": 1, "outcome": "proven", "evidence": {"body": {"words": 6}, "digest": "6 words"},
             "confidence": 0.9, "tokens": {"input": 10, "output": 3, "model": "tiny"}}
            """;
    private static final Shape.Fields OUTPUT = Shape.fields().with("words", Shape.NUMBER);

    private final Callbacks callbacks = new Callbacks(Clock.systemUTC());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Value.Fields input = Value.Fields.EMPTY.with("text", Value.text("to be"));

    @AfterEach
    void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    private FakeWorker worker(FakeWorker.Behaviour behaviour) {
        var worker = new FakeWorker(behaviour);
        open.add(worker);
        return worker;
    }

    private WorkerAgent agent(URI url) {
        return agent(url, SECRET);
    }

    private WorkerAgent agent(URI url, Secret secret) {
        var card = new AgentCard("count", "Counts", Shape.Fields.OPEN, OUTPUT, Effect.EXTERNAL);
        return new WorkerAgent(
                new WorkerAgent.Access("count_1", url, secret, card),
                new WorkerAgent.Wire(
                        new WorkerHttp(Clock.systemUTC()),
                        callbacks,
                        () -> Optional.of(HERE),
                        Duration.ofMillis(50),
                        Clock.systemUTC()));
    }

    private StepOutcome ask(FakeWorker worker) {
        return agent(worker.url()).carryOut(input, TestWork.of("run:1:E1"), false);
    }

    private static Problem failed(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return ((StepOutcome.Failed) outcome).problem();
    }

    private static Evidence proven(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Proven.class);
        return ((StepOutcome.Proven) outcome).evidence();
    }

    @Test
    void a_step_is_sent_signed_with_all_a_worker_needs_and_its_evidence_comes_back() {
        var worker = worker(_ -> ok(PROVEN));
        var earlier = new Evidence(Value.text("long"), "It rained.", "rules");
        var work = TestWork.of("run-7:1:E2").after(Map.of(StepId.of(1), earlier));

        var evidence = proven(agent(worker.url()).carryOut(input, work, false));

        assertThat(Json.write(evidence.body())).isEqualTo("{\"words\":6,\"confidence\":0.9}");
        assertThat(evidence.digest()).isEqualTo("6 words");
        assertThat(evidence.engine()).isEqualTo("worker");
        assertThat(work.uses)
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.model()).isEqualTo("tiny");
                    assertThat(use.inputTokens() + use.outputTokens()).isEqualTo(13);
                });
        var asked = worker.asked.getFirst();
        assertThat(asked.path()).isEqualTo("/steps");
        assertThat(asked.signed(SECRET)).isTrue();
        var sent = Json.tree(asked.body());
        assertThat(sent.path("v").asInt()).isEqualTo(1);
        assertThat(sent.path("run_id").asText()).isEqualTo("run-1");
        assertThat(sent.path("step_id").asText()).isEqualTo("E1");
        assertThat(sent.path("agent").asText()).isEqualTo("count");
        assertThat(sent.path("instance").asText()).isEqualTo("count_1");
        assertThat(sent.path("input").path("text").asText()).isEqualTo("to be");
        assertThat(sent.path("context").get(0).path("digest").asText()).isEqualTo("It rained.");
        assertThat(sent.path("idempotency_key").asText()).isEqualTo("run-7:1:E2");
        assertThat(sent.path("attempt").asInt()).isEqualTo(1);
        assertThat(Instant.parse(sent.path("deadline").asText())).isAfter(Instant.now());
        assertThat(sent.path("callback_url").asText()).startsWith(HERE + "/agents/callbacks/");
    }

    @Test
    void a_worker_may_ask_a_person_or_say_why_it_failed() {
        var worker =
                worker(_ ->
                        ok(
                                """
                                {"outcome": "held", "question": {"text": "Which year?",
                                 "options": ["2024", "2025"]}}
                                """));
        assertThat(ask(worker))
                .isEqualTo(
                        new StepOutcome.Held(new Question("Which year?", List.of("2024", "2025"))));
        worker.behave(_ ->
                ok(
                        """
                        {"outcome": "failed", "problem": {"cause": "bad_request",
                         "text": "No\\ntext.", "suggestions": ["Send some."]}}
                        """));
        assertThat(failed(ask(worker)))
                .isEqualTo(Problem.of(Cause.BAD_REQUEST, "No text.", "Send some."));
    }

    @Test
    void a_worker_cannot_speak_for_our_own_doors() {
        for (var cause : List.of("unauthenticated", "internal", "no_such_cause", "")) {
            var worker =
                    worker(_ ->
                            ok(
                                    "{\"outcome\": \"failed\", \"problem\": {\"cause\": \"%s\"}}"
                                            .formatted(cause)));
            assertThat(failed(ask(worker)).cause()).isEqualTo(Cause.WORKER_FAILED);
        }
    }

    @Test
    void garbage_becomes_a_problem_that_says_what_was_wrong() {
        var garbage =
                Map.of(
                        "<html>", "no JSON",
                        "{}", "without 'outcome'",
                        "[]", "without 'outcome'",
                        "{\"outcome\": \"great\"}", "not proven, held or failed",
                        "{\"outcome\": \"proven\"}", "evidence.body",
                        "{\"outcome\": \"held\"}", "question.text",
                        "{\"outcome\": \"proven\", \"evidence\": {\"body\": {\"words\": \"six\"}}}",
                                "words must be a number",
                        "{\"outcome\": \"proven\", \"evidence\": {\"body\": {\"more\": 1}}}",
                                "words is missing");
        garbage.forEach((body, said) -> {
            var problem = failed(ask(worker(_ -> ok(body))));
            assertThat(problem.cause()).isEqualTo(Cause.WORKER_GARBAGE);
            assertThat(problem.text()).as(body).contains(said);
        });
    }

    @Test
    void what_a_worker_says_is_data_and_stays_short() {
        var text = "x".repeat(5_000) + "\\u0000";
        var worker =
                worker(_ ->
                        ok("{\"outcome\": \"held\", \"question\": {\"text\": \"" + text + "\"}}"));
        assertThat(ask(worker))
                .isInstanceOfSatisfying(
                        StepOutcome.Held.class,
                        held -> assertThat(held.question().text()).hasSize(500).endsWith("x…"));
    }

    @Test
    void what_certainly_did_not_begin_may_be_asked_elsewhere() throws Exception {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            var url = URI.create("http://127.0.0.1:" + port);
            assertThatThrownBy(() -> agent(url).carryOut(input, TestWork.another(), false))
                    .isInstanceOfSatisfying(
                            Undelivered.class,
                            e -> {
                                assertThat(e.full()).isFalse();
                                assertThat(e.problem().cause()).isEqualTo(Cause.WORKER_FAILED);
                            });
        }
        for (var status : List.of(429, 503)) {
            assertThatThrownBy(() -> ask(worker(_ -> new Reply(status, ""))))
                    .isInstanceOfSatisfying(
                            Undelivered.class,
                            e -> {
                                assertThat(e.full()).isTrue();
                                assertThat(e.problem().cause()).isEqualTo(Cause.BUSY);
                            });
        }
    }

    @Test
    void every_other_status_is_told_in_words() {
        var expected =
                Map.of(
                        400, Cause.BAD_REQUEST,
                        401, Cause.WORKER_FAILED,
                        404, Cause.WORKER_FAILED,
                        409, Cause.CONFLICT,
                        413, Cause.TOO_LARGE,
                        418, Cause.WORKER_GARBAGE,
                        500, Cause.WORKER_FAILED);
        expected.forEach((status, cause) -> {
            var problem = failed(ask(worker(_ -> new Reply(status, "{\"detail\": \"Why.\"}"))));
            assertThat(problem.cause()).as("" + status).isEqualTo(cause);
            assertThat(problem.text()).contains("count_1");
            assertThat(problem.text().contains("Why.")).isEqualTo(status == 400);
        });
        assertThat(failed(ask(worker(_ -> CUT))).text()).contains("broke off");
    }

    @Test
    void an_answer_may_have_8_MB_and_no_more() {
        var long8 = PROVEN.replace("6 words", "w".repeat(8 << 20));
        assertThat(failed(ask(worker(_ -> ok(long8)))).text()).contains("more than 8 MB");
    }

    @Test
    void a_step_of_more_than_1_MB_is_not_sent() {
        var worker = worker(_ -> ok(PROVEN));
        var large = Value.Fields.EMPTY.with("text", Value.text("x".repeat(1 << 20)));
        assertThatThrownBy(() -> agent(worker.url()).carryOut(large, TestWork.another(), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1 MB");
        assertThat(worker.asked).isEmpty();
    }

    @Test
    void progress_and_outcome_come_by_callback() throws Exception {
        // The step is over before the worker is told that its message was taken.
        var told = new CompletableFuture<List<Integer>>();
        var token = new AtomicReference<String>();
        var worker =
                worker(asked -> {
                    if (asked.method().equals("GET")) {
                        return new Reply(202, "");
                    }
                    var url = Json.tree(asked.body()).path("callback_url").asText();
                    token.set(url.substring(url.lastIndexOf('/') + 1));
                    Thread.ofVirtual()
                            .start(() ->
                                    told.complete(
                                            List.of(
                                                    tell(
                                                            token.get(),
                                                            "1",
                                                            progress("reading", 0.5)),
                                                    tell(token.get(), "1", progress("again", 0.6)),
                                                    tell(
                                                            token.get(),
                                                            "2",
                                                            PROVEN.replaceFirst(
                                                                    "\\{",
                                                                    "{\"type\":\"outcome\",")))));
                    return new Reply(202, "");
                });
        var work = TestWork.another();
        assertThat(proven(agent(worker.url()).carryOut(input, work, false)).digest())
                .isEqualTo("6 words");
        assertThat(work.progress).containsExactly("reading");
        assertThat(told.get(10, TimeUnit.SECONDS)).containsExactly(204, 409, 204);
        assertThat(tell(token.get(), "3", progress("late", 0.9))).isEqualTo(404);
    }

    private static String progress(String text, double share) {
        return "{\"type\": \"progress\", \"text\": \"%s\", \"share\": %s}".formatted(text, share);
    }

    /** Receives a message as the door does, and returns the status it would answer. */
    private int tell(String token, String id, String body) {
        return tell(token, Signature.of(SECRET, id, Instant.now(), body), body);
    }

    private int tell(String token, Signature signature, String body) {
        try {
            callbacks.receive(token, signature, body);
            return 204;
        } catch (ProblemException e) {
            return e.problem().cause().status();
        }
    }

    @Test
    void a_callback_with_a_wrong_or_an_old_signature_is_not_believed() {
        try (var awaited = callbacks.await(TestWork.another(), SECRET)) {
            var body = progress("half", 0.5);
            var other = Signature.freshSecret(new SecureRandom());
            var now = Instant.now();
            assertThat(tell(awaited.token(), Signature.of(other, "1", now, body), body))
                    .isEqualTo(401);
            var old = Signature.of(SECRET, "1", now.minusSeconds(400), body);
            assertThat(tell(awaited.token(), old, body)).isEqualTo(401);
            assertThat(tell(awaited.token(), "1", "{")).isEqualTo(400);
            assertThat(tell(awaited.token(), "2", "{\"type\": \"dance\"}")).isEqualTo(400);
            assertThat(tell(awaited.token(), "3", body)).isEqualTo(204);
        }
    }

    @Test
    void an_outcome_that_no_callback_tells_is_found_by_asking() {
        var questions = new CountDownLatch(3);
        var worker =
                worker(asked -> {
                    if (asked.method().equals("POST")) {
                        return new Reply(202, "");
                    }
                    questions.countDown();
                    return questions.getCount() == 0 ? ok(PROVEN) : new Reply(202, "");
                });
        var unsigned = agent(worker.url(), null);
        var outcome = unsigned.carryOut(input, TestWork.of("r:1:E1"), false);
        assertThat(proven(outcome).digest()).isEqualTo("6 words");
        assertThat(worker.calls())
                .containsExactly(
                        "POST /steps",
                        "GET /steps/r%3A1%3AE1",
                        "GET /steps/r%3A1%3AE1",
                        "GET /steps/r%3A1%3AE1");
        // Without a secret nothing is signed, and nobody is invited to call back.
        assertThat(worker.asked.getFirst().signature().value()).isEmpty();
        assertThat(Json.tree(worker.asked.getFirst().body()).path("callback_url").isNull())
                .isTrue();
    }

    @Test
    void a_worker_that_dies_or_forgets_half_way_is_given_up() {
        var dying = worker(asked -> asked.method().equals("POST") ? new Reply(202, "") : CUT);
        assertThat(failed(ask(dying)).text()).contains("gone in the midst");
        assertThat(dying.calls()).startsWith("POST /steps").hasSizeBetween(4, 7);
        var forgetting = worker(asked -> new Reply(asked.method().equals("POST") ? 202 : 404, ""));
        assertThat(failed(ask(forgetting)).text()).contains("no longer knows");
    }

    @Test
    void a_worker_that_never_answers_is_late_and_called_off() throws Exception {
        var off = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var worker =
                worker(asked -> {
                    if (asked.method().equals("DELETE")) {
                        off.countDown();
                        return ok("");
                    }
                    never.await();
                    return CUT;
                });
        var work = TestWork.another().until(Instant.now().plusMillis(200));
        var problem = failed(agent(worker.url()).carryOut(input, work, false));
        assertThat(problem.cause()).isEqualTo(Cause.TIMEOUT);
        assertThat(off.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.asked.getLast().signed(SECRET)).isTrue();
        never.countDown();
    }

    @Test
    void cancelling_reaches_the_worker_whether_it_answers_or_promised_to() throws Exception {
        for (var promises : List.of(true, false)) {
            var off = new CountDownLatch(1);
            var begun = new CountDownLatch(1);
            var never = new CountDownLatch(1);
            var worker =
                    worker(asked -> {
                        switch (asked.method()) {
                            case "DELETE" -> off.countDown();
                            case "POST" -> {
                                begun.countDown();
                                if (!promises) {
                                    never.await();
                                }
                            }
                            default -> {}
                        }
                        return new Reply(202, "");
                    });
            var work = TestWork.another();
            var ended = new AtomicReference<RuntimeException>();
            var call =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    agent(worker.url()).carryOut(input, work, false);
                                } catch (RuntimeException e) {
                                    ended.set(e);
                                }
                            });
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            work.cancellation().cancel();
            assertThat(off.await(10, TimeUnit.SECONDS))
                    .as("off %s %s", promises, worker.calls())
                    .isTrue();
            assertThat(call.join(Duration.ofSeconds(10)))
                    .as("join %s %s", promises, worker.calls())
                    .isTrue();
            assertThat(ended.get()).hasMessageContaining("cancelled");
            never.countDown();
        }
    }

    @Test
    void a_step_that_goes_on_in_another_process_is_not_called_off() throws Exception {
        var begun = new CountDownLatch(1);
        var worker =
                worker(asked -> {
                    begun.countDown();
                    return new Reply(202, "");
                });
        var work = TestWork.another().handOver();
        var call =
                Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() ->
                                                agent(worker.url()).carryOut(input, work, false))
                                        .hasMessageContaining("cancelled"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        work.cancellation().cancel();
        assertThat(call.join(Duration.ofSeconds(10))).isTrue();
        assertThat(worker.calls()).noneMatch(each -> each.startsWith("DELETE"));
    }

    @Test
    void a_step_that_may_have_happened_is_asked_for_before_it_is_sent_again() {
        var worker = worker(asked -> asked.method().equals("GET") ? ok(PROVEN) : CUT);
        var agent = agent(worker.url());
        assertThat(proven(agent.carryOut(input, TestWork.of("k"), true)).digest())
                .isEqualTo("6 words");
        assertThat(worker.calls()).containsExactly("GET /steps/k");

        worker.behave(asked -> asked.method().equals("GET") ? new Reply(404, "") : ok(PROVEN));
        worker.asked.clear();
        proven(agent.carryOut(input, TestWork.of("k"), true));
        assertThat(worker.calls()).containsExactly("GET /steps/k", "POST /steps");

        worker.behave(_ -> CUT);
        assertThatThrownBy(() -> agent.carryOut(input, TestWork.of("k"), true))
                .hasMessageContaining("may have carried this step out");
    }

    @Test
    void a_step_that_a_person_has_decided_goes_on_with_the_decision() {
        var worker = worker(_ -> ok(PROVEN));
        var decision =
                new Decision(Decision.Action.APPROVE, Value.NOTHING, "ann", "fine", Instant.EPOCH);
        var work = TestWork.of("k").decided(decision);
        proven(agent(worker.url()).carryOut(input, work, true));
        assertThat(worker.calls()).containsExactly("POST /steps");
        var sent = Json.tree(worker.asked.getFirst().body()).path("decision");
        assertThat(sent.path("action").asText()).isEqualTo("approve");
        assertThat(sent.path("by").asText()).isEqualTo("ann");
    }

    @Test
    void a_step_is_undone_by_the_worker_that_can() {
        var worker = worker(_ -> ok("{\"undone\": true}"));
        var evidence = new Evidence(input, "done", "worker");
        assertThat(agent(worker.url()).compensate(evidence, TestWork.of("k"))).isTrue();
        assertThat(worker.calls()).containsExactly("POST /steps/k/compensate");
        assertThat(worker.asked.getFirst().signed(SECRET)).isTrue();
        worker.behave(_ -> new Reply(404, ""));
        assertThat(agent(worker.url()).compensate(evidence, TestWork.of("k"))).isFalse();
        worker.behave(_ -> ok("{}"));
        assertThatThrownBy(() -> agent(worker.url()).compensate(evidence, TestWork.of("k")))
                .hasMessageContaining("'undone'");
    }
}
