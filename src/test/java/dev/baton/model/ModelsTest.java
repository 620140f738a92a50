package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Prompt PROMPT =
            Prompt.read(
                    "greet",
                    """
                    ---
                    name: greet
                    inputs:
                      who: whom to greet
                    answer:
                      type: object
                      properties: {text: {type: string}}
                      required: [text]
                      additionalProperties: false
                    ---
                    # System
                    Greet.
                    # User
                    {{who}}
                    """);

    private final ScriptedModel scripted = new ScriptedModel();

    @AfterEach
    void close() {
        scripted.close();
    }

    private Models models(String... more) {
        return new Models(ModelSettings.openai(scripted.url(), more), Spending.NOTHING, CLOCK);
    }

    static ModelCall call() {
        return call(new Cancellation());
    }

    private static ModelCall call(Cancellation cancellation) {
        return new ModelCall(
                Purpose.SQL,
                PROMPT.with(Map.of("who", "Ada")),
                Duration.ofSeconds(20),
                cancellation);
    }

    static Cause failing(Models models, ModelCall call) {
        var failure = catchThrowableOfType(ProblemException.class, () -> models.ask(call));
        assertThat(failure).isNotNull();
        return failure.problem().cause();
    }

    @Test
    void a_model_is_asked_once_with_the_prompt_and_the_form_of_its_answer() {
        scripted.says("{\"text\":\"Hello\"}");
        var reply = models().ask(call());
        assertThat(reply.text()).isEqualTo("{\"text\":\"Hello\"}");
        assertThat(reply.engine()).isEqualTo("scripted");
        assertThat(scripted.calls()).isOne();
        assertThat(scripted.prompt(0)).contains("Greet.").contains("Ada");
        assertThat(scripted.header(0, "Authorization")).isEqualTo("Bearer secret-key-of-the-test");
        var format = scripted.request(0).path("response_format");
        assertThat(format.path("type").asText()).isEqualTo("json_schema");
        assertThat(format.at("/json_schema/strict").asBoolean()).isTrue();
        assertThat(format.at("/json_schema/schema/properties/text/type").asText())
                .isEqualTo("string");
    }

    @Test
    void tokens_cost_and_the_hash_of_the_prompt_are_told() {
        scripted.says("hi");
        var use =
                models("openai.input-price", "0.40", "openai.output-price", "1.60")
                        .ask(call())
                        .use();
        assertThat(use.inputTokens()).isEqualTo(100);
        assertThat(use.outputTokens()).isEqualTo(20);
        assertThat(use.costMicros()).isEqualTo(72);
        assertThat(use.promptHash()).isEqualTo(PROMPT.hash()).hasSize(64);
        assertThat(use.purpose()).isEqualTo("sql");
    }

    @Test
    void without_a_price_the_cost_is_unknown_and_a_limit_cannot_be_kept() {
        scripted.says("hi");
        assertThat(models().ask(call()).use().costMicros()).isNull();
        assertThat(failing(models("daily-limit", "1"), call())).isEqualTo(Cause.BUDGET_SPENT);
    }

    @Test
    void when_the_day_s_money_is_spent_no_call_is_made() {
        scripted.says("hi");
        var models =
                models(
                        "daily-limit", "0.0001",
                        "openai.input-price", "0.40",
                        "openai.output-price", "1.60");
        models.ask(call());
        models.ask(call());
        assertThat(failing(models, call())).isEqualTo(Cause.BUDGET_SPENT);
        assertThat(models.available(Purpose.SQL)).isFalse();
        assertThat(scripted.calls()).isEqualTo(2);
    }

    @Test
    void what_others_have_spent_today_counts_too() {
        var models =
                new Models(
                        ModelSettings.openai(
                                scripted.url(),
                                "daily-limit",
                                "5",
                                "prices.scripted.input",
                                "1",
                                "prices.scripted.output",
                                "1"),
                        since -> {
                            assertThat(since).isEqualTo("2026-03-01T00:00:00Z");
                            return 5_000_000;
                        },
                        CLOCK);
        assertThat(failing(models, call())).isEqualTo(Cause.BUDGET_SPENT);
    }

    @Test
    void a_busy_provider_is_asked_again_when_it_says() {
        scripted.refuses(429, "{}", Map.of("Retry-After", "1")).says("hi");
        var started = System.nanoTime();
        assertThat(models().ask(call()).text()).isEqualTo("hi");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(scripted.calls()).isEqualTo(2);
    }

    @Test
    void a_provider_that_wants_to_be_left_alone_for_long_is_not_waited_for() {
        scripted.refuses(429, "{}", Map.of("Retry-After", "3600"));
        assertThat(failing(models(), call())).isEqualTo(Cause.MODEL_FAILED);
        assertThat(scripted.calls()).isOne();
    }

    @Test
    void a_failing_provider_is_tried_three_times() {
        scripted.fails(500);
        assertThat(failing(models(), call())).isEqualTo(Cause.MODEL_FAILED);
        assertThat(scripted.calls()).isEqualTo(3);
    }

    @Test
    void a_refused_key_is_not_tried_again_and_never_told() {
        scripted.refuses(401, "{\"error\":\"bad key secret-key-of-the-test\"}", Map.of());
        var failure = catchThrowableOfType(ProblemException.class, () -> models().ask(call()));
        assertThat(failure.problem().cause()).isEqualTo(Cause.MODEL_FAILED);
        assertThat(failure.problem().text()).contains("refused the key").doesNotContain("secret");
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(failure.getCause()).isNull();
        assertThat(scripted.calls()).isOne();
    }

    @Test
    void a_provider_that_is_not_there_is_a_failure_in_words() {
        var url = scripted.url();
        scripted.close();
        var models = new Models(ModelSettings.openai(url), Spending.NOTHING, CLOCK);
        assertThat(failing(models, call())).isEqualTo(Cause.MODEL_FAILED);
    }

    @Test
    void a_slow_model_times_out_and_its_connection_is_closed() throws Exception {
        scripted.neverAnswers();
        assertThat(failing(models("timeout", "PT0.3S"), call())).isEqualTo(Cause.MODEL_TIMEOUT);
        assertThat(scripted.hungUpWithin(Duration.ofSeconds(5))).isTrue();
        assertThat(scripted.calls()).isOne();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_caller_s_patience_ends_before_the_time_out() throws Exception {
        scripted.neverAnswers();
        var impatient =
                new ModelCall(
                        Purpose.SQL,
                        PROMPT.with(Map.of("who", "Ada")),
                        Duration.ofMillis(300),
                        new Cancellation());
        assertThat(failing(models(), impatient)).isEqualTo(Cause.MODEL_TIMEOUT);
        assertThat(scripted.hungUpWithin(Duration.ofSeconds(5))).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancelling_closes_the_connection_at_once() throws Exception {
        scripted.neverAnswers();
        var cancellation = new Cancellation();
        var models = models();
        var arrived = scripted.nextCall();
        var asking =
                CompletableFuture.supplyAsync(
                        () -> failing(models, call(cancellation)), Thread::startVirtualThread);
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(asking.get(5, TimeUnit.SECONDS)).isEqualTo(Cause.CANCELLED);
        assertThat(scripted.hungUpWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void cancelling_closes_a_stream_before_its_first_word() throws Exception {
        scripted.neverAnswers();
        var cancellation = new Cancellation();
        var models = models();
        var arrived = scripted.nextCall();
        var asking =
                CompletableFuture.supplyAsync(
                        () -> failing(models, call(cancellation).watched(_ -> {})),
                        Thread::startVirtualThread);
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(asking.get(5, TimeUnit.SECONDS)).isEqualTo(Cause.CANCELLED);
        assertThat(scripted.hungUpWithin(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_stream_is_passed_on_piece_by_piece() {
        scripted.says("one two three");
        var pieces = new ArrayList<String>();
        var reply = models().ask(call().watched(pieces::add));
        assertThat(pieces).containsExactly("one ", "two ", "three");
        assertThat(reply.text()).isEqualTo("one two three");
        assertThat(reply.use().inputTokens()).isEqualTo(100);
        assertThat(reply.use().outputTokens()).isEqualTo(20);
    }

    @Test
    void a_stream_that_breaks_off_is_a_failure_and_is_not_begun_again() {
        scripted.breaksOffAfter("The answer is 4");
        var pieces = new ArrayList<String>();
        assertThat(failing(models(), call().watched(pieces::add))).isEqualTo(Cause.MODEL_FAILED);
        assertThat(pieces).containsExactly("The answer is 4");
        assertThat(scripted.calls()).isOne();
    }

    @Test
    void an_answer_cut_at_its_most_tokens_is_garbage() {
        scripted.saysCut("{\"text\":");
        assertThat(failing(models(), call())).isEqualTo(Cause.MODEL_GARBAGE);
        assertThat(scripted.calls()).isOne();
    }

    @Test
    void a_body_that_is_no_completion_is_a_failure() {
        scripted.answersRaw("<html>welcome to the proxy</html>");
        assertThat(failing(models(), call())).isIn(Cause.MODEL_FAILED, Cause.MODEL_GARBAGE);
    }

    @Test
    void an_endpoint_without_json_schema_or_temperature_is_asked_without() {
        scripted.refuses(400, "{\"error\":\"unknown field response_format\"}", Map.of())
                .refuses(400, "{\"error\":\"temperature must be 1\"}", Map.of())
                .says("hi");
        var models = models();
        assertThat(models.ask(call()).text()).isEqualTo("hi");
        assertThat(models.ask(call()).text()).isEqualTo("hi");
        assertThat(scripted.calls()).isEqualTo(4);
        assertThat(scripted.request(3).has("response_format")).isFalse();
        assertThat(scripted.request(3).has("temperature")).isFalse();
    }

    @Test
    void the_circuit_opens_after_failures_and_closes_after_a_rest() {
        scripted.fails(500);
        var models = models("circuit.calls", "2", "circuit.rest", "PT0.5S", "retries", "0");
        failing(models, call());
        failing(models, call());
        assertThat(models.available(Purpose.SQL)).isFalse();
        assertThat(failing(models, call())).isEqualTo(Cause.MODEL_FAILED);
        assertThat(scripted.calls()).isEqualTo(2);

        scripted.says("well again");
        awaitAvailable(models);
        // The script still holds its last failure, said once more before the new line.
        failing(models, call());
        assertThat(models.available(Purpose.SQL)).isFalse();
        awaitAvailable(models);
        assertThat(models.ask(call()).text()).isEqualTo("well again");
        assertThat(models.available(Purpose.SQL)).isTrue();
    }

    private static void awaitAvailable(Models models) {
        var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!models.available(Purpose.SQL) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Test
    void the_next_provider_answers_when_the_first_cannot() {
        scripted.fails(401);
        try (var second = new ScriptedModel().says("from the second")) {
            var models =
                    models(
                            "fallback", "anthropic,rules",
                            "anthropic.base-url", second.url() + "/v1",
                            "anthropic.key", "other",
                            "anthropic.model", "claude-scripted");
            var reply = models.ask(call());
            assertThat(reply.text()).isEqualTo("from the second");
            assertThat(reply.engine()).isEqualTo("claude-scripted");
            assertThat(second.header(0, "X-api-key")).isEqualTo("other");
        }
    }

    @Test
    void anthropic_and_ollama_stream_in_their_own_forms() {
        scripted.says("one two three");
        for (var provider : List.of("anthropic", "ollama")) {
            var models =
                    new Models(
                            ModelSettings.of(
                                    Map.of(
                                            "provider",
                                            provider,
                                            provider + ".key",
                                            "k",
                                            provider + ".model",
                                            "m",
                                            provider + ".base-url",
                                            scripted.url())),
                            Spending.NOTHING,
                            CLOCK);
            var pieces = new ArrayList<String>();
            var reply = models.ask(call().watched(pieces::add));
            assertThat(pieces).containsExactly("one ", "two ", "three");
            assertThat(reply.text()).isEqualTo("one two three");
            assertThat(reply.use().inputTokens()).isEqualTo(100);
            assertThat(reply.use().outputTokens()).isEqualTo(20);
        }
    }

    @Test
    void anthropic_is_asked_in_its_own_form() {
        scripted.says("hello");
        var models =
                new Models(
                        ModelSettings.of(
                                Map.of(
                                        "anthropic.key", "k",
                                        "anthropic.model", "m",
                                        "anthropic.base-url", scripted.url())),
                        Spending.NOTHING,
                        CLOCK);
        assertThat(models.ask(call()).text()).isEqualTo("hello");
        var request = scripted.request(0);
        assertThat(request.path("max_tokens").asInt()).isEqualTo(2000);
        assertThat(request.at("/output_config/format/schema/type").asText()).isEqualTo("object");
        assertThat(request.at("/system/0/text").asText()).isEqualTo("Greet.");
    }

    @Test
    void ollama_is_asked_in_its_own_form() {
        scripted.says("hello");
        var models =
                new Models(
                        ModelSettings.of(
                                Map.of(
                                        "provider", "ollama",
                                        "ollama.base-url", scripted.url(),
                                        "ollama.sql-model", "coder")),
                        Spending.NOTHING,
                        CLOCK);
        var reply = models.ask(call());
        assertThat(reply.text()).isEqualTo("hello");
        assertThat(reply.engine()).isEqualTo("coder");
        assertThat(reply.use().costMicros()).isZero();
        assertThat(scripted.request(0).at("/format/type").asText()).isEqualTo("object");
    }

    @Test
    void purposes_may_have_models_of_their_own() {
        scripted.says("hi");
        var models = models("openai.prose-model", "small");
        assertThat(models.engine(Purpose.PROSE)).isEqualTo("small");
        assertThat(models.engine(Purpose.SQL)).isEqualTo("scripted");
        models.ask(
                new ModelCall(
                        Purpose.PROSE,
                        PROMPT.with(Map.of("who", "Ada")),
                        Duration.ofSeconds(5),
                        new Cancellation()));
        assertThat(scripted.request(0).path("model").asText()).isEqualTo("small");
    }

    @Test
    void the_provider_is_the_one_whose_key_is_set_else_rules() {
        assertThat(engine(Map.of())).isEqualTo("rules");
        assertThat(engine(Map.of("openai.key", "k"))).isEqualTo("gpt-4.1-mini");
        assertThat(engine(Map.of("anthropic.key", "k"))).startsWith("claude");
        assertThat(engine(Map.of("provider", "rules", "openai.key", "k"))).isEqualTo("rules");
        assertThat(engine(Map.of("openai.key", "", "provider", ""))).isEqualTo("rules");
    }

    private static String engine(Map<String, String> settings) {
        return new Models(ModelSettings.of(settings), Spending.NOTHING, CLOCK).engine(Purpose.SQL);
    }

    @Test
    void without_a_model_a_call_says_how_to_get_one() {
        var models = new Models(ModelSettings.of(Map.of()), Spending.NOTHING, CLOCK);
        assertThat(models.available(Purpose.SQL)).isFalse();
        assertThat(models.whyNot(Purpose.SQL).orElseThrow().suggestions().getFirst())
                .contains("OPENAI_API_KEY");
        assertThat(failing(models, call())).isEqualTo(Cause.MODEL_FAILED);
    }

    @Test
    void calls_tokens_and_failures_are_counted() {
        scripted.says("hi").fails(401);
        var meters = new SimpleMeterRegistry();
        var models =
                new Models(ModelSettings.openai(scripted.url()), Spending.NOTHING, CLOCK, meters);
        models.ask(call());
        failing(models, call());
        assertThat(
                        meters.timer(
                                        "baton.model.calls",
                                        "provider",
                                        "openai",
                                        "model",
                                        "scripted",
                                        "outcome",
                                        "answered")
                                .count())
                .isOne();
        assertThat(
                        meters.timer(
                                        "baton.model.calls",
                                        "provider",
                                        "openai",
                                        "model",
                                        "scripted",
                                        "outcome",
                                        "model_failed")
                                .count())
                .isOne();
        assertThat(
                        meters.counter(
                                        "baton.model.tokens",
                                        "model",
                                        "scripted",
                                        "direction",
                                        "read")
                                .count())
                .isEqualTo(100);
        assertThat(models.states()).containsExactly(new Models.State("openai", "scripted", true));
    }

    @Test
    void more_calls_than_may_run_wait_and_more_than_may_wait_are_refused() throws Exception {
        scripted.neverAnswers();
        var models = models("concurrent", "1", "waiting", "1");
        var cancellation = new Cancellation();
        var arrived = scripted.nextCall();
        var asked =
                IntStream.range(0, 3)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> failing(models, call(cancellation)),
                                        Thread::startVirtualThread))
                        .toList();
        var refused = CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new));
        assertThat(refused.get(5, TimeUnit.SECONDS)).isEqualTo(Cause.MODEL_FAILED);
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(asked.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(Cause.MODEL_FAILED, Cause.CANCELLED, Cause.CANCELLED);
        assertThat(scripted.calls()).isOne();
    }

    @Test
    void fifty_calls_run_side_by_side() {
        scripted.says("hi");
        var models = models();
        var asked =
                IntStream.range(0, 80)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> models.ask(call()), Thread::startVirtualThread))
                        .toList();
        assertThat(asked).allSatisfy(one -> assertThat(one.join().text()).isEqualTo("hi"));
    }
}
