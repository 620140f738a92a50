package dev.baton.nl2sql.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import dev.baton.sql.ResultTable.ResultColumn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultWordsTest {
    private static final ResultColumn NAME = new ResultColumn("name", "text");
    private static final ResultColumn BUDGET = new ResultColumn("total_budget", "decimal");

    @Test
    void one_number_is_said_with_its_name() {
        assertThat(say(List.of(BUDGET), List.of(List.of(Value.text("1250.50")))))
                .isEqualTo("Total budget: 1250.50.");
    }

    @Test
    void rows_are_counted_and_the_first_named_with_their_measure() {
        var rows =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(i -> List.of(Value.text("P" + i), Value.number(i)))
                        .toList();
        assertThat(say(List.of(NAME, BUDGET), rows))
                .isEqualTo("7 rows: P1 (1), P2 (2), P3 (3), P4 (4), P5 (5) and 2 more.");
    }

    @Test
    void averages_are_rounded_and_months_lose_their_midnight() {
        assertThat(say(List.of(BUDGET), List.of(List.of(Value.text("233100.000000000000")))))
                .isEqualTo("Total budget: 233,100.00.");
        var month = new ResultColumn("month", "timestamp");
        assertThat(say(List.of(month), List.of(List.of(Value.text("2024-01-01T00:00:00Z")))))
                .isEqualTo("Month: 2024-01-01.");
    }

    @Test
    void numbers_of_rows_shares_and_names_are_said_as_a_person_would() {
        assertThat(say(List.of(new ResultColumn("trees_count", "integer")), one(Value.number(7))))
                .isEqualTo("Number of trees: 7.");
        assertThat(
                        say(
                                List.of(new ResultColumn("share", "decimal")),
                                one(Value.text("0.10000000"))))
                .isEqualTo("Share: 10.0 %.");
        assertThat(
                        say(
                                List.of(new ResultColumn("percentage", "decimal")),
                                one(Value.text("20.4918"))))
                .isEqualTo("Percentage: 20.5 %.");
        assertThat(
                        say(
                                List.of(new ResultColumn("hourly_rate", "decimal")),
                                one(Value.text("85.50"))))
                .isEqualTo("Hourly rate: 85.50.");
        assertThat(say(List.of(NAME), one(Value.text("Perry")))).isEqualTo("Perry.");
    }

    private static List<List<Value>> one(Value value) {
        return List.of(List.of(value));
    }

    @Test
    void nothing_found_and_nothing_computed_are_told_apart() {
        assertThat(say(List.of(NAME), List.of())).isEqualTo("No rows match.");
        assertThat(say(List.of(BUDGET), List.of(List.of(Value.NOTHING)))).contains("no value");
    }

    @Test
    void truncation_is_told() {
        var result = new ResultTable(List.of(NAME), rows(10), true, 10, 1);
        assertThat(ResultWords.of(result)).contains("more than 10 rows");
    }

    private static List<List<Value>> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> List.of(Value.text("r" + i))).toList();
    }

    private static String say(List<ResultColumn> columns, List<List<Value>> rows) {
        return ResultWords.of(new ResultTable(columns, rows, false, 1000, 1));
    }
}
