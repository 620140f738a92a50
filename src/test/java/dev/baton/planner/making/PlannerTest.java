package dev.baton.planner.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.model.ScriptedModel;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Desk;
import dev.baton.planner.DeskWork;
import dev.baton.planner.Goal;
import dev.baton.planner.Planned;
import dev.baton.planner.Setback;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlannerTest {
    private static final String GOAL = "How many projects are active in 2024?";
    private static final String PLAN =
            """
            {"steps": [{"id": "E1", "agent": "ask_database", "title": "Count", "needs": [], "on_failure": "fail",
              "input": [{"name": "question", "value": "%s"}]}], "impossible": null}\
            """;

    private final ScriptedModel scripted = new ScriptedModel();
    private final DeskWork work = new DeskWork(GOAL);
    private final Planner planner =
            Desk.planner(
                    Desk.registry(Desk.ask(), Desk.compare(), Desk.mail()),
                    Desk.models(
                            scripted.url(), "openai.input-price", "1", "openai.output-price", "4"));

    @AfterEach
    void close() {
        scripted.close();
    }

    private Planned plan(String goal) {
        return planner.plan(Desk.goal(goal), work);
    }

    private static String question(Planned planned) {
        return planned.plan().steps().getFirst().input().text("question").orElseThrow();
    }

    @Test
    void a_model_plans_and_says_what_it_will_take() {
        scripted.says(PLAN.formatted("active projects in 2024"));
        var planned = plan(GOAL);

        assertThat(planned.madeBy()).isEqualTo("scripted");
        assertThat(planned.estimate().steps()).isEqualTo(2);
        assertThat(planned.estimate().tokens()).isEqualTo(3200);
        assertThat(planned.estimate().costMicros()).isEqualTo(3200 - 533 + 4 * 533);
        assertThat(planned.estimate().millis()).isEqualTo(6500);
    }

    @Test
    void the_same_goal_is_planned_once() {
        scripted.says(PLAN.formatted("active projects in 2024"));
        plan(GOAL);
        var again = plan("  how many   projects are active in 2024 ");

        assertThat(again.madeBy()).isEqualTo("cache");
        assertThat(question(again)).isEqualTo("active projects in 2024");
        assertThat(scripted.calls()).isEqualTo(1);
    }

    @Test
    void a_goal_with_another_number_name_or_day_is_another_goal() {
        scripted.says(PLAN.formatted("active projects in 2024"));
        plan(GOAL);
        for (var other :
                List.of(
                        "How many projects are active in 2025?",
                        "How many projects are Active in 2024?",
                        "How many projects are active in '2024'?")) {
            scripted.forget();
            scripted.says(PLAN.formatted(other));
            assertThat(question(plan(other))).isEqualTo(other);
            assertThat(scripted.calls()).isEqualTo(1);
        }
    }

    @Test
    void another_caller_s_permissions_or_another_source_make_another_plan() {
        scripted.says(PLAN.formatted("x"));
        plan(GOAL);
        var guest = new Goal(GOAL, Value.Fields.EMPTY, Desk.caller("guest", Permission.ASK));
        var freight =
                new Goal(
                        GOAL,
                        Value.Fields.EMPTY.with("data_source", Value.text("freight")),
                        Caller.LOCAL);

        assertThat(planner.plan(guest, work).madeBy()).isEqualTo("scripted");
        assertThat(planner.plan(freight, work).madeBy()).isEqualTo("scripted");
    }

    @Test
    void rules_serve_when_the_model_fails_or_does_not_repair() {
        scripted.fails(500);
        assertThat(plan(GOAL).madeBy()).isEqualTo("rules");
        scripted.forget();
        scripted.says("nonsense");
        var planned = plan(GOAL);

        assertThat(planned.madeBy()).isEqualTo("rules");
        assertThat(question(planned)).isEqualTo("How many projects are active in 2024");
        assertThat(scripted.calls()).isEqualTo(3);
        scripted.forget();
        scripted.says(PLAN.formatted("x"));
        assertThat(plan(GOAL).madeBy()).as("a plan by rules is not kept").isEqualTo("scripted");
    }

    @Test
    void what_neither_model_nor_rules_can_plan_is_a_problem_with_every_fault() {
        scripted.says(
                """
                {"steps": [{"id": "E1", "agent": "oracle", "input": {}},
                           {"id": "E2", "agent": "ask_database", "input": {"question": "{{E5}}"}}]}\
                """);
        var problem = problem("Sing a song for me");

        assertThat(problem.cause()).isEqualTo(Cause.BAD_PLAN);
        assertThat(problem.suggestions())
                .anyMatch(text -> text.startsWith("unknown_agent: "))
                .anyMatch(text -> text.startsWith("unresolvable_reference: "));
        scripted.forget();
        scripted.says("{\"steps\": [], \"impossible\": \"Nobody here sings.\"}");
        assertThat(problem("Sing a song for me").text()).contains("Nobody here sings.");
        scripted.forget();
        scripted.fails(500);
        assertThat(problem("Sing a song for me").cause()).isEqualTo(Cause.MODEL_FAILED);
    }

    private Problem problem(String goal) {
        return catchThrowableOfType(ProblemException.class, () -> plan(goal)).problem();
    }

    @Test
    void without_a_model_rules_plan_or_say_who_is_on_duty() {
        var rules = Desk.planner(Desk.registry(Desk.ask()), Desk.models(null));
        assertThat(rules.plan(Desk.goal(GOAL), work).madeBy()).isEqualTo("rules");
        assertThat(rules.plan(Desk.goal(GOAL), work).estimate().costMicros()).isNull();
        var problem =
                catchThrowableOfType(
                                ProblemException.class,
                                () -> rules.plan(Desk.goal("Sing a song for me"), work))
                        .problem();
        assertThat(problem.text()).isEqualTo("No agent on duty is for this: “Sing a song for me”.");
        assertThat(problem.suggestions()).anyMatch(text -> text.startsWith("ask_database: "));
    }

    @Test
    void plans_by_rules_keep_to_the_limits_too() {
        var rules = Desk.planner(Desk.registry(Desk.ask()), Desk.models(null), "most-steps", "1");
        var problem =
                catchThrowableOfType(
                                ProblemException.class,
                                () ->
                                        rules.plan(
                                                Desk.goal("List the teams. List the people."),
                                                work))
                        .problem();
        assertThat(problem.suggestions())
                .containsExactly("too_many_steps: The plan has 2 steps; 1 are allowed.");
    }

    private static Setback setback(Plan plan, String failed) {
        return new Setback(
                plan,
                Map.of(StepId.of(1), new Evidence(Value.NOTHING, "found", "rules")),
                new StepId(failed),
                Problem.of(Cause.QUERY_FAILED, "The query failed."));
    }

    @Test
    void after_a_setback_rules_plan_around_when_the_model_is_of_no_use() {
        scripted.fails(500);
        var first = plan("List the teams. List the people.").plan();
        var patched = planner.replan(setback(first, "E2"), work);

        assertThat(patched.madeBy()).isEqualTo("rules");
        assertThat(patched.plan().steps())
                .extracting(Step::agent)
                .containsExactly("ask_database", "solver");
        assertThat(patched.estimate().steps()).isEqualTo(1);
    }

    private static Value.Fields wishing(String wish, boolean of) {
        return Value.Fields.EMPTY.with(
                "_operation", Value.Fields.EMPTY.with(wish, new Value.Flag(of)));
    }

    @Test
    void a_result_that_is_to_be_checked_is_checked_last_also_after_a_setback() {
        scripted.fails(500);
        var input = wishing("require_validation", true);
        var text = "List the teams. List the people.";
        var first = planner.plan(new Goal(text, input, Caller.LOCAL), work).plan();
        assertThat(first.steps())
                .extracting(Step::agent)
                .containsExactly("ask_database", "ask_database", "solver", "result_validator");
        var patched = planner.replan(setback(first, "E2"), new DeskWork(text).asking(input)).plan();
        assertThat(patched.steps())
                .extracting(Step::agent)
                .containsExactly("ask_database", "solver", "result_validator");
        assertThat(((Value.Fields) patched.answer()).fields()).containsKey("validation");
    }

    @Test
    void no_model_is_asked_when_that_is_not_wanted() {
        scripted.says(PLAN.formatted("active projects in 2024"));
        var input = wishing("enable_rewoo_planning", false);
        var planned = planner.plan(new Goal(GOAL, input, Caller.LOCAL), work);
        assertThat(planned.madeBy()).isEqualTo("rules");
        assertThat(scripted.calls()).isZero();
    }

    @Test
    void nobody_plans_around_the_answer_itself_or_a_workflow() {
        scripted.fails(500);
        var first = plan("List the teams.").plan();
        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class,
                                        () -> planner.replan(setback(first, "E2"), work))
                                .problem()
                                .text())
                .isEqualTo("The query failed.");
        var workflow = first.withSteps(first.steps().subList(0, 1));
        assertThat(
                        catchThrowableOfType(
                                        ProblemException.class,
                                        () -> planner.replan(setback(workflow, "E1"), work))
                                .problem()
                                .cause())
                .isEqualTo(Cause.QUERY_FAILED);
    }
}
