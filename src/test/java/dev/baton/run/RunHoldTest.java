package dev.baton.run;

import static dev.baton.run.Plans.acting;
import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Effect;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole runs that wait for people: their plan, their answer, a rest. */
@Tag("postgres")
class RunHoldTest {
    private static final AtomicInteger TIMES = new AtomicInteger();
    private static Database database;
    private static TestEngine world;
    private static CountDownLatch released;
    private static CountDownLatch reached;

    @BeforeAll
    static void start() {
        database = TestEngine.migrated(TestPostgres.fresh());
        world = engine(Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void prepare() {
        TIMES.set(0);
        released = new CountDownLatch(1);
        reached = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private static TestEngine engine(Map<String, String> settings) {
        return TestEngine.on(database, settings, echo(), counting(), stuck(), ticking());
    }

    private static void restart() {
        world.close();
        world = engine(Map.of());
    }

    private static Agent counting() {
        return agent(
                "counting",
                (input, _) -> proven(input.with("n", Value.number(TIMES.incrementAndGet()))));
    }

    private static Agent stuck() {
        return agent(
                "stuck",
                (input, _) -> {
                    reached.countDown();
                    Latches.await(released);
                    return proven(input);
                });
    }

    private static Agent ticking() {
        return agent(
                "ticking",
                (input, _) -> {
                    LockSupport.parkNanos(20_000_000);
                    TIMES.incrementAndGet();
                    return proven(input);
                });
    }

    private static Terms approving(Terms.PlanApproval rule) {
        return Terms.DEFAULT.approving(rule);
    }

    private static Terms escalating(Terms.Escalate how) {
        return Terms.DEFAULT.escalating(how);
    }

    private static RunRequest doubtful(Terms.Escalate how) {
        return answering(
                        new Value.Fields(
                                Map.of(
                                        "n",
                                        ref("E1.n"),
                                        "confidence",
                                        new Value.Number(new BigDecimal("0.4")))),
                        step(1, "counting"))
                .on(escalating(how));
    }

    @Test
    void a_plan_that_must_be_approved_runs_when_it_is_and_nothing_of_it_before() {
        var run =
                world.engine.start(
                        request(step(1, "counting")).on(approving(Terms.PlanApproval.ALWAYS)));
        var asked = world.held(run);
        assertThat(asked.shown().question().reason()).isEqualTo(Question.Reason.PLAN_APPROVAL);
        assertThat(asked.origin().step()).isNull();
        assertThat(TIMES).hasValue(0);
        restart();
        world.approve(asked);

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(TIMES).hasValue(1);
    }

    @Test
    void an_edited_plan_is_checked_whole_and_then_carried_out() {
        var run =
                world.engine.start(
                        request(step(1, "counting"), step(2, "counting"))
                                .on(approving(Terms.PlanApproval.ALWAYS)));
        var asked = world.held(run);
        var plan = Json.as(asked.shown().question().proposed(), Plan.class);
        var wrong = plan.withSteps(java.util.List.of(step(1, "nobody"), step(2, "echo", 3)));

        assertThatThrownBy(() -> world.correct(asked, Json.value(wrong)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause()).isEqualTo(Cause.BAD_PLAN);
                            assertThat(e.problem().suggestions()).hasSize(2);
                        });
        assertThatThrownBy(() -> world.correct(asked, Value.text("another")))
                .hasMessageContaining("not a plan");
        var steps = new ArrayList<>(plan.steps());
        steps.set(1, given(step(2, "echo", 1), "n", ref("E1.n")));
        world.correct(asked, Json.value(plan.withSteps(steps)));

        var ended = world.end(run);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.revision()).isEqualTo(2);
        assertThat(TIMES).hasValue(1);
        assertThat(world.types(run))
                .containsSubsequence("escalated", "decided", "plan_changed", "step_started");
        assertThat(world.runs.evidence(run)).containsKey(StepId.of(2));
    }

    @Test
    void a_plan_that_is_rejected_is_not_carried_out() {
        var run =
                world.engine.start(
                        request(step(1, "counting")).on(approving(Terms.PlanApproval.ALWAYS)));
        world.reject(world.held(run));

        assertThat(world.end(run).failure().problem().cause()).isEqualTo(Cause.REJECTED);
        assertThat(TIMES).hasValue(0);
    }

    @Test
    void only_a_plan_with_effects_is_asked_about_where_effects_decide() {
        var terms = approving(Terms.PlanApproval.EFFECTS);
        var harmless = world.ended(request(step(1, "counting")).on(terms));
        var acting =
                world.engine.start(request(acting(step(1, "counting"), Effect.EXTERNAL)).on(terms));

        assertThat(harmless.status()).isEqualTo(RunStatus.COMPLETED);
        world.approve(world.held(acting));
        assertThat(world.end(acting).status()).isEqualTo(RunStatus.COMPLETED);
        var cheap = request(step(1, "counting")).on(approving(Terms.PlanApproval.COST));
        assertThat(world.ended(cheap).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_doubtful_answer_waits_and_what_is_approved_is_the_persons_version() {
        var run = world.engine.start(doubtful(Terms.Escalate.WAIT));
        var asked = world.held(run);

        assertThat(asked.shown().question().reason()).isEqualTo(Question.Reason.LOW_CONFIDENCE);
        assertThat(asked.shown().confidence()).isEqualTo(new Confidence(0.4));
        assertThat(asked.shown().evidence()).hasSize(1);
        assertThat(world.engine.find(run).orElseThrow().answer().version()).isEqualTo(1);
        restart();
        world.approve(asked);

        var ended = world.end(run);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.answer().version()).isEqualTo(2);
        assertThat(ended.answer().author()).isEqualTo("berta");
        assertThat(ended.answer().confidence()).isEqualTo(Confidence.FULL);
        assertThat(ended.answer().body().at("n")).isEqualTo(Value.number(1));
        assertThat(TIMES).hasValue(1);
        assertThat(world.types(run))
                .endsWith("answer", "escalated", "decided", "answer", "workflow_completed");
    }

    @Test
    void a_doubtful_answer_that_is_corrected_or_rejected_says_so() {
        var corrected = world.engine.start(doubtful(Terms.Escalate.WAIT));
        world.correct(world.held(corrected), Value.Fields.EMPTY.with("n", Value.number(9)));
        var rejected = world.engine.start(doubtful(Terms.Escalate.WAIT));
        world.reject(world.held(rejected));

        assertThat(world.end(corrected).answer().body().at("n")).isEqualTo(Value.number(9));
        var ended = world.end(rejected);
        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.answer().confidence()).isEqualTo(Confidence.NONE);
        assertThat(ended.answer().body().text("rejected")).contains("Rejected by berta: because");
    }

    @Test
    void where_a_person_decides_afterwards_the_answer_is_given_at_once() {
        var run = world.ended(doubtful(Terms.Escalate.AFTERWARDS)).id();
        var asked = world.waiting(run).getFirst();
        assertThat(world.types(run)).endsWith("answer", "escalated", "workflow_completed");

        world.correct(asked, Value.Fields.EMPTY.with("n", Value.number(9)));

        var ended = world.end(run);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.answer().version()).isEqualTo(2);
        assertThat(ended.answer().body().at("n")).isEqualTo(Value.number(9));
        assertThat(world.types(run)).endsWith("workflow_completed", "decided", "answer");
    }

    @Test
    void nobody_is_asked_about_an_answer_that_is_sure_or_says_nothing_of_it() {
        var sure =
                answering(
                        new Value.Fields(
                                Map.of("confidence", new Value.Number(new BigDecimal("0.7")))),
                        step(1, "echo"));
        var silent = request(step(1, "echo"));

        assertThat(world.ended(sure.on(escalating(Terms.Escalate.WAIT))).status())
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(world.ended(silent.on(escalating(Terms.Escalate.WAIT))).status())
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(world.waiting(world.ended(doubtful(Terms.Escalate.NEVER)).id())).isEmpty();
    }

    @Test
    void a_run_that_rests_begins_nothing_and_goes_on_when_it_is_told_to() {
        var run = world.engine.start(request(step(1, "stuck"), step(2, "counting", 1)));
        Latches.await(reached);
        world.engine.pause(run, "berta");
        released.countDown();
        world.atRest(run, RunStatus.PAUSED);

        assertThat(world.types(run)).endsWith("step_completed", "run_paused");
        assertThat(TIMES).hasValue(0);
        restart();
        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.PAUSED);
        world.engine.resume(run, "berta");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run))
                .containsSubsequence("run_paused", "run_resumed", "step_started");
        assertThat(TIMES).hasValue(1);
        assertThatThrownBy(() -> world.engine.pause(run, "berta"))
                .hasMessageStartingWith("conflict");
    }

    @Test
    void the_time_of_a_run_stands_still_while_it_rests() throws Exception {
        var run =
                world.engine.start(
                        request(
                                null,
                                Duration.ofSeconds(2),
                                Value.Fields.EMPTY,
                                step(1, "stuck"),
                                step(2, "counting", 1)));
        Latches.await(reached);
        world.engine.pause(run, "berta");
        released.countDown();
        world.atRest(run, RunStatus.PAUSED);
        // As if it had rested for an hour.
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update run set deadline = now() - interval '1 hour' where id = '" + run + "'");
        }
        world.engine.resume(run, "berta");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_run_that_waits_for_a_person_can_rest_and_hears_the_decision_afterwards() {
        var run =
                world.engine.start(
                        request(step(1, "counting")).on(approving(Terms.PlanApproval.ALWAYS)));
        var asked = world.held(run);
        world.engine.pause(run, "carl");
        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.PAUSED);
        world.approve(asked);
        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.PAUSED);
        world.engine.resume(run, "carl");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_run_that_rests_can_be_cancelled() {
        var run =
                world.engine.start(
                        request(step(1, "counting")).on(approving(Terms.PlanApproval.ALWAYS)));
        world.held(run);
        world.engine.pause(run, "carl");
        world.engine.cancel(run, "carl");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.waiting(run)).isEmpty();
    }

    @Test
    void a_run_of_another_process_rests_and_goes_on_too() {
        try (var other = engine(Map.of())) {
            var steps = new ArrayList<Step>();
            steps.add(step(1, "ticking"));
            for (var i = 2; i <= 90; i++) {
                steps.add(step(i, "ticking", i - 1));
            }
            var run = other.engine.start(request(steps.toArray(Step[]::new)));
            world.engine.pause(run, "berta");
            world.atRest(run, RunStatus.PAUSED);
            assertThat(TIMES.get()).isLessThan(90);
            world.engine.resume(run, "berta");

            assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(TIMES).hasValue(90);
        }
    }
}
