package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.plan.Value;
import dev.baton.sql.Comparison.Match;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static ResultTable table(String types, Object[]... rows) {
        var columns = new ArrayList<ResultTable.ResultColumn>();
        for (var type : types.split(" ")) {
            columns.add(new ResultTable.ResultColumn("c" + columns.size(), type));
        }
        var values = new ArrayList<List<Value>>();
        for (var row : rows) {
            values.add(IntStream.range(0, row.length).mapToObj(i -> value(row[i])).toList());
        }
        return new ResultTable(columns, values, false, 1000, 1);
    }

    private static Value value(Object of) {
        return switch (of) {
            case null -> Value.NOTHING;
            case Integer number -> Value.number(number);
            case Double number -> new Value.Number(BigDecimal.valueOf(number));
            case Boolean flag -> new Value.Flag(flag);
            default -> Value.text(of.toString());
        };
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static Match match(ResultTable expected, ResultTable actual) {
        return Comparison.of(expected, actual, false).match();
    }

    @Test
    void decimals_floats_and_midnights_are_compared_by_what_they_mean() {
        assertThat(match(table("decimal", row("12.50")), table("decimal", row(12.5))))
                .isEqualTo(Match.STRICT);
        assertThat(match(table("decimal", row(0.333333)), table("decimal", row("0.3333333333"))))
                .isEqualTo(Match.STRICT);
        assertThat(match(table("decimal", row(0.3333)), table("decimal", row(0.3334))))
                .isEqualTo(Match.NONE);
        assertThat(match(table("integer", row(1_000_000)), table("integer", row(1_000_001))))
                .isEqualTo(Match.NONE);
        assertThat(
                        match(
                                table("date", row("2024-01-01")),
                                table("timestamp", row("2024-01-01T00:00:00Z"))))
                .isEqualTo(Match.STRICT);
        assertThat(match(table("text", row("7")), table("integer", row(7)))).isEqualTo(Match.NONE);
        assertThat(match(table("text", row("null")), table("text", row((Object) null))))
                .isEqualTo(Match.NONE);
    }

    @Test
    void the_same_values_in_other_rows_are_not_the_same() {
        var expected = table("text text", row("a", "b"), row("b", "a"), row("c", "c"));
        var crossed = table("text text", row("a", "a"), row("b", "b"), row("c", "c"));
        assertThat(match(expected, crossed)).isEqualTo(Match.NONE);
        assertThat(Comparison.of(expected, crossed, false).rowF1())
                .isEqualTo(1 / 3.0, within(1e-9));
    }

    @Test
    void order_counts_only_when_it_was_asked_for() {
        var up = table("integer", row(1), row(2), row(3));
        var down = table("integer", row(3), row(2), row(1));
        assertThat(Comparison.of(up, down, false).match()).isEqualTo(Match.STRICT);
        assertThat(Comparison.of(up, down, true).match()).isEqualTo(Match.NONE);
        assertThat(Comparison.of(up, up, true).match()).isEqualTo(Match.STRICT);
    }

    @Test
    void a_bag_of_rows_is_no_set() {
        var twice = table("integer", row(1), row(1), row(2));
        var once = table("integer", row(1), row(2), row(2));
        assertThat(match(twice, once)).isEqualTo(Match.NONE);
    }

    @Test
    void select_star_is_not_rewarded() {
        var expected = table("integer", row(1), row(2));
        var star = table("integer text text text", row(1, "a", "b", "c"), row(2, "d", "e", "f"));
        assertThat(match(expected, star)).isEqualTo(Match.NONE);
        assertThat(Comparison.of(expected, star, false).rowF1()).isEqualTo(0.25);
    }

    @Test
    void empty_results_agree_when_their_width_does() {
        assertThat(match(table("integer"), table("text"))).isEqualTo(Match.STRICT);
        assertThat(match(table("integer"), table("integer", row(1)))).isEqualTo(Match.NONE);
    }

    @RepeatedTest(200)
    void moving_rows_and_columns_changes_nothing_and_a_changed_cell_does(
            RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var expected = random(random, 1 + random.nextInt(30), 1 + random.nextInt(6));
        var moved = moved(expected, random);
        assertThat(Comparison.of(expected, moved, false))
                .isEqualTo(new Comparison.Outcome(Match.STRICT, 1));
        var wider = widened(moved, 1 + random.nextInt(2), random);
        assertThat(match(expected, wider)).isEqualTo(Match.RELAXED);
        assertThat(match(expected, widened(moved, 3, random))).isEqualTo(Match.NONE);
        assertThat(match(wider, expected)).isEqualTo(Match.NONE);
        var changed = changed(moved, random);
        assertThat(match(expected, changed)).isEqualTo(Match.NONE);
        assertThat(Comparison.of(expected, changed, false).rowF1()).isLessThan(1);
        var shorter =
                new ResultTable(
                        moved.columns(), moved.rows().subList(1, moved.rowCount()), false, 1000, 1);
        assertThat(match(expected, shorter)).isEqualTo(Match.NONE);
        assertThat(Comparison.of(expected, shorter, false).rowF1()).isBetween(0.0, 0.999);
    }

    private static ResultTable random(Random random, int rows, int columns) {
        var made = new ArrayList<Object[]>();
        for (int i = 0; i < rows; i++) {
            var row = new Object[columns];
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(5) == 0 ? null : random.nextInt(4);
            }
            made.add(row);
        }
        return table("integer ".repeat(columns).strip(), made.toArray(Object[][]::new));
    }

    private static ResultTable moved(ResultTable table, Random random) {
        var order = new ArrayList<>(IntStream.range(0, table.columns().size()).boxed().toList());
        Collections.shuffle(order, random);
        var rows = new ArrayList<List<Value>>();
        for (var row : table.rows()) {
            rows.add(order.stream().map(row::get).toList());
        }
        Collections.shuffle(rows, random);
        return new ResultTable(
                order.stream().map(table.columns()::get).toList(), rows, false, 1000, 1);
    }

    private static ResultTable widened(ResultTable table, int by, Random random) {
        var columns = new ArrayList<>(table.columns());
        for (int i = 0; i < by; i++) {
            columns.add(new ResultTable.ResultColumn("x" + i, "integer"));
        }
        var rows = new ArrayList<List<Value>>();
        for (var row : table.rows()) {
            var wide = new ArrayList<>(row);
            for (int i = 0; i < by; i++) {
                wide.add(Value.number(random.nextInt(100)));
            }
            rows.add(wide);
        }
        return new ResultTable(columns, rows, false, 1000, 1);
    }

    private static ResultTable changed(ResultTable table, Random random) {
        var rows = new ArrayList<List<Value>>(table.rows());
        int at = random.nextInt(rows.size());
        var row = new ArrayList<>(rows.get(at));
        row.set(random.nextInt(row.size()), Value.number(77));
        rows.set(at, row);
        return new ResultTable(table.columns(), rows, false, 1000, 1);
    }

    @Test
    void a_thousand_rows_of_ten_alike_columns_are_compared_quickly() {
        var random = new Random(1);
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 1000; i++) {
            rows.add(new Object[10]);
        }
        for (int column = 0; column < 10; column++) {
            var values = new ArrayList<>(IntStream.range(0, 1000).map(i -> i % 2).boxed().toList());
            Collections.shuffle(values, random);
            for (int i = 0; i < 1000; i++) {
                rows.get(i)[column] = values.get(i);
            }
        }
        var expected = table("integer ".repeat(10).strip(), rows.toArray(Object[][]::new));
        long started = System.nanoTime();
        assertThat(match(expected, moved(expected, random))).isEqualTo(Match.STRICT);
        rows.get(0)[0] = 1 - (int) rows.get(0)[0];
        rows.get(1)[0] = 1 - (int) rows.get(1)[0];
        var other = table("integer ".repeat(10).strip(), rows.toArray(Object[][]::new));
        assertThat(match(expected, moved(other, random))).isEqualTo(Match.NONE);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void rows_that_are_alike_in_what_was_sorted_by_may_change_places() {
        var order = new Uses.Order(true, List.of(1));
        var gold = table("text integer", row("a", 3), row("b", 2), row("c", 2), row("d", 1));
        var tied = table("text integer", row("a", 3), row("c", 2), row("b", 2), row("d", 1));
        var wrong = table("text integer", row("b", 2), row("a", 3), row("c", 2), row("d", 1));
        assertThat(Comparison.of(gold, tied, order).match()).isEqualTo(Match.STRICT);
        assertThat(Comparison.of(gold, tied, true).match()).isEqualTo(Match.NONE);
        assertThat(Comparison.of(gold, wrong, order).match()).isEqualTo(Match.NONE);
        var swapped = table("integer text", row(3, "a"), row(2, "c"), row(2, "b"), row(1, "d"));
        assertThat(Comparison.of(gold, swapped, order).match()).isEqualTo(Match.STRICT);
    }

    @Test
    void a_column_of_nulls_stands_for_no_other_column() {
        var gold = table("text integer", row("a", null), row("b", null), row("c", 7));
        var lacking = table("text", row("a"), row("b"), row("c"));
        var padded = table("text integer", row("a", null), row("b", null), row("c", null));
        assertThat(Comparison.of(gold, lacking, false).rowF1()).isEqualTo(0);
        assertThat(Comparison.of(gold, padded, false).rowF1()).isEqualTo(0);
        var allNull = table("text integer", row("a", null), row("b", null));
        assertThat(match(allNull, allNull)).isEqualTo(Match.STRICT);
        var half = table("text integer", row("a", null), row("x", null));
        assertThat(Comparison.of(allNull, half, false).rowF1()).isEqualTo(.5);
    }
}
