package dev.baton.nl2sql.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Validation;
import dev.baton.plan.Confidence;
import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleAnswerTest {
    private static final Confidence THRESHOLD = new Confidence(0.7);
    private static final Validation FINE = validation(true, true);
    private static final ResultTable ONE =
            new ResultTable(
                    List.of(new ResultTable.ResultColumn("n", "integer")),
                    List.of(List.of(Value.number(3))),
                    false,
                    1000,
                    1);
    private static final ResultTable EMPTY =
            new ResultTable(ONE.columns(), List.of(), false, 1000, 1);

    @Test
    void a_sure_and_checked_answer_needs_nobody() {
        var written = RuleAnswer.write(query(0.9), FINE, ONE, THRESHOLD);
        assertThat(written.confidence()).isEqualTo(0.9);
        assertThat(written.requiresHuman()).isFalse();
    }

    @Test
    void no_rows_and_a_rule_left_out_lower_the_confidence() {
        assertThat(RuleAnswer.write(query(0.9), FINE, EMPTY, THRESHOLD).confidence())
                .isLessThan(0.7);
        var left = RuleAnswer.write(query(0.9), validation(true, false), ONE, THRESHOLD);
        assertThat(left.confidence()).isLessThan(0.7);
        assertThat(left.requiresHuman()).isTrue();
    }

    @Test
    void a_query_that_failed_its_checks_is_worth_nothing_and_says_why() {
        var written = RuleAnswer.write(query(0.9), validation(false, true), null, THRESHOLD);
        assertThat(written.confidence()).isZero();
        assertThat(written.text()).contains("was not run").contains("an issue");
    }

    @Test
    void a_decline_gives_its_reason() {
        var declined = new Draft.Declined("There is no weather here.", List.of(), null);
        var written =
                RuleAnswer.write(Generated.byRules(declined, "rain?", null), null, null, THRESHOLD);
        assertThat(written.text()).isEqualTo("There is no weather here.");
        assertThat(written.confidence()).isZero();
    }

    private static Generated query(double confidence) {
        var draft =
                new Draft.Query(
                        "how many?",
                        "select 3 as n",
                        List.of("counted"),
                        List.of(),
                        new Confidence(confidence),
                        List.of());
        return Generated.byRules(draft, "how many?", null);
    }

    private static Validation validation(boolean valid, boolean business) {
        return new Validation(
                valid,
                new Validation.Details(
                        valid, valid, business, true, List.of("an issue"), List.of("a way")),
                1.0);
    }
}
