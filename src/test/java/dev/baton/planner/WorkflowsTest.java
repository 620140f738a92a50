package dev.baton.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.Json;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Reference;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowsTest {
    private static Workflow read(String yaml) {
        return WorkflowFile.read("some.yaml", yaml);
    }

    @Test
    void files_of_the_class_path_become_plans_for_their_input() {
        var plan =
                new Workflows().plan("relay", Value.Fields.EMPTY.with("word", Value.text("baton")));

        assertThat(plan.steps()).hasSize(2);
        var first = plan.steps().getFirst();
        assertThat(first.input().at("word")).isEqualTo(Value.text("baton"));
        assertThat(first.policy().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(first.stage()).isEqualTo("saying");
        var second = plan.steps().getLast();
        assertThat(second.input().at("word")).isEqualTo(new Value.Ref(Reference.parse("E1.word")));
        assertThat(second.policy().onFailure()).isEqualTo(OnFailure.SKIP);
        assertThat(second.needs()).containsExactly(new StepId("E1"));
    }

    @Test
    void an_input_that_is_absent_becomes_nothing() {
        var plan = new Workflows().plan("relay", Value.Fields.EMPTY);

        assertThat(plan.steps().getFirst().input().at("word")).isEqualTo(Value.NOTHING);
    }

    @Test
    void what_an_input_says_is_data_and_never_a_reference() {
        var sly = new Value.Fields(Map.of("$input", Value.text("word")));
        var plan = new Workflows().plan("relay", Value.Fields.EMPTY.with("word", sly));

        var slier = new Value.Ref(Reference.parse("E2.word"));
        var other = new Workflows().plan("relay", Value.Fields.EMPTY.with("word", slier));

        assertThat(plan.steps().getFirst().input().at("word")).isEqualTo(sly);
        assertThat(other.steps().getFirst().input().at("word")).isEqualTo(Value.text("E2.word"));
        assertThat(plan.steps().getFirst().needs()).isEmpty();
    }

    @Test
    void a_condition_on_an_input_that_is_absent_does_not_hold() {
        var workflow =
                read(
                        """
                        name: a
                        steps:
                          - {id: E1, agent: one, when: {$input: train}}
                          - {id: E2, agent: one}
                        answer: 1
                        """);
        var plan = workflow.plan(Value.Fields.EMPTY);
        var read = Json.read(Json.write(plan), Plan.class);

        assertThat(plan.steps().getFirst().when()).isEqualTo(new Value.Flag(false));
        assertThat(read).isEqualTo(plan);
        assertThat(read.steps().getLast().when()).isNull();
    }

    @Test
    void an_unknown_workflow_is_a_problem_that_names_the_known_ones() {
        assertThatThrownBy(() -> new Workflows().plan("none", Value.Fields.EMPTY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("none");
    }

    @Test
    void faults_name_the_file_and_the_line() {
        assertThatThrownBy(() -> read("name: a\nsteps: []\nanswers: 1\n"))
                .hasMessageStartingWith("some.yaml:3: unknown field answers");
        assertThatThrownBy(() -> read("name: a\nsteps:\n  - id: E1\nanswer: 1\n"))
                .hasMessageStartingWith("some.yaml:3: field agent is missing");
        assertThatThrownBy(() ->
                        read(
                                """
                                name: a
                                steps:
                                  - id: E1
                                    agent: one
                                    timeout: soon
                                answer: 1
                                """))
                .hasMessageStartingWith("some.yaml:5: not understood: soon");
        assertThatThrownBy(() -> read("name: [a\n")).hasMessageStartingWith("some.yaml:2: ");
    }

    @Test
    void a_reference_to_a_step_that_does_not_exist_is_found_at_start() {
        assertThatThrownBy(() ->
                        read(
                                """
                                name: a
                                steps:
                                  - id: E1
                                    agent: one
                                  - id: E2
                                    agent: one
                                    input: {x: {$ref: E10.y}}
                                answer: 1
                                """))
                .hasMessage("some.yaml:5: Step E2 refers to E10, which no step is.");
    }
}
