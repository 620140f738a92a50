package dev.baton.run;

import static dev.baton.run.Plans.acting;
import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Estimate;
import dev.baton.planner.Goal;
import dev.baton.planner.Planned;
import dev.baton.planner.Planning;
import dev.baton.planner.Setback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans that are made, and made anew, while the run is under way. */
@Tag("postgres")
class PlanningTest {
    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger counted = new AtomicInteger();

    /** Plans as the test says, and takes 42 tokens each time. */
    private record Scripted(List<Step> first, BiFunction<Setback, Integer, List<Step>> then)
            implements Planning {
        private static final AtomicInteger TIMES = new AtomicInteger();

        Scripted {
            TIMES.set(0);
        }

        @Override
        public Planned plan(Goal goal, Work work) {
            work.used(new ModelUse("planning", "m", "h", 30, 12, 50, 7L, 5));
            return planned(new Plan(goal.text(), first, Value.Fields.EMPTY), "scripted");
        }

        @Override
        public Planned replan(Setback setback, Work work) {
            work.used(new ModelUse("planning", "m", "h", 30, 12, 50, 7L, 5));
            var steps = then.apply(setback, TIMES.incrementAndGet());
            return planned(setback.plan().withSteps(steps), "scripted");
        }

        private static Planned planned(Plan plan, String by) {
            return new Planned(plan, by, new Estimate(plan.steps().size(), 0, null, 1));
        }
    }

    private Agent counting() {
        return agent(
                "counting",
                (input, work) -> {
                    keys.add(work.idempotencyKey());
                    return proven(input.with("n", Value.number(counted.incrementAndGet())));
                });
    }

    private static Agent broken() {
        return agent(
                "broken",
                (_, _) -> {
                    throw ProblemException.of(Cause.QUERY_FAILED, "It is broken.");
                });
    }

    private static Step replanning(Step step) {
        return policy(step, OnFailure.REPLAN);
    }

    private static RunRequest goal() {
        return request();
    }

    private static List<Step> kept(Setback setback, Step... more) {
        var steps = new ArrayList<Step>();
        setback.plan().steps().stream()
                .filter(step -> setback.done().containsKey(step.id()))
                .forEach(steps::add);
        steps.addAll(List.of(more));
        return steps;
    }

    @Test
    void a_run_without_a_plan_makes_one_and_pays_for_it_once() {
        var planning =
                new Scripted(List.of(step(1, "echo"), step(2, "echo", 1)), (_, _) -> List.of());
        try (var world = TestEngine.planning(planning, echo())) {
            var ended = world.ended(goal());

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(ended.tokens()).isEqualTo(42);
            assertThat(ended.revision()).isEqualTo(1);
            assertThat(world.types(ended.id()))
                    .startsWith(
                            "workflow_started",
                            "stage_started",
                            "plan_made",
                            "stage_completed",
                            "step_started");
            assertThat(world.runs.plan(ended.id()).orElseThrow().steps()).hasSize(2);
            assertThat(payload(world, ended.id(), "plan_made").text("made_by"))
                    .contains("scripted");
        }
    }

    private static Value.Fields payload(TestEngine world, RunId run, String type) {
        return world.events(run).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .payload();
    }

    @Test
    void a_goal_without_anybody_who_plans_fails_and_says_so() {
        try (var world = TestEngine.fresh(echo())) {
            var ended = world.ended(goal());

            assertThat(ended.failure().problem().cause()).isEqualTo(Cause.MODE_UNAVAILABLE);
            assertThat(ended.revision()).isZero();
        }
    }

    @Test
    void planning_that_is_cancelled_is_told_so() {
        var told = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var waiting =
                new Planning() {
                    @Override
                    public Planned plan(Goal goal, Work work) {
                        try (var _ = work.cancellation().onCancel(told::countDown)) {
                            started.countDown();
                            Latches.await(told);
                            throw ProblemException.of(Cause.CANCELLED, "Given up.");
                        }
                    }

                    @Override
                    public Planned replan(Setback setback, Work work) {
                        throw new IllegalStateException();
                    }
                };
        try (var world = TestEngine.planning(waiting, echo())) {
            var run = world.engine.start(goal());
            Latches.await(started);
            world.engine.cancel(run, "anna");

            assertThat(world.engine.await(run, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.CANCELLED);
            Latches.await(told);
            assertThat(world.types(run)).doesNotContain("step_cancelled", "step_started");
        }
    }

    @Test
    void after_a_failure_another_plan_goes_on_and_what_is_done_is_not_done_again() {
        var planning =
                new Scripted(
                        List.of(),
                        (setback, _) ->
                                kept(
                                        setback,
                                        given(step(3, "echo"), "n", ref("E1.n")),
                                        // The same work as E1: it takes what E1 has proved.
                                        given(step(4, "counting"), "x", Value.number(7))));
        try (var world = TestEngine.planning(planning, echo(), counting(), broken())) {
            var ended =
                    world.ended(
                            request(
                                    given(
                                            step(1, "counting"),
                                            "x",
                                            new Value.Number(new java.math.BigDecimal("7.0"))),
                                    replanning(step(2, "broken", 1)),
                                    step(3, "echo", 2)));

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(ended.revision()).isEqualTo(2);
            assertThat(counted).hasValue(1);
            assertThat(world.runs.evidence(ended.id()))
                    .containsOnlyKeys(StepId.of(1), StepId.of(3), StepId.of(4));
            assertThat(world.runs.evidence(ended.id()).get(StepId.of(4)))
                    .isEqualTo(world.runs.evidence(ended.id()).get(StepId.of(1)));
            assertThat(world.types(ended.id())).containsSubsequence("step_failed", "plan_changed");
            assertThat(payload(world, ended.id(), "plan_changed").text("why"))
                    .contains("It is broken.");
            assertThat(keys).containsExactly(ended.id() + ":1:E1");
        }
    }

    @Test
    void a_step_that_a_new_plan_changes_gets_a_key_of_its_own_and_others_keep_theirs() {
        var planning =
                new Scripted(
                        List.of(),
                        (setback, _) ->
                                List.of(
                                        setback.plan().steps().getFirst(),
                                        step(2, "echo"),
                                        given(step(3, "counting", 2), "x", Value.number(2)),
                                        step(4, "counting", 2)));
        try (var world = TestEngine.planning(planning, echo(), counting(), broken())) {
            var run =
                    world.ended(
                                    request(
                                            step(1, "counting"),
                                            replanning(step(2, "broken", 1)),
                                            given(step(3, "counting", 2), "x", Value.number(1)),
                                            step(4, "counting", 2)))
                            .id();

            assertThat(keys).containsExactlyInAnyOrder(run + ":1:E1", run + ":2:E3", run + ":1:E4");
        }
    }

    @Test
    void a_run_is_planned_anew_twice_and_then_fails_with_what_failed() {
        var planning =
                new Scripted(
                        List.of(),
                        (setback, time) ->
                                kept(
                                        setback,
                                        replanning(
                                                given(
                                                        step(2 + time, "broken"),
                                                        "time",
                                                        Value.number(time)))));
        try (var world = TestEngine.planning(planning, echo(), broken())) {
            var ended = world.ended(request(step(1, "echo"), replanning(step(2, "broken", 1))));

            assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
            assertThat(ended.revision()).isEqualTo(3);
            assertThat(ended.failure().problem().cause()).isEqualTo(Cause.QUERY_FAILED);
            assertThat(world.types(ended.id()).stream().filter("plan_changed"::equals)).hasSize(2);
            assertThat(ended.tokens()).isEqualTo(84);
        }
    }

    @Test
    void another_plan_is_asked_about_again_where_the_first_one_would_have_been() {
        var planning =
                new Scripted(
                        List.of(),
                        (setback, _) ->
                                kept(setback, acting(step(3, "counting"), Effect.EXTERNAL)));
        try (var world = TestEngine.planning(planning, echo(), counting(), broken())) {
            var run =
                    world.engine.start(
                            request(step(1, "echo"), replanning(step(2, "broken", 1)))
                                    .on(Terms.DEFAULT.approving(Terms.PlanApproval.EFFECTS)));
            var asked = world.held(run);
            assertThat(counted).hasValue(0);
            assertThat(world.types(run)).containsSubsequence("plan_changed", "escalated");
            world.approve(asked);

            assertThat(world.end(run).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(counted).hasValue(1);
        }
    }

    @Test
    void a_plan_that_changes_what_is_done_is_refused() {
        var planning =
                new Scripted(
                        List.of(),
                        (_, _) -> List.of(given(step(1, "echo"), "other", Value.number(1))));
        try (var world = TestEngine.planning(planning, echo(), broken())) {
            var ended = world.ended(request(step(1, "echo"), replanning(step(2, "broken", 1))));

            assertThat(ended.failure().problem().cause()).isEqualTo(Cause.BAD_PLAN);
            assertThat(ended.failure().problem().suggestions().toString()).contains("E1 is done");
        }
    }

    @Test
    void where_no_other_plan_is_found_the_run_fails_with_the_first_problem() {
        var planning =
                new Scripted(
                        List.of(),
                        (_, _) -> {
                            throw ProblemException.of(Cause.MODEL_FAILED, "Out of ideas.");
                        });
        try (var world = TestEngine.planning(planning, echo(), broken())) {
            var ended = world.ended(request(replanning(step(1, "broken"))));

            assertThat(ended.failure().problem().cause()).isEqualTo(Cause.QUERY_FAILED);
            assertThat(ended.failure().problem().suggestions().toString())
                    .contains("Out of ideas.");
        }
    }

    @Test
    void another_agent_takes_over_with_the_same_input_when_the_first_one_fails() {
        try (var world = TestEngine.fresh(echo(), broken())) {
            var ended =
                    world.ended(
                            Plans.answering(
                                    new Value.Fields(Map.of("x", ref("E1.x"), "by", ref("E1.by"))),
                                    Plans.fallback(
                                            given(step(1, "broken"), "x", Value.number(3)),
                                            "echo")));

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(ended.answer().body().at("x")).isEqualTo(Value.number(3));
            assertThat(world.runs.steps(ended.id()).getFirst().agent()).isEqualTo("echo");
            assertThat(world.runs.steps(ended.id()).getFirst().effort().attempts()).isEqualTo(2);
            assertThat(world.types(ended.id()))
                    .containsSubsequence("step_started", "step_retried", "step_started")
                    .doesNotContain("step_failed");
        }
    }

    @Test
    void when_the_other_agent_fails_too_the_run_fails() {
        try (var world =
                TestEngine.fresh(
                        broken(),
                        agent(
                                "worse",
                                (_, _) -> {
                                    throw ProblemException.of(Cause.INVALID_SQL, "It is worse.");
                                }))) {
            var ended = world.ended(request(Plans.fallback(step(1, "broken"), "worse")));

            assertThat(ended.failure().problem().cause()).isEqualTo(Cause.INVALID_SQL);
            assertThat(world.types(ended.id())).endsWith("step_failed", "workflow_completed");
        }
    }
}
