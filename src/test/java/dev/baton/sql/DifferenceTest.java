package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Value;
import dev.baton.sql.Difference.Counts;
import dev.baton.sql.Difference.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final int ALL = 1_000;

    private static ResultTable table(String columns, Object... cells) {
        var names = columns.split(" ");
        var rows = new ArrayList<List<Value>>();
        for (int at = 0; at < cells.length; at += names.length) {
            rows.add(
                    Stream.of(cells)
                            .skip(at)
                            .limit(names.length)
                            .map(DifferenceTest::value)
                            .toList());
        }
        return new ResultTable(
                Stream.of(names).map(name -> new ResultTable.ResultColumn(name, "text")).toList(),
                rows,
                false,
                ALL,
                1);
    }

    private static Value value(Object cell) {
        return cell instanceof Integer number
                ? Value.number(number)
                : cell.equals("null") ? Value.NOTHING : Value.text(cell.toString());
    }

    private static Difference bag(ResultTable expected, ResultTable answered) {
        return Difference.of(expected, answered, Uses.Order.NONE, ALL);
    }

    private static List<Mark> marks(List<Difference.Row> rows) {
        return rows.stream().map(Difference.Row::mark).toList();
    }

    private static List<Integer> numbers(List<Difference.Row> rows) {
        return rows.stream().map(Difference.Row::number).toList();
    }

    @Test
    void the_same_rows_in_any_order_of_rows_and_columns_are_the_same() {
        var told =
                bag(table("city n", "Rome", 1, "Oslo", 2), table("n city", 2, "Oslo", 1, "Rome"));
        assertThat(told.match()).isEqualTo(Comparison.Match.STRICT);
        assertThat(told.columns()).containsExactly(1, 0);
        assertThat(marks(told.expected())).containsOnly(Mark.SAME);
        assertThat(numbers(told.expected())).containsExactly(1, 2);
        assertThat(numbers(told.answered())).as("beside their like").containsExactly(2, 1);
    }

    @Test
    void a_row_that_comes_twice_is_missing_once_when_it_is_answered_once() {
        var told = bag(table("city", "Rome", "Rome", "Oslo"), table("city", "Oslo", "Rome"));
        assertThat(told.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
        assertThat(marks(told.expected())).containsExactly(Mark.MISSING, Mark.SAME, Mark.SAME);
    }

    @Test
    void rows_that_agree_in_part_stand_side_by_side_with_the_cells_that_do_not() {
        var told =
                bag(
                        table("city country n", "Rome", "IT", 1, "Oslo", "NO", 2, "Bern", "CH", 3),
                        table("city country n", "Rome", "IT", 1, "Oslo", "NO", 7, "Lima", "PE", 9));
        assertThat(told.counts()).isEqualTo(new Counts(1, 1, 0, 1, 1));
        var first = told.expected().getFirst();
        assertThat(first.mark()).isEqualTo(Mark.DIFFERENT);
        assertThat(first.number()).isEqualTo(2);
        assertThat(first.apart()).containsExactly(2);
        assertThat(told.answered().getFirst().apart()).containsExactly(2);
        assertThat(marks(told.answered())).containsExactly(Mark.DIFFERENT, Mark.EXTRA, Mark.SAME);
    }

    @Test
    void one_number_against_another_is_a_different_one() {
        var told = bag(table("count", 5), table("total", 6));
        assertThat(told.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(told.columns()).containsExactly(0);
        assertThat(told.expected().getFirst().apart()).containsExactly(0);
    }

    @Test
    void a_column_that_is_missing_makes_rows_different_and_one_too_many_does_not() {
        var both = table("city n", "Rome", 1, "Oslo", 2);
        var one = table("city", "Rome", "Oslo");
        var missing = bag(both, one);
        assertThat(missing.columns()).containsExactly(0, -1);
        assertThat(missing.counts()).isEqualTo(new Counts(0, 2, 0, 0, 0));
        assertThat(missing.expected().getFirst().apart()).containsExactly(1);
        assertThat(missing.answered().getFirst().apart()).isEmpty();
        assertThat(bag(one, both).counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(bag(one, both).match()).isEqualTo(Comparison.Match.RELAXED);
    }

    @Test
    void the_right_rows_in_the_wrong_order_have_moved() {
        var right = table("city", "Bern", "Oslo", "Rome");
        var told =
                Difference.of(
                        right,
                        table("city", "Bern", "Rome", "Oslo"),
                        new Uses.Order(true, List.of()),
                        ALL);
        assertThat(told.reordered()).isTrue();
        assertThat(told.match()).isEqualTo(Comparison.Match.NONE);
        assertThat(marks(told.answered())).containsExactly(Mark.SAME, Mark.MOVED, Mark.MOVED);
        assertThat(told.counts()).isEqualTo(new Counts(1, 0, 2, 0, 0));
        assertThat(bag(right, table("city", "Bern", "Rome", "Oslo")).reordered()).isFalse();
    }

    @Test
    void rows_that_are_alike_in_what_is_sorted_by_may_change_places() {
        var told =
                Difference.of(
                        table("n city", 1, "Rome", 1, "Oslo", 2, "Bern"),
                        table("n city", 1, "Oslo", 1, "Rome", 2, "Bern"),
                        new Uses.Order(true, List.of(0)),
                        ALL);
        assertThat(told.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0));
    }

    @Test
    void no_rows_at_all_are_all_missing() {
        var told = bag(table("city", "Rome", "Oslo"), table("city"));
        assertThat(told.counts()).isEqualTo(new Counts(0, 0, 0, 2, 0));
        assertThat(told.answered()).isEmpty();
    }

    @Test
    void what_differs_is_shown_first_and_no_more_than_was_asked_for() {
        var right = IntStream.range(0, 500).boxed().toArray();
        var wrong = right.clone();
        wrong[400] = -1;
        var told = Difference.of(table("n", right), table("n", wrong), Uses.Order.NONE, 10);
        assertThat(told.expected()).hasSize(10);
        assertThat(told.expected().getFirst().number()).isEqualTo(401);
        assertThat(told.counts()).isEqualTo(new Counts(499, 1, 0, 0, 0));
    }

    @Test
    void every_row_is_counted_once_and_what_matches_is_all_the_same() {
        var random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int columns = random.nextInt(1, 4);
            var names = "a b c".substring(0, 2 * columns - 1);
            var right = cells(random, columns * random.nextInt(0, 12), columns);
            var left =
                    random.nextInt(3) == 0
                            ? shuffled(right, columns, random)
                            : cells(random, columns * random.nextInt(0, 12), columns);
            var expected = table(names, right);
            var answered = table(names, left);
            var told = bag(expected, answered);
            var counts = told.counts();
            assertThat(counts.same() + counts.different() + counts.missing())
                    .isEqualTo(expected.rowCount());
            assertThat(counts.same() + counts.different() + counts.extra())
                    .isEqualTo(answered.rowCount());
            if (told.match() != Comparison.Match.NONE) {
                assertThat(counts.same()).isEqualTo(expected.rowCount());
            }
            assertThat(told.expected().stream().filter(row -> row.mark() == Mark.DIFFERENT))
                    .allMatch(row -> !row.apart().isEmpty());
        }
    }

    private static Object[] cells(Random random, int many, int columns) {
        return random.ints(many - many % columns, 0, 4).boxed().toArray();
    }

    private static Object[] shuffled(Object[] cells, int columns, Random random) {
        var rows = new ArrayList<List<Object>>();
        for (int at = 0; at < cells.length; at += columns) {
            rows.add(List.of(cells).subList(at, at + columns));
        }
        Collections.shuffle(rows, random);
        return rows.stream().flatMap(List::stream).toArray();
    }
}
