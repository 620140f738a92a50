package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final Value SQL = Value.text("select 1");

    @Test
    void the_reasons_of_a_run_are_its_rationale_as_a_list_or_as_one_text() {
        var lines = new Value.Items(List.of(Value.text("First."), Value.text("Then.")));
        var expected =
                Candidate.query(
                        "select 1", "First.\nThen.", Tokens.count("select 1\nFirst.\nThen."));

        assertThat(Candidate.of(new Value.Fields(Map.of("sql", SQL, "reasoning", lines))))
                .isEqualTo(expected);
        assertThat(
                        Candidate.of(
                                new Value.Fields(
                                        Map.of(
                                                "sql",
                                                SQL,
                                                "reasoning",
                                                Value.text("First.\nThen.")))))
                .isEqualTo(expected);
    }

    @Test
    void without_reasons_there_is_no_rationale_and_without_a_query_the_words_are_one() {
        assertThat(Candidate.of(Value.Fields.EMPTY.with("sql", SQL)).rationale()).isNull();
        var declined =
                Candidate.of(
                        Value.Fields.EMPTY
                                .with("sql", Value.NOTHING)
                                .with("text", Value.text("There is no weather here.")));
        assertThat(declined.form()).isEqualTo(Candidate.Form.DECLINED);
        assertThat(declined.rationale()).isEqualTo("There is no weather here.");
    }
}
