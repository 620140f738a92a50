package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.staged;
import static dev.baton.run.Plans.step;
import static dev.baton.run.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.event.LoggedEvent;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class RunEngineTest {
    private static final AtomicInteger FLAKY = new AtomicInteger();
    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static final CountDownLatch TOLD = new CountDownLatch(1);
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static TestEngine world;

    @BeforeAll
    static void start() {
        world =
                TestEngine.fresh(
                        echo(),
                        agent("broken", (_, _) -> fail(Cause.QUERY_FAILED)),
                        agent("buggy", (_, _) -> fail(null)),
                        agent(
                                "flaky",
                                (input, _) ->
                                        FLAKY.incrementAndGet() < 3
                                                ? fail(Cause.DATABASE_UNREACHABLE)
                                                : proven(input)),
                        agent(
                                "hopeless",
                                (input, _) -> {
                                    throw RunEngineTest.<RuntimeException>any(
                                            input.text("with").orElseThrow());
                                }),
                        agent("unlucky", (_, _) -> fail(Cause.DATABASE_UNREACHABLE)),
                        agent("model", (_, _) -> fail(Cause.MODEL_FAILED)),
                        agent(
                                "pair",
                                (input, _) -> {
                                    waitAt(BOTH);
                                    return proven(input);
                                }),
                        agent(
                                "stuck",
                                (input, work) -> {
                                    var over = new CountDownLatch(1);
                                    try (var _ = work.cancellation().onCancel(over::countDown)) {
                                        STARTED.countDown();
                                        waitFor(over);
                                        TOLD.countDown();
                                        return proven(input);
                                    }
                                }),
                        agent(
                                "thinker",
                                (input, work) -> {
                                    work.used(new ModelUse("p", "m", "h", 30, 12, 50, 7L, 5));
                                    work.progress("half way", 0.5);
                                    work.progress("done", 1);
                                    return proven(input);
                                }));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static dev.baton.plan.StepOutcome fail(Cause cause) {
        if (cause == null) {
            throw new IllegalStateException("secret detail");
        }
        throw ProblemException.of(cause, "It did not work.");
    }

    /** Throws whatever can be thrown, also what nobody declares. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E any(String kind) throws E {
        throw (E)
                switch (kind) {
                    case "error" -> new AssertionError("secret detail");
                    case "memory" -> new OutOfMemoryError("secret detail");
                    case "stack" -> new StackOverflowError("secret detail");
                    case "class" -> new NoClassDefFoundError("secret detail");
                    case "checked" -> new java.io.IOException("secret detail");
                    default -> new Throwable("secret detail");
                };
    }

    private static void waitAt(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_answer_is_made_of_what_the_steps_proved_and_every_event_is_in_order() {
        var answer =
                new Value.Fields(
                        Map.of(
                                "word",
                                ref("E2.word"),
                                "confidence",
                                new Value.Number(new BigDecimal("0.8"))));
        var run =
                world.ended(
                        answering(
                                answer,
                                staged(given(step(1, "echo"), "word", Value.text("a\0b")), "first"),
                                staged(given(step(2, "echo"), "word", ref("E1.word")), "second")));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.answer().body().text("word")).contains("a\0b");
        assertThat(run.answer().confidence()).isEqualTo(new Confidence(0.8));
        assertThat(world.types(run.id()))
                .containsExactly(
                        "workflow_started",
                        "stage_started",
                        "plan_made",
                        "stage_completed",
                        "stage_started",
                        "step_started",
                        "step_completed",
                        "stage_completed",
                        "stage_started",
                        "step_started",
                        "step_completed",
                        "stage_completed",
                        "stage_started",
                        "stage_completed",
                        "answer",
                        "workflow_completed");
        assertThat(world.events(run.id()).stream().map(LoggedEvent::seq))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 16).boxed().toList());
        assertThat(world.runs.steps(run.id()))
                .extracting(StepView::id)
                .containsExactly(new StepId("E1"), new StepId("E2"));
    }

    @Test
    void steps_that_need_nothing_of_each_other_run_at_the_same_time() {
        var run = world.ended(request(step(1, "pair"), step(2, "pair"), step(3, "echo", 1, 2)));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run.id()).lastIndexOf("step_started"))
                .isGreaterThan(nth(world.types(run.id()), "step_completed", 2));
    }

    private static int nth(List<String> types, String type, int n) {
        var at = -1;
        for (var i = 0; i < n; i++) {
            at += 1 + types.subList(at + 1, types.size()).indexOf(type);
        }
        return at;
    }

    @Test
    void a_failure_that_may_pass_is_tried_again_and_told() {
        FLAKY.set(0);
        var run = world.ended(request(step(1, "flaky")));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run.id()).stream().filter("step_retried"::equals)).hasSize(2);
        assertThat(world.runs.steps(run.id()).getFirst().effort().attempts()).isEqualTo(3);
    }

    @Test
    void after_three_retries_the_run_fails_with_the_problem_and_the_stage() {
        var run = world.ended(request(step(1, "echo"), staged(step(2, "unlucky", 1), "doubt")));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failure().problem().cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
        assertThat(run.failure().stage()).isEqualTo("doubt");
        assertThat(world.types(run.id()).stream().filter("step_retried"::equals)).hasSize(3);
        assertThat(world.types(run.id())).endsWith("step_failed", "workflow_completed");
        assertThat(world.runs.evidence(run.id())).containsOnlyKeys(new StepId("E1"));
    }

    @Test
    void a_request_may_allow_other_retries() {
        var once = request(step(1, "unlucky")).on(Terms.DEFAULT.retrying(1));
        assertThat(world.types(world.ended(once).id()).stream().filter("step_retried"::equals))
                .hasSize(1);
        var never = request(step(1, "unlucky")).on(Terms.DEFAULT.retrying(0));
        assertThat(world.types(world.ended(never).id())).doesNotContain("step_retried");
    }

    @Test
    void a_models_failure_is_not_tried_again_here() {
        var run = world.ended(request(step(1, "model")));

        assertThat(world.types(run.id())).doesNotContain("step_retried");
    }

    @Test
    void an_unexpected_failure_tells_the_caller_no_details() {
        var run = world.ended(request(step(1, "buggy")));

        assertThat(run.failure().problem().cause()).isEqualTo(Cause.INTERNAL);
        assertThat(world.events(run.id()).toString()).doesNotContain("secret detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "memory", "stack", "class", "checked", "anything"})
    void an_agent_that_breaks_down_altogether_fails_its_step_at_once(String kind) {
        var step = given(step(1, "hopeless"), "with", Value.text(kind));
        var run = world.ended(request(policy(step, OnFailure.FAIL, Duration.ofMinutes(5))));

        var problem = run.failure().problem();
        assertThat(problem.cause()).isEqualTo(Cause.INTERNAL);
        assertThat(problem.text())
                .contains("hopeless")
                .contains(kind.equals("memory") ? "ran out of memory" : "failed unexpectedly");
        assertThat(world.events(run.id()).toString()).doesNotContain("secret detail");
    }

    @Test
    void a_failure_that_may_be_skipped_leaves_nothing_for_those_who_refer_to_it() {
        var run =
                world.ended(
                        answering(
                                new Value.Fields(Map.of("x", ref("E2.x"))),
                                policy(step(1, "broken"), OnFailure.SKIP, Duration.ofSeconds(5)),
                                given(step(2, "echo"), "x", ref("E1.x"))));

        assertThat(run.status()).isEqualTo(RunStatus.PARTIALLY_COMPLETED);
        assertThat(run.answer().body().at("x")).isEqualTo(Value.NOTHING);
        assertThat(world.types(run.id())).contains("step_failed", "step_skipped");
    }

    @Test
    void a_step_whose_condition_does_not_hold_is_skipped() {
        var run =
                world.ended(
                        request(
                                given(step(1, "echo"), "flag", new Value.Flag(false)),
                                when(step(2, "broken"), ref("E1.flag")),
                                step(3, "echo", 2)));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run.id())).contains("step_skipped");
    }

    @Test
    void a_step_that_takes_too_long_is_told_so_and_given_up() {
        var run =
                world.ended(
                        request(policy(step(1, "stuck"), OnFailure.FAIL, Duration.ofMillis(50))));

        assertThat(run.failure().problem().cause()).isEqualTo(Cause.TIMEOUT);
        waitFor(TOLD);
    }

    @Test
    void a_run_that_takes_too_long_fails_and_keeps_what_was_proved() {
        var run =
                world.ended(
                        request(
                                null,
                                Duration.ofMillis(300),
                                Value.Fields.EMPTY,
                                step(1, "echo"),
                                staged(step(2, "stuck", 1), "slow")));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failure().problem().cause()).isEqualTo(Cause.TIMEOUT);
        assertThat(run.failure().stage()).isEqualTo("slow");
        assertThat(world.runs.evidence(run.id())).containsKey(new StepId("E1"));
        assertThat(world.types(run.id())).endsWith("step_cancelled", "workflow_completed");
    }

    @Test
    void cancelling_reaches_the_agent_and_ends_the_run() {
        var run = world.engine.start(request(step(1, "stuck")));
        waitFor(STARTED);

        assertThat(world.engine.cancel(run, "anna")).isTrue();

        var ended = world.engine.await(run, TestEngine.PATIENCE);
        assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.types(run)).endsWith("step_cancelled", "workflow_completed");
        waitFor(TOLD);
        assertThat(world.engine.cancel(run, "anna")).isFalse();
    }

    @Test
    void what_models_took_is_counted_with_the_step_and_the_run() {
        var run = world.ended(request(step(1, "thinker")));

        assertThat(run.tokens()).isEqualTo(42);
        assertThat(world.runs.steps(run.id()).getFirst().effort().tokens()).isEqualTo(42);
        assertThat(world.types(run.id())).contains("progress");
    }

    @Test
    void the_same_key_starts_one_run_and_another_request_under_it_is_refused() {
        var limit = Duration.ofSeconds(10);
        var first = request("key-1", limit, Value.Fields.EMPTY, step(1, "echo"));
        var run = world.engine.start(first);

        assertThat(world.engine.start(first)).isEqualTo(run);
        var other =
                new RunRequest(
                        first.session(),
                        first.caller(),
                        first.workflow(),
                        "Something else?",
                        first.plan(),
                        first.input(),
                        limit,
                        "key-1",
                        null);
        assertThatThrownBy(() -> world.engine.start(other)).hasMessageStartingWith("conflict");
    }

    @Test
    void an_id_that_is_taken_is_refused() {
        var plain = request(step(1, "echo"));
        var named =
                new RunRequest(
                        plain.session(),
                        plain.caller(),
                        plain.workflow(),
                        plain.question(),
                        plain.plan(),
                        plain.input(),
                        plain.timeout(),
                        null,
                        new RunId("op-1"));
        world.ended(named);

        assertThatThrownBy(() -> world.engine.start(named)).hasMessageStartingWith("conflict");
    }

    @Test
    void a_plan_with_faults_is_refused_before_anything_is_written() {
        assertThatThrownBy(() -> world.engine.start(request(step(1, "nobody"))))
                .hasMessageStartingWith("bad_plan");
    }

    @Test
    void a_correction_is_a_new_version_of_the_answer_and_an_event() {
        var run = world.ended(request(step(1, "echo"))).id();
        var body = new Value.Fields(Map.of("x", Value.number(2)));

        assertThat(world.engine.appendAnswer(run, body, Confidence.FULL, "anna")).isEqualTo(2);

        assertThat(world.runs.answers(run)).extracting(Answer::version).containsExactly(1, 2);
        assertThat(world.engine.find(run).orElseThrow().answer().author()).isEqualTo("anna");
        assertThat(world.types(run)).endsWith("workflow_completed", "answer");
    }

    @Test
    void lists_go_on_where_the_last_page_ended() {
        for (var i = 0; i < 5; i++) {
            world.ended(request(step(1, "echo")));
        }
        var all = world.runs.ofSession(new SessionId("session"), null, 200).items();
        var first = world.runs.ofSession(new SessionId("session"), null, 3);
        var second = world.runs.ofSession(new SessionId("session"), first.next(), 2);

        assertThat(first.items()).isEqualTo(all.subList(0, 3));
        assertThat(second.items()).isEqualTo(all.subList(3, 5));
        assertThat(world.runs.ofCaller("anna", null, 200).items()).hasSameSizeAs(all);
        assertThat(world.runs.ofCaller("nobody", null, 200).items()).isEmpty();
    }

    @Test
    void many_at_once_all_end() throws Exception {
        var runs = new java.util.concurrent.ConcurrentLinkedQueue<RunId>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 400; i++) {
                threads.submit(() ->
                        runs.add(world.engine.start(request(step(1, "echo"), step(2, "echo", 1)))));
            }
        }
        assertThat(runs).hasSize(400);
        for (var run : runs) {
            assertThat(world.engine.await(run, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.COMPLETED);
        }
        assertThat(world.engine.activeRuns().queued()).isZero();
    }
}
