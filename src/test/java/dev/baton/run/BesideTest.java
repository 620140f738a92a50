package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.approved;
import static dev.baton.run.Plans.beside;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.staged;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.event.Event;
import dev.baton.plan.Approval;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Steps beside the answer: it does not wait for them, and stands whatever becomes of them. */
@Tag("postgres")
class BesideTest {
    private static final Value.Fields ANSWER =
            new Value.Fields(Map.of("word", ref("E1.by"), "confidence", Value.number(1)));

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger tries = new AtomicInteger();
    private TestEngine world;

    @BeforeEach
    void start() {
        world =
                TestEngine.on(
                        TestEngine.migrated(TestPostgres.fresh()),
                        Map.of("baton.run.retry-delay", "1ms"),
                        echo(),
                        agent(
                                "slow",
                                (input, work) -> {
                                    var over = new CountDownLatch(1);
                                    try (var _ =
                                            work.cancellation()
                                                    .onCancel(() -> {
                                                        over.countDown();
                                                        go.countDown();
                                                    })) {
                                        begun.countDown();
                                        Latches.await(go);
                                        return proven(input);
                                    }
                                }),
                        agent(
                                "grader",
                                (input, work) -> {
                                    work.rewarded(reward(work.step(), "result"));
                                    if (tries.incrementAndGet() < 2) {
                                        throw ProblemException.of(
                                                Cause.DATABASE_UNREACHABLE, "Nobody is there.");
                                    }
                                    work.rewarded(reward(work.step(), "syntax"));
                                    return proven(input);
                                }),
                        agent(
                                "broken",
                                (_, _) -> {
                                    tries.incrementAndGet();
                                    throw ProblemException.of(
                                            Cause.DATABASE_UNREACHABLE, "Nobody is there.");
                                }));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Step graded(String agent) {
        return beside(staged(given(step(2, agent), "x", ref("E1.by")), "reward_evaluation"));
    }

    private static RunRequest doubtful(Terms.Escalate how) {
        var answer =
                new Value.Fields(
                        Map.of(
                                "word",
                                ref("E1.by"),
                                "confidence",
                                new Value.Number(new BigDecimal("0.2"))));
        return answering(answer, step(1, "echo"), graded("slow")).on(Terms.DEFAULT.escalating(how));
    }

    private RunId answered(Step... steps) {
        var run = world.engine.start(answering(ANSWER, steps));
        Latches.await(begun);
        Latches.until(() -> world.types(run).contains("answer"));
        return run;
    }

    @Test
    void the_answer_is_given_while_a_step_beside_it_is_under_way() {
        var run = answered(step(1, "echo"), graded("slow"));

        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(world.engine.find(run).orElseThrow().answer().body().text("word"))
                .contains("E1");
        assertThat(new Turns(world.pool).active(new SessionId("session")))
                .as("the next question may be asked")
                .isFalse();
        go.countDown();
        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run))
                .containsSubsequence(
                        "step_completed",
                        "stage_started",
                        "stage_completed",
                        "answer",
                        "stage_started",
                        "step_started",
                        "step_completed",
                        "stage_completed",
                        "workflow_completed")
                .containsOnlyOnce("answer");
    }

    @Test
    void the_answer_stands_when_a_step_beside_it_fails_for_good() {
        for (var onFailure : List.of(OnFailure.FAIL, OnFailure.REPLAN)) {
            tries.set(0);
            var run =
                    world.ended(
                            answering(
                                    ANSWER,
                                    step(1, "echo"),
                                    beside(
                                            policy(
                                                    given(step(2, "broken"), "x", ref("E1")),
                                                    onFailure)),
                                    beside(step(3, "broken"))));
            world.end(run.id());

            assertThat(run.status()).as("%s", onFailure).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.failure()).isNull();
            assertThat(world.types(run.id()))
                    .contains("step_retried", "step_failed", "step_skipped")
                    .doesNotContain("escalated");
            assertThat(world.runs.steps(run.id()))
                    .filteredOn(step -> step.agent().equals("broken"))
                    .allMatch(step -> step.problem() != null)
                    .hasSize(2);
            assertThat(tries).hasValueGreaterThan(2);
        }
    }

    @Test
    void rewards_are_told_once_with_what_the_step_proves_and_not_without_it() {
        var run = world.ended(answering(ANSWER, step(1, "echo"), graded("grader")));
        world.end(run.id());

        assertThat(tries).hasValue(2);
        assertThat(world.types(run.id()))
                .containsSubsequence(
                        "answer",
                        "step_retried",
                        "reward_recorded",
                        "reward_recorded",
                        "step_completed",
                        "workflow_completed");
        assertThat(world.events(run.id()))
                .filteredOn(event -> event.type().equals("reward_recorded"))
                .extracting(event -> event.payload().text("name").orElseThrow())
                .containsExactly("result", "syntax");
    }

    private static Event.RewardRecorded reward(StepId step, String name) {
        return new Event.RewardRecorded(step, 0, name, 1, 0.5, "Same rows.", 1);
    }

    @Test
    void the_time_of_a_run_is_for_its_answer() {
        var run =
                world.engine.start(
                        request(
                                null,
                                Duration.ofMillis(400),
                                ANSWER,
                                step(1, "echo"),
                                beside(
                                        policy(
                                                step(2, "slow"),
                                                OnFailure.FAIL,
                                                Duration.ofMillis(900)))));
        var ended = world.end(run);

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.runs.steps(run).getLast().problem().cause()).isEqualTo(Cause.TIMEOUT);
        assertThat(Duration.between(ended.origin().at(), ended.ended()))
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void who_cancels_an_answered_run_gives_up_only_what_is_beside_the_answer() {
        var run = answered(step(1, "echo"), graded("slow"));

        world.engine.cancel(run, "anna");
        var ended = world.end(run);

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run))
                .containsSubsequence("answer", "step_cancelled", "workflow_completed");
    }

    @Test
    void a_doubtful_answer_waits_for_a_person_while_a_step_beside_it_goes_on() {
        var run = world.engine.start(doubtful(Terms.Escalate.WAIT));
        Latches.await(begun);
        Latches.until(() -> !world.waiting(run).isEmpty());
        go.countDown();
        var asked = world.held(run);
        assertThat(world.types(run)).containsSubsequence("answer", "step_completed");

        world.approve(asked);
        var ended = world.end(run);

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.answer().version()).isEqualTo(2);
    }

    @Test
    void what_is_decided_about_the_answer_does_not_end_a_step_beside_it() {
        var run = world.engine.start(doubtful(Terms.Escalate.AFTERWARDS));
        Latches.await(begun);
        Latches.until(() -> !world.waiting(run).isEmpty());

        world.approve(world.waiting(run).getFirst());
        Latches.until(() -> world.types(run).contains("decided"));
        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        go.countDown();

        assertThat(world.end(run).answer().version()).isEqualTo(2);
        assertThat(world.types(run))
                .containsSubsequence("answer", "decided", "answer", "step_completed");
    }

    @Test
    void a_step_beside_the_answer_may_wait_for_a_person_and_is_missed_by_nobody_if_refused() {
        var run =
                world.engine.start(
                        answering(
                                ANSWER,
                                step(1, "echo"),
                                beside(approved(graded("echo"), Approval.BEFORE))));
        var asked = world.held(run);
        assertThat(world.types(run)).contains("answer");

        world.reject(asked);

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_paused_run_gives_its_answer_once_when_it_goes_on() {
        var run = answered(step(1, "echo"), graded("slow"), beside(step(3, "echo", 2)));

        world.engine.pause(run, "anna");
        Latches.until(() -> world.engine.find(run).isPresent());
        go.countDown();
        world.atRest(run, RunStatus.PAUSED);
        world.engine.resume(run, "anna");

        assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.types(run)).containsOnlyOnce("answer");
        assertThat(world.runs.evidence(run)).containsKey(StepId.of(3));
    }
}
