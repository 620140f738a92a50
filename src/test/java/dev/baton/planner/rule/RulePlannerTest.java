package dev.baton.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.AgentCard;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Desk;
import dev.baton.planner.Goal;
import dev.baton.planner.Setback;
import dev.baton.security.Caller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePlannerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Duration TIME = Duration.ofSeconds(60);

    private static RulePlanner.Outcome outcome(String goal, Catalogue catalogue) {
        return new RulePlanner(catalogue, TODAY, TIME).plan(Desk.goal(goal));
    }

    private static Plan plan(String goal) {
        return plan(goal, Desk.catalogue());
    }

    private static Plan plan(String goal, Catalogue catalogue) {
        var outcome = outcome(goal, catalogue);
        assertThat(outcome).isInstanceOf(RulePlanner.Outcome.Made.class);
        var plan = ((RulePlanner.Outcome.Made) outcome).plan();
        var skills = new TreeMap<>(catalogue.skills());
        skills.put("solver", Skill.UNKNOWN);
        assertThat(PlanCheck.faults(plan, skills)).isEmpty();
        return plan;
    }

    private static List<String> questions(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.agent().equals("ask_database"))
                .map(step -> step.input().text("question").orElseThrow())
                .toList();
    }

    private static Step step(Plan plan, int number) {
        return plan.step(StepId.of(number)).orElseThrow();
    }

    @Test
    void a_goal_of_several_clauses_becomes_steps() {
        var plan =
                plan(
                        "compare this quarter's project spending with last year's by company, and tell me which"
                                + " overruns need attention");

        assertThat(questions(plan))
                .containsExactly(
                        "project spending this quarter by company",
                        "project spending in Q4 2025 by company");
        var compare = step(plan, 3);
        assertThat(compare.agent()).isEqualTo("compare_tables");
        assertThat(compare.needs()).containsExactlyInAnyOrder(StepId.of(1), StepId.of(2));
        assertThat(compare.input().at("threshold")).isEqualTo(Value.number(10));
        assertThat(compare.input().text("direction")).hasValue("more");
        assertThat(compare.title()).contains("is read as Q4 2025");
        assertThat(plan.steps()).hasSize(4);
        assertThat(plan.steps().getLast().agent()).isEqualTo("solver");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compare revenue in 2024 with 2025 by region | revenue in 2024 by region | revenue in 2025 by region",
                "compare the budgets of Berlin and Hamburg | the budgets of Berlin | the budgets of Hamburg",
                "Compare the number of claims in March to that of April | the number of claims in March | the number of claims in April",
                "How did sales in Q1 2025 compare with sales in Q1 2024? | sales in Q1 2025 | sales in Q1 2024",
                "What is the difference between planned hours and worked hours per project? | planned hours by project | worked hours by project",
                "spending by category in 2024 versus 2025 | spending by category in 2024 | spending by category in 2025",
                "Compare this month's visits with last year's | visits this month | visits in November 2025",
                "Compare this year's visits with last year's | visits this year | visits last year",
            })
    void what_the_second_of_two_leaves_out_it_has_from_the_first(
            String goal, String left, String right) {
        assertThat(questions(plan(goal))).containsExactly(left, right);
    }

    @Test
    void a_threshold_is_taken_from_the_words() {
        var compare =
                step(
                        plan(
                                "Compare costs in 2024 with 2025 by team. Which ones fell by more than 25 %?"),
                        3);
        assertThat(compare.input().at("threshold")).isEqualTo(Value.number(25));
        assertThat(compare.input().text("direction")).hasValue("less");
    }

    @Test
    void clauses_that_stand_alone_run_side_by_side_and_saying_is_left_to_the_end() {
        var plan =
                plan(
                        "How many projects are active? Also list the five largest companies, and then summarize it"
                                + " briefly.");

        assertThat(questions(plan))
                .containsExactly("How many projects are active", "list the five largest companies");
        assertThat(step(plan, 2).needs()).isEmpty();
        assertThat(plan.steps()).hasSize(3);
    }

    @Test
    void a_clause_that_points_back_is_asked_after_the_one_before() {
        var plan = plan("Find the five largest companies, and then list the projects of them");

        var second = step(plan, 2);
        assertThat(second.needs()).containsExactly(StepId.of(1));
        assertThat(second.input().at("before"))
                .isEqualTo(
                        new Value.Fields(
                                Map.of(
                                        "question", new Value.Ref(Reference.parse("E1.question")),
                                        "sql", new Value.Ref(Reference.parse("E1.sql")))));
    }

    @Test
    void names_in_quotes_part_nothing() {
        assertThat(questions(plan("List the orders of 'Hill and show, then Co'")))
                .containsExactly("List the orders of 'Hill and show, then Co'");
    }

    @Test
    void agents_are_found_by_their_cards_and_fed_by_the_step_before() {
        var forecast =
                new AgentCard(
                        "forecast",
                        "Continues a series of values into the future.",
                        Shape.Fields.of(List.of())
                                .with("rows", new Shape.Items(new Shape.Items(Shape.ANY))),
                        Shape.Fields.of(List.of()).with("values", new Shape.Items(Shape.ANY)),
                        Effect.NONE);
        var plan =
                plan(
                        "Show the revenue per month and forecast the values",
                        Desk.catalogue(Desk.ask(), forecast));

        assertThat(step(plan, 2).agent()).isEqualTo("forecast");
        assertThat(step(plan, 2).input().at("rows"))
                .isEqualTo(new Value.Ref(Reference.parse("E1.rows")));
    }

    @Test
    void who_acts_outside_is_only_called_by_name() {
        var mail =
                new AgentCard(
                        "send_mail",
                        "Sends a mail about projects to a person.",
                        Shape.Fields.of(List.of()).with("text", Shape.TEXT),
                        Shape.Fields.of(List.of()).with("sent", Shape.FLAG),
                        Effect.EXTERNAL);
        var catalogue = Desk.catalogue(Desk.ask(), mail);

        assertThat(plan("List the projects of a person", catalogue).steps())
                .extracting(Step::agent)
                .doesNotContain("send_mail");
        var named = step(plan("Send a mail about the projects", catalogue), 1);
        assertThat(named.agent()).isEqualTo("send_mail");
        assertThat(named.policy().approval()).isEqualTo(dev.baton.plan.Approval.BEFORE);
    }

    @Test
    void what_fits_nowhere_is_declined_with_what_could_be_done() {
        var outcome = outcome("Book a table for two and play some music", Desk.catalogue());

        assertThat(outcome).isInstanceOf(RulePlanner.Outcome.Declined.class);
        var declined = (RulePlanner.Outcome.Declined) outcome;
        assertThat(declined.clauses()).contains("Book a table for two and play some music");
        assertThat(declined.possible()).anyMatch(text -> text.startsWith("ask_database: "));
        assertThat(outcome("How many?", Desk.catalogue(Desk.mail())))
                .isInstanceOf(RulePlanner.Outcome.Declined.class);
    }

    @Test
    void the_data_source_of_the_request_is_asked() {
        var input = Value.Fields.EMPTY.with("data_source", Value.text("freight"));
        var goal = new Goal("How many ships are there?", input, Caller.LOCAL);
        var outcome = new RulePlanner(Desk.catalogue(), TODAY, TIME).plan(goal);

        var plan = ((RulePlanner.Outcome.Made) outcome).plan();
        assertThat(step(plan, 1).input().text("data_source")).hasValue("freight");
    }

    @Test
    void a_plan_goes_on_around_what_failed_and_what_waits_for_it() {
        var plan =
                plan(
                        "Compare costs in 2024 with 2025 by team. How many teams are there? List the teams");
        var done = Map.of(StepId.of(1), new Evidence(Value.NOTHING, "found", "rules"));
        var problem = Problem.of(Cause.QUERY_FAILED, "The query failed.");
        var setback = new Setback(plan, done, StepId.of(2), problem);
        var around =
                RulePlanner.around(Desk.goal("Compare"), setback, Desk.catalogue()).orElseThrow();

        assertThat(around.steps())
                .extracting(step -> step.id().value())
                .containsExactly("E1", "E4", "E5", "E6");
        assertThat(around.steps().getFirst()).isEqualTo(plan.steps().getFirst());
        var told = (Value.Items) around.steps().getLast().input().at("steps");
        assertThat(told.items())
                .anySatisfy(step -> {
                    var fields = (Value.Fields) step;
                    assertThat(fields.text("id")).hasValue("E2");
                    assertThat(fields.text("problem")).hasValue("The query failed.");
                })
                .anySatisfy(step ->
                        assertThat(((Value.Fields) step).text("problem"))
                                .hasValue("It needs what E2 did not give."));
    }

    @Test
    void nothing_is_left_when_the_only_step_failed() {
        var plan = plan("How many teams are there?");
        var problem = Problem.of(Cause.QUERY_FAILED, "The query failed.");
        var setback = new Setback(plan, Map.of(), StepId.of(1), problem);

        assertThat(RulePlanner.around(Desk.goal("How many"), setback, Desk.catalogue())).isEmpty();
    }
}
