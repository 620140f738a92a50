package dev.baton.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Reference;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Validating;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultCheckTest {
    private static final StepId ONE = StepId.of(1);
    private static final Evidence PROOF =
            new Evidence(Json.value(Map.of("rows", 3)), "three rows", "rules");

    @Test
    void a_result_that_rests_on_something_and_adds_up_is_in_order() {
        assertThat(
                        issues(
                                """
                                {"text": "Done.", "confidence": 0.9, "records_processed": 120,
                                 "records_uploaded": 118, "row_count": 2, "rows": [[1], [2]],
                                 "details": {"issue_count": 0, "issues": []}}
                                """))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"confidence\": 1} | empty_answer",
                "{\"confidence\": 1, \"text\": \" \", \"rows\": []} | empty_answer",
                "{\"text\": \"x\"} | no_confidence",
                "{\"text\": \"x\", \"confidence\": 1.2} | bad_confidence",
                "{\"text\": \"x\", \"confidence\": 1, \"records_processed\": -1} | bad_count",
                "{\"text\": \"x\", \"confidence\": 1, \"row_count\": 1.5} | bad_count",
                "{\"text\": \"x\", \"confidence\": 1, \"row_count\": 1, \"rows\": [[1], [2]]} | counts_differ",
                "{\"text\": \"x\", \"confidence\": 1, \"load\": [{\"records_processed\": 5, \"records_uploaded\": 6}]} | counts_differ",
            })
    void each_fault_has_its_code(String answer, String code) {
        assertThat(issues(answer)).extracting(ResultCheck.Issue::code).containsExactly(code);
    }

    @Test
    void a_longer_list_than_is_shown_is_no_fault() {
        assertThat(
                        issues(
                                "{\"text\": \"x\", \"confidence\": 1, \"row_count\": 9, \"rows\": [[1]]}"))
                .isEmpty();
    }

    @Test
    void an_answer_that_rests_on_nothing_is_told() {
        var answer = Json.read("{\"text\": \"x\", \"confidence\": 1}", Value.class);
        assertThat(ResultCheck.issues(answer, Map.of(ONE, Evidence.SKIPPED)))
                .extracting(ResultCheck.Issue::code)
                .containsExactly("no_evidence");
        var empty = new Evidence(Value.Fields.EMPTY, "", "rules");
        assertThat(ResultCheck.issues(answer, Map.of(ONE, empty)))
                .extracting(ResultCheck.Issue::code)
                .containsExactly("empty_evidence");
    }

    @Test
    void a_plan_is_completed_with_a_check_after_all_its_steps() {
        var plan = Validating.plan(plan());
        assertThat(plan.steps()).hasSize(3);
        var check = plan.steps().getLast();
        assertThat(check.agent()).isEqualTo("result_validator");
        assertThat(check.stage()).isEqualTo("validating");
        assertThat(check.needs()).containsExactlyInAnyOrder(StepId.of(1), StepId.of(7));
        assertThat(
                        PlanCheck.faults(
                                plan, Map.of("echo", Skill.UNKNOWN, "result_validator", skill())))
                .isEmpty();
        assertThat(Validating.plan(plan)).isEqualTo(plan);
        assertThat(Validating.without(plan)).isEqualTo(plan());
        assertThat(Validating.without(plan())).isEqualTo(plan());
        var answer = (Value.Fields) plan.answer();
        assertThat(answer.at("confidence"))
                .isEqualTo(new Value.Ref(Reference.parse("E8.confidence")));
        assertThat(answer.at("word")).isEqualTo(new Value.Ref(Reference.parse("E1.word")));
    }

    @Test
    void a_dry_run_tells_the_steps_and_carries_none_out() {
        var dry = DryRun.of(plan());
        assertThat(dry.steps()).extracting(Step::agent).containsExactly("plan_preview");
        assertThat(Step.references(dry.steps().getFirst().input())).isEmpty();
        var steps = (Value.Items) dry.steps().getFirst().input().at("steps");
        assertThat(steps.items()).hasSize(2);
        assertThat(((Value.Fields) steps.items().get(1)).text("id")).contains("E7");
    }

    private static Plan plan() {
        return new Plan(
                "test",
                List.of(step(1), step(7)),
                new Value.Fields(
                        Map.of(
                                "word", new Value.Ref(Reference.parse("E1.word")),
                                "confidence", new Value.Number(java.math.BigDecimal.ONE))));
    }

    private static Step step(int number) {
        return new Step(
                StepId.of(number),
                "echo",
                "Echo",
                Value.Fields.EMPTY,
                Set.of(),
                new Step.Policy(OnFailure.FAIL, Duration.ofSeconds(1), Effect.NONE),
                null,
                null);
    }

    private static Skill skill() {
        var card = new ResultValidatorAgent().card();
        return new Skill(card.input(), card.output(), card.effect(), true);
    }

    private static List<ResultCheck.Issue> issues(String answer) {
        return ResultCheck.issues(Json.read(answer, Value.class), Map.of(ONE, PROOF));
    }
}
