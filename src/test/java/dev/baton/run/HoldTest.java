package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.approved;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.escalation.Choice;
import dev.baton.escalation.Escalation;
import dev.baton.launch.Database;
import dev.baton.plan.Approval;
import dev.baton.plan.Approvers;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps that wait for people, and how the run goes on when they have decided. */
@Tag("postgres")
class HoldTest {
    private static final Value.Fields ANSWER =
            new Value.Fields(Map.of("x", ref("E1.x"), "by", ref("E1.by")));

    private static final AtomicInteger TIMES = new AtomicInteger();
    private static Database database;
    private static TestEngine world;
    private static CountDownLatch released;

    @BeforeAll
    static void start() {
        database = TestEngine.migrated(TestPostgres.fresh());
        world = engine();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void prepare() {
        TIMES.set(0);
        released = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private static TestEngine engine() {
        return TestEngine.on(
                database, Map.of(), echo(), counting(), broken(), asking(), stuck(), moody());
    }

    private static void restart() {
        world.close();
        world = engine();
    }

    private static Agent counting() {
        return agent(
                "counting",
                (input, _) -> proven(input.with("n", Value.number(TIMES.incrementAndGet()))));
    }

    private static Agent broken() {
        return agent(
                "broken",
                (_, _) -> {
                    throw ProblemException.of(Cause.QUERY_FAILED, "It is broken.");
                });
    }

    /** Works only where {@code x} is 1. */
    private static Agent moody() {
        return agent(
                "moody",
                (input, _) -> {
                    TIMES.incrementAndGet();
                    if (!input.at("x").equals(Value.number(1))) {
                        throw ProblemException.of(Cause.QUERY_FAILED, "Not like that.");
                    }
                    return proven(input);
                });
    }

    private static Agent stuck() {
        return agent(
                "stuck",
                (input, _) -> {
                    Latches.await(released);
                    return proven(input);
                });
    }

    /** Asks once and proves what it was told. */
    private static Agent asking() {
        return agent(
                "asking",
                (_, work) ->
                        work.decision()
                                .map(decision ->
                                        proven(
                                                Value.Fields.EMPTY
                                                        .with("x", decision.correction())
                                                        .with("by", Value.text(decision.by()))))
                                .orElseGet(() ->
                                        new StepOutcome.Held(
                                                new Question(
                                                        "Which one?", List.of("left", "right")))));
    }

    @Test
    void a_step_that_must_be_approved_starts_when_it_is_and_not_before() {
        var step = approved(given(step(1, "counting"), "x", Value.number(3)), Approval.BEFORE);
        var run = world.engine.start(answering(ANSWER, step));
        var asked = world.held(run);

        assertThat(asked.shown().question().proposed()).isEqualTo(step.input());
        assertThat(asked.origin().step()).isEqualTo(StepId.of(1));
        assertThat(TIMES).hasValue(0);
        assertThat(world.types(run)).endsWith("step_held", "escalated");
        world.approve(asked);

        assertThat(world.end(run).answer().body().at("x")).isEqualTo(Value.number(3));
        assertThat(world.types(run))
                .containsSubsequence("escalated", "decided", "step_started", "step_completed");
    }

    @Test
    void a_step_that_names_its_approvers_starts_when_all_of_them_agree() {
        var plain = approved(given(step(1, "counting"), "x", Value.number(3)), Approval.BEFORE);
        var approvers = new Approvers("close_books", 2, true);
        var run =
                world.engine.start(
                        answering(ANSWER, plain.withPolicy(plain.policy().by(approvers))));
        var asked = world.held(run);

        assertThatThrownBy(() -> world.approve(asked)).hasMessageStartingWith("not_found");
        assertThatThrownBy(() -> agree(asked, "anna")).hasMessageStartingWith("own_request");
        agree(asked, "carl");
        assertThat(TIMES).hasValue(0);
        agree(asked, "dora");

        assertThat(world.end(run).answer().body().at("x")).isEqualTo(Value.number(3));
        assertThat(TIMES).hasValue(1);
    }

    private static void agree(Escalation asked, String name) {
        var seen = new Choice.Seen(asked.standing().version(), asked.shownHash());
        world.engine.decide(
                asked.id(),
                new Choice(Decision.Action.APPROVE, Value.NOTHING, null, seen),
                new Caller(name, Set.of(new Permission("close_books"))));
    }

    @Test
    void a_correction_before_a_step_is_its_input() {
        var step = approved(given(step(1, "counting"), "x", Value.number(3)), Approval.BEFORE);
        var run = world.engine.start(answering(ANSWER, step));
        world.correct(world.held(run), Value.Fields.EMPTY.with("x", Value.number(4)));

        assertThat(world.end(run).answer().body().at("x")).isEqualTo(Value.number(4));
    }

    @Test
    void a_step_that_is_rejected_fails_and_its_policy_says_what_then() {
        var step = approved(step(1, "counting"), Approval.BEFORE);
        var strict = world.engine.start(request(step));
        world.reject(world.held(strict));
        var lenient = world.engine.start(request(skipping(step), step(2, "echo", 1)));
        world.reject(world.held(lenient));

        assertThat(world.end(strict).failure().problem().cause()).isEqualTo(Cause.REJECTED);
        assertThat(world.end(strict).failure().problem().text())
                .isEqualTo("Rejected by berta: because");
        assertThat(world.end(lenient).status()).isEqualTo(RunStatus.PARTIALLY_COMPLETED);
        assertThat(TIMES).hasValue(0);
    }

    private static Step skipping(Step step) {
        return approved(policy(step, OnFailure.SKIP), step.policy().approval());
    }

    @Test
    void no_other_agent_does_what_a_person_has_rejected() {
        var run =
                world.engine.start(
                        request(
                                approved(
                                        Plans.fallback(step(1, "broken"), "counting"),
                                        Approval.BEFORE)));
        world.reject(world.held(run));

        assertThat(world.end(run).failure().problem().cause()).isEqualTo(Cause.REJECTED);
        assertThat(TIMES).hasValue(0);
    }

    @Test
    void a_result_counts_when_it_is_approved_and_is_not_worked_out_again() {
        var step = approved(given(step(1, "counting"), "x", Value.number(3)), Approval.AFTER);
        var run = world.engine.start(answering(ANSWER, step, step(2, "echo", 1)));
        var asked = world.held(run);
        assertThat(asked.shown().question().proposed())
                .isEqualTo(step.input().with("n", Value.number(1)));
        restart();
        assertThat(world.runs.evidence(run)).isEmpty();
        world.approve(world.held(run));

        var ended = world.end(run);
        assertThat(ended.answer().body().at("x")).isEqualTo(Value.number(3));
        assertThat(TIMES).hasValue(1);
        assertThat(world.runs.steps(run).getFirst().digest()).isEqualTo("well done");
        assertThat(world.runs.steps(run).getFirst().effort().attempts()).isEqualTo(1);
    }

    @Test
    void a_corrected_result_is_the_persons() {
        var step = approved(given(step(1, "counting"), "x", Value.number(3)), Approval.AFTER);
        var run = world.engine.start(answering(ANSWER, step));
        world.correct(world.held(run), Value.Fields.EMPTY.with("x", Value.number(5)));

        assertThat(world.end(run).answer().body().at("x")).isEqualTo(Value.number(5));
        var evidence = world.runs.evidence(run).get(StepId.of(1));
        assertThat(evidence.engine()).isEqualTo("person");
        assertThat(evidence.digest()).startsWith("Corrected by berta");
    }

    @Test
    void a_rejected_result_does_not_count() {
        var run = world.engine.start(request(approved(step(1, "counting"), Approval.AFTER)));
        world.reject(world.held(run));

        assertThat(world.end(run).failure().problem().cause()).isEqualTo(Cause.REJECTED);
        assertThat(world.runs.evidence(run)).isEmpty();
        assertThat(world.runs.steps(run).getFirst().outcome()).isEqualTo("failed");
    }

    @Test
    void an_agent_that_asks_is_told_what_was_decided_also_after_a_restart() {
        var run = world.engine.start(answering(ANSWER, step(1, "asking")));
        var asked = world.held(run);
        assertThat(asked.shown().question().options()).containsExactly("left", "right");
        restart();
        world.correct(asked, Value.text("left"));

        var ended = world.end(run);
        assertThat(ended.answer().body().text("x")).contains("left");
        assertThat(ended.answer().body().text("by")).contains("berta");
    }

    @Test
    void other_steps_go_on_while_one_is_held_and_the_run_waits_when_only_that_is_left() {
        var run =
                world.engine.start(
                        request(
                                step(1, "asking"),
                                step(2, "counting"),
                                step(3, "counting", 2),
                                step(4, "echo", 1, 3)));
        var asked = world.held(run);

        assertThat(TIMES).hasValue(2);
        Latches.until(() -> world.engine.activeRuns().running() == 0);
        world.correct(asked, Value.text("left"));
        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(TIMES).hasValue(2);
    }

    @Test
    void a_decision_reaches_a_run_that_is_still_at_work() {
        var run =
                world.engine.start(
                        request(step(1, "asking"), step(2, "stuck"), step(3, "echo", 1)));
        Latches.until(() -> !world.waiting(run).isEmpty());
        world.correct(world.waiting(run).getFirst(), Value.text("left"));

        Latches.until(() -> world.runs.evidence(run).containsKey(StepId.of(3)));
        released.countDown();
        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_decision_reaches_a_run_that_is_at_work_in_another_process() {
        try (var other = engine()) {
            var run =
                    other.engine.start(
                            request(step(1, "asking"), step(2, "stuck"), step(3, "echo", 1)));
            Latches.until(() -> !world.waiting(run).isEmpty());
            world.correct(world.waiting(run).getFirst(), Value.text("left"));

            Latches.until(() -> world.runs.evidence(run).containsKey(StepId.of(3)));
            released.countDown();
            assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void only_one_person_decides_and_only_about_what_they_saw() {
        var run = world.engine.start(request(approved(step(1, "counting"), Approval.BEFORE)));
        var asked = world.held(run);
        var anybody = new Caller("carl", Set.of(Permission.DECIDE));
        var stale = new Choice.Seen(asked.standing().version(), "another");
        var seen = new Choice.Seen(asked.standing().version(), asked.shownHash());

        assertThatThrownBy(() -> world.engine.decide(asked.id(), choice(stale), anybody))
                .hasMessageStartingWith("changed");
        assertThatThrownBy(() ->
                        world.engine.decide(asked.id(), choice(seen), new Caller("dora", Set.of())))
                .hasMessageStartingWith("not_found");
        world.approve(asked);
        assertThatThrownBy(() -> world.engine.decide(asked.id(), choice(seen), anybody))
                .hasMessageContaining("Already decided by berta");
        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(TIMES).hasValue(1);
    }

    private static Choice choice(Choice.Seen seen) {
        return new Choice(Decision.Action.APPROVE, Value.NOTHING, null, seen);
    }

    @Test
    void a_run_that_is_cancelled_asks_for_nothing_any_more() {
        var run = world.engine.start(request(step(1, "asking")));
        world.held(run);
        world.engine.cancel(run, "anna");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.waiting(run)).isEmpty();
    }

    @Test
    void work_that_fails_twice_is_not_tried_a_third_time_unless_a_person_says_so() {
        var run =
                world.engine.start(
                        request(
                                        skipping(given(step(1, "moody"), "x", Value.number(7))),
                                        given(step(2, "moody", 1), "x", Value.number(7)))
                                .on(Terms.DEFAULT.escalating(Terms.Escalate.WAIT)));
        var asked = world.held(run);
        assertThat(asked.shown().question().reason()).isEqualTo(Question.Reason.REPEATED_FAILURE);
        assertThat(TIMES).hasValue(2);
        world.approve(asked);
        Latches.until(() -> TIMES.get() == 3);
        world.correct(world.held(run), Value.Fields.EMPTY.with("x", Value.number(1)));

        assertThat(world.end(run).status()).isEqualTo(RunStatus.PARTIALLY_COMPLETED);
        assertThat(TIMES).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEVER", "AFTERWARDS"})
    void where_a_run_waits_for_nobody_the_second_failure_is_the_last(Terms.Escalate how) {
        var run =
                world.ended(
                        request(
                                        skipping(given(step(1, "moody"), "x", Value.number(7))),
                                        given(step(2, "moody", 1), "x", Value.number(7)))
                                .on(Terms.DEFAULT.escalating(how)));

        assertThat(run.failure().problem().cause()).isEqualTo(Cause.QUERY_FAILED);
    }
}
