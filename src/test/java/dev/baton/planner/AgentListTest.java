package dev.baton.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.YamlFault;
import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Shape;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workflows that are a list of agents, fitted to those that are there. */
class AgentListTest {
    private static final String ADVICE =
            """
            {"name": "advice",
             "steps": [{"name": "sync", "agent": "loader"},
                       {"name": "analysis", "agent": "analyst"},
                       {"name": "report", "agent": "writer"}],
             "approval_points": ["analysis"]}
            """;
    private static final Skill LOADER =
            skill(
                    Shape.fields().maybe("files", Shape.ANY),
                    Shape.fields().with("rows", Shape.NUMBER));
    private static final Skill ANALYST =
            skill(
                    Shape.fields().with("rows", Shape.NUMBER),
                    Shape.fields().with("text", Shape.TEXT));
    private static final Skill WRITER =
            skill(
                    Shape.fields().maybe("previous", Shape.ANY).maybe("rows", Shape.NUMBER),
                    Shape.fields().with("page", Shape.TEXT));

    private static Skill skill(Shape.Fields input, Shape.Fields output) {
        return new Skill(input, output, Effect.NONE, true);
    }

    private static Workflow read(String text) {
        var faults = new ArrayList<YamlFault>();
        var workflow = WorkflowText.read(text, faults);
        assertThat(faults).isEmpty();
        return workflow.orElseThrow();
    }

    private static Plan plan(Map<String, Skill> skills) {
        var data = new Value.Fields(Map.of("files", Value.text("in/*.csv")));
        var plan = read(ADVICE).plan(Value.Fields.EMPTY.with("data", data), skills);
        assertThat(PlanCheck.faults(plan, skills)).isEmpty();
        return plan;
    }

    private static String input(Plan plan, int step) {
        return plan.step(StepId.of(step)).map(Step::input).map(Object::toString).orElseThrow();
    }

    @Test
    void steps_run_one_after_the_other_and_a_person_looks_at_the_approval_points() {
        var plan = plan(Map.of("loader", LOADER, "analyst", ANALYST, "writer", WRITER));
        assertThat(plan.steps().stream().map(Step::stage))
                .containsExactly("sync", "analysis", "report");
        assertThat(plan.steps().stream().map(step -> step.policy().approval()))
                .containsExactly(Approval.NONE, Approval.AFTER, Approval.NONE);
        assertThat(plan.steps().get(2).needs()).contains(StepId.of(2));
    }

    @Test
    void each_agent_gets_the_fields_it_takes_from_the_request_or_the_latest_step_that_gives_them() {
        var plan = plan(Map.of("loader", LOADER, "analyst", ANALYST, "writer", WRITER));
        assertThat(input(plan, 1)).contains("in/*.csv").doesNotContain("context");
        assertThat(plan.steps().get(1).input().at("rows"))
                .isEqualTo(new Value.Ref(dev.baton.plan.Reference.parse("E1.rows")));
        assertThat(plan.steps().get(2).input().fields()).containsOnlyKeys("previous", "rows");
    }

    @Test
    void a_step_whose_agent_is_absent_is_left_out_and_the_next_reads_the_one_before_it() {
        var plan = plan(Map.of("loader", LOADER, "writer", WRITER));
        assertThat(plan.steps().stream().map(Step::stage)).containsExactly("sync", "report");
        var report = plan.steps().getLast();
        assertThat(report.input().at("previous"))
                .isEqualTo(new Value.Ref(dev.baton.plan.Reference.parse("E1")));
        assertThat(report.after()).containsExactly(StepId.of(1));
        assertThat(plan.answer().toString()).doesNotContain("analysis");
    }

    @Test
    void what_a_request_brings_is_data_even_if_it_looks_like_a_reference() {
        var sly =
                new Value.Fields(
                        Map.of("files", new Value.Ref(dev.baton.plan.Reference.parse("E2"))));
        var plan =
                read(ADVICE)
                        .plan(
                                Value.Fields.EMPTY.with("data", sly),
                                Map.of("loader", LOADER, "analyst", ANALYST));
        assertThat(plan.steps().getFirst().input().at("files")).isEqualTo(Value.text("E2"));
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_line() {
        var faults = new ArrayList<YamlFault>();
        var read =
                WorkflowText.read(
                        """
                        name: Not A Name
                        steps:
                          - {name: one, agent: a}
                          - {name: one, agent: b}
                          - {name: two}
                        approval_points: [three]
                        """,
                        faults);
        assertThat(read).isEmpty();
        assertThat(faults.stream().map(YamlFault::line).toList()).contains(1, 4, 5, 6);
        assertThat(faults.stream().map(YamlFault::told).toList().toString())
                .contains("two steps are called 'one'", "'agent' is missing", "'three' is no step");
    }

    @Test
    void both_forms_are_told_apart() {
        assertThat(read("name: full\nsteps:\n  - {id: E1, agent: a}\nanswer: {$ref: E1}\n").loose())
                .isFalse();
        assertThat(read("name: brief\nsteps:\n  - {name: one, agent: a}\n").loose()).isTrue();
        assertThat(List.of(read(ADVICE).template().steps().size())).containsExactly(3);
    }
}
