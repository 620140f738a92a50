package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Step;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs that steps of other runs start; here the workflow relay, whose agent does as a test says.
 */
@Tag("postgres")
class ChildTest {
    private static final Value.Fields WORD = Value.Fields.EMPTY.with("word", Value.text("go"));
    private static final List<RunId> CHILDREN = new CopyOnWriteArrayList<>();

    private static Database database;
    private static TestEngine world;
    private static volatile BiFunction<Value.Fields, Work, StepOutcome> relay;
    private static CountDownLatch reached;
    private static CountDownLatch released;

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
        CHILDREN.clear();
        relay = (input, _) -> proven(input);
        reached = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private static TestEngine engine(Map<String, String> settings) {
        return TestEngine.on(
                database,
                settings,
                parent(),
                agent(
                        "stuck",
                        (input, _) -> {
                            Latches.await(released);
                            return proven(input);
                        }),
                agent(
                        "failing",
                        (_, _) -> {
                            Latches.await(released);
                            throw ProblemException.of(Cause.QUERY_FAILED, "No.");
                        }),
                agent("test_echo", (input, work) -> relay.apply(input, work)),
                agent(
                        "flaky_parent",
                        (_, work) -> {
                            var child = work.child("relay", WORD);
                            CHILDREN.add(child.run());
                            if (CHILDREN.size() == 1) {
                                throw ProblemException.of(Cause.DATABASE_UNREACHABLE, "Away.");
                            }
                            return proven(child.answer());
                        }));
    }

    private static Agent parent() {
        return agent(
                "parent",
                (_, work) -> {
                    var child = work.child("relay", WORD);
                    CHILDREN.add(child.run());
                    return proven(
                            child.answer()
                                    .with("child", Value.text(child.run().value()))
                                    .with(
                                            "sure",
                                            new Value.Number(
                                                    java.math.BigDecimal.valueOf(
                                                            child.confidence().value()))));
                });
    }

    private static RunRequest parents(Step... steps) {
        return answering(
                new Value.Fields(
                        Map.of(
                                "word", ref("E1.word"),
                                "sure", ref("E1.sure"),
                                "child", ref("E1.child"))),
                steps);
    }

    private static Step patient(int number, String agent) {
        return policy(step(number, agent), OnFailure.FAIL, Duration.ofSeconds(30));
    }

    private static RunId childOf(RunId parent) {
        return world.childrenOf(parent).getFirst();
    }

    @Test
    void a_step_gets_the_answer_of_a_run_of_its_own() {
        var ended = world.ended(parents(step(1, "parent")));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.answer().body().text("word")).contains("go");
        var child = world.engine.find(childOf(ended.id())).orElseThrow();
        assertThat(ended.answer().body().text("child")).contains(child.id().value());
        assertThat(child.origin().parent()).isEqualTo(ended.id());
        assertThat(child.origin().caller()).isEqualTo("anna");
        assertThat(child.terms().priority()).isEqualTo(6);
        assertThat(child.terms().door()).isEqualTo("child");
        assertThat(world.runs.ofSession(new SessionId("session"), null, 200).items())
                .extracting(RunView::id)
                .contains(ended.id())
                .doesNotContain(child.id());
    }

    @Test
    void another_attempt_finds_the_run_that_is_there() {
        var ended = world.ended(request(step(1, "flaky_parent")));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(CHILDREN).hasSize(2);
        assertThat(CHILDREN.get(0)).isEqualTo(CHILDREN.get(1));
    }

    @Test
    void the_step_fails_with_the_problem_its_run_failed_with() {
        relay =
                (_, _) -> {
                    throw ProblemException.of(Cause.UNSAFE_SQL, "Not that.");
                };
        var ended = world.ended(parents(step(1, "parent")));

        assertThat(ended.failure().problem().cause()).isEqualTo(Cause.UNSAFE_SQL);
    }

    @Test
    void children_need_no_place_of_their_own() {
        try (var narrow = engine(Map.of("baton.run.capacity", "1"))) {
            assertThat(narrow.ended(parents(step(1, "parent"))).status())
                    .isEqualTo(RunStatus.COMPLETED);
            Latches.until(() -> narrow.engine.activeRuns().total() == 0);
        }
    }

    private static StepOutcome waitThere(Value.Fields input, Work work) {
        try (var _ = work.cancellation().onCancel(released::countDown)) {
            reached.countDown();
            Latches.await(released);
        }
        work.cancellation().check();
        return proven(input);
    }

    @Test
    void cancelling_goes_down_to_the_child_and_up_to_the_step() {
        relay = ChildTest::waitThere;
        var run = world.engine.start(parents(patient(1, "parent")));
        Latches.await(reached);
        world.engine.cancel(run, "anna");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.end(childOf(run)).status()).isEqualTo(RunStatus.CANCELLED);

        prepare();
        relay = ChildTest::waitThere;
        var other = world.engine.start(parents(patient(1, "parent")));
        Latches.await(reached);
        world.engine.cancel(childOf(other), "anna");
        assertThat(world.end(other).failure().problem().cause()).isEqualTo(Cause.CANCELLED);
    }

    private static StepOutcome asks(Value.Fields input, Work work) {
        return work.decision().isEmpty()
                ? new StepOutcome.Held(new Question("Sure?", List.of("yes")))
                : proven(input);
    }

    @Test
    void a_child_that_waits_for_a_person_holds_the_step_and_no_thread() {
        relay = ChildTest::asks;
        var run = world.engine.start(parents(step(1, "parent")));
        world.atRest(run, RunStatus.WAITING);
        var child = childOf(run);
        assertThat(world.engine.activeRuns().running()).isZero();
        assertThat(world.types(run)).doesNotContain("step_failed", "escalated");

        answer(child);

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.end(child).status()).isEqualTo(RunStatus.COMPLETED);
    }

    /** The workflow has two steps, and each asks. */
    private static void answer(RunId child) {
        world.correct(world.held(child), Value.text("yes"));
        world.correct(world.held(child), Value.text("yes"));
    }

    @Test
    void a_step_goes_on_while_others_are_still_at_work_when_its_run_has_ended() {
        relay = ChildTest::asks;
        var run = world.engine.start(parents(step(1, "parent"), patient(2, "stuck")));
        Latches.until(() -> !world.childrenOf(run).isEmpty());
        answer(childOf(run));

        Latches.until(() -> world.types(run).contains("step_completed"));
        released.countDown();
        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run).stream().filter("step_held"::equals)).isEmpty();
    }

    @Test
    void a_parent_that_fails_takes_the_child_that_waits_along() {
        relay = ChildTest::asks;
        var run = world.engine.start(parents(step(1, "parent"), patient(2, "failing")));
        Latches.until(() -> !world.childrenOf(run).isEmpty());
        world.atRest(childOf(run), RunStatus.WAITING);
        released.countDown();

        assertThat(world.end(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.end(childOf(run)).status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void a_waiting_parent_that_is_cancelled_takes_its_child_along() {
        relay = ChildTest::asks;
        var run = world.engine.start(parents(step(1, "parent")));
        world.atRest(run, RunStatus.WAITING);
        var child = childOf(run);
        world.atRest(child, RunStatus.WAITING);
        world.engine.cancel(run, "anna");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.end(child).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.waiting(child)).isEmpty();
    }

    @Test
    void a_restart_in_between_does_no_harm() {
        relay = ChildTest::asks;
        var run = world.engine.start(parents(step(1, "parent")));
        world.atRest(run, RunStatus.WAITING);
        world.close();
        world = engine(Map.of());

        answer(childOf(run));

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.childrenOf(run)).hasSize(1);
    }
}
