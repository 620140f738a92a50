package dev.baton.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.Json;
import dev.baton.plan.Approval;
import dev.baton.plan.Approvers;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Reference;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowsTest {
    private static Workflow read(String yaml) {
        return new Workflows(Map.of("some.yaml", yaml)).all().getFirst();
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
    void a_step_beside_the_answer_that_is_not_wanted_is_left_out() {
        var workflow =
                read(
                        """
                        name: a
                        steps:
                          - {id: E1, agent: one}
                          - {id: E2, agent: two, when: {$input: train}, beside: true}
                          - {id: E3, agent: two, when: {$ref: E1.fine}, beside: true}
                        answer: 1
                        """);
        var wanted = Value.Fields.EMPTY.with("train", new Value.Flag(true));

        assertThat(workflow.plan(Value.Fields.EMPTY).steps())
                .extracting(step -> step.id().value())
                .containsExactly("E1", "E3");
        assertThat(workflow.plan(wanted).steps())
                .extracting(step -> step.policy().beside())
                .containsExactly(false, true, true);
    }

    @Test
    void what_is_beside_the_answer_cannot_be_what_it_rests_on() {
        assertThatThrownBy(() ->
                        read(
                                """
                                name: a
                                steps:
                                  - {id: E1, agent: one, beside: true}
                                answer: {word: {$ref: E1}}
                                """))
                .hasMessageContaining("The answer refers to E1, which it does not wait for.");
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
                .hasMessageStartingWith("some.yaml:1: 'answer' is missing")
                .hasMessageContaining(
                        "some.yaml:3: answers: unknown key 'answers'; known here: name,");
        assertThatThrownBy(() -> read("name: a\nsteps:\n  - id: E1\nanswer: 1\n"))
                .hasMessage("some.yaml:3: steps[0]: 'agent' is missing");
        assertThatThrownBy(() -> read("name: [a\n")).hasMessageStartingWith("some.yaml:2: ");
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("some.yaml:1: the file is empty");
    }

    @Test
    void all_faults_of_all_files_are_told_at_once() {
        var bad =
                """
                name: a
                permission: "Not One"
                rollback: perhaps
                inputs:
                  days: {type: count}
                  Mode: {one_of: [x, y], default: z}
                intents: {phrase: [do it]}
                steps:
                  - id: step1
                    agent: one
                    timeout: soon
                    approval: sometimes
                    on_failure: cry
                  - id: E2
                    agent: one
                    input: 3
                  - id: E3
                    agent: one
                    approvers: {count: 12, who: ann}
                answer: {$ref: nowhere}
                """;
        assertThatThrownBy(() -> new Workflows(Map.of("a.yaml", bad, "b.yaml", "name: b\n")))
                .hasMessage(
                        """
                        a.yaml:2: permission: not understood: Not One
                        a.yaml:3: rollback: must be true or false
                        a.yaml:5: inputs.days.type: must be text, number, flag, list, object or any
                        a.yaml:6: inputs.Mode: the name of an input has only a-z, 0-9 and _
                        a.yaml:6: inputs.Mode.default: the default: the value must be one of x, y
                        a.yaml:7: intents.phrase: unknown key 'phrase'; known here: phrases, keywords
                        a.yaml:9: steps[0].id: not understood: step1
                        a.yaml:11: steps[0].timeout: not understood: soon
                        a.yaml:12: steps[0].approval: not understood: sometimes
                        a.yaml:13: steps[0].on_failure: not understood: cry
                        a.yaml:16: steps[1].input: must have fields (name: value)
                        a.yaml:19: steps[2].approvers: nobody is asked without approval: before or after
                        a.yaml:19: steps[2].approvers.who: unknown key 'who'; known here: permission, count, four_eyes
                        a.yaml:19: steps[2].approvers.count: must be a whole number from 1 to 9
                        a.yaml:20: answer: not a reference to evidence: nowhere
                        b.yaml:1: 'steps' is missing
                        b.yaml:1: 'answer' is missing\
                        """);
    }

    @Test
    void a_workflow_says_who_may_start_it_with_what_and_by_which_words() {
        var workflow =
                read(
                        """
                        name: load
                        description: Loads files.
                        permission: operate
                        rollback: true
                        inputs:
                          counties: {type: list, of: text, required: true}
                          days: {type: number, default: 30}
                          mode: {one_of: [full, test], description: How much of it}
                        intents:
                          phrases: [load the files of a county]
                          keywords: load files
                        steps:
                          - id: E1
                            agent: loader
                            fallback: other_loader
                            approval: before
                            approvers: {permission: close_books, count: 2, four_eyes: true}
                            effect: external
                            input: {days: {$input: days}, mode: {$input: mode}}
                        answer: {text: {$text: "loaded {{E1}}"}}
                        """);
        var counties = Json.fields(Map.of("counties", List.of("DUVAL"), "mode", "test"));
        var policy = workflow.plan(counties).steps().getFirst().policy();

        assertThat(workflow.description()).isEqualTo("Loads files.");
        assertThat(workflow.template().rollback()).isTrue();
        assertThat(workflow.intents())
                .isEqualTo(
                        new Intents(List.of("load the files of a county"), List.of("load files")));
        assertThat(policy.fallback()).isEqualTo("other_loader");
        assertThat(policy.onFailure()).isEqualTo(OnFailure.FALLBACK);
        assertThat(policy.approval()).isEqualTo(Approval.BEFORE);
        assertThat(policy.approvers()).isEqualTo(new Approvers("close_books", 2, true));
        assertThat(workflow.plan(counties).steps().getFirst().input())
                .isEqualTo(Json.fields(Map.of("days", 30)).with("mode", Value.text("test")));
        assertThat(workflow.plan(counties).answer())
                .isEqualTo(new Value.Fields(Map.of("text", new Value.Prose("loaded {{E1}}"))));
        assertThat(workflow.allows(Caller.LOCAL)).isTrue();
        assertThat(workflow.allows(Desk.caller("guest", Permission.ASK))).isFalse();
    }

    @Test
    void an_input_that_does_not_fit_is_refused_with_all_that_is_wrong() {
        var workflow =
                read(
                        """
                        name: a
                        inputs:
                          days: {type: number, required: true}
                          mode: {one_of: [full, test]}
                        steps:
                          - {id: E1, agent: one}
                        answer: 1
                        """);
        assertThatThrownBy(
                        () -> workflow.plan(Json.fields(Map.of("mode", "quick", "color", "red"))))
                .hasMessageContaining("days is missing")
                .hasMessageContaining("mode must be one of full, test")
                .hasMessageContaining("color is not known here");
    }

    @Test
    void an_input_that_is_used_and_not_declared_is_found() {
        assertThatThrownBy(() ->
                        read(
                                """
                                name: a
                                inputs: {days: {type: number}}
                                steps:
                                  - id: E1
                                    agent: one
                                    input: {span: [{$input: day}]}
                                answer: {$input: dayz}
                                """))
                .hasMessage(
                        """
                        some.yaml:1: uses the input 'dayz', which is not among the inputs
                        some.yaml:4: steps[0]: uses the input 'day', which is not among the inputs\
                        """);
    }

    @Test
    void who_lacks_the_permission_may_not_start_a_workflow() {
        var workflows =
                new Workflows(
                        Map.of(
                                "a.yaml",
                                "name: a\npermission: operate\nsteps: [{id: E1, agent: one}]\nanswer: 1\n"));
        var guest = Desk.caller("guest", Permission.ASK);

        assertThat(workflows.plan("a", Value.Fields.EMPTY, Caller.LOCAL).steps()).hasSize(1);
        assertThatThrownBy(() -> workflows.plan("a", Value.Fields.EMPTY, guest))
                .hasMessageContaining("You may not start the workflow a.");
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
                .hasMessage("some.yaml:5: steps[1]: Step E2 refers to E10, which no step is.");
    }
}
