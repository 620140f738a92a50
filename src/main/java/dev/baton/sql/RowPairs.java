package dev.baton.sql;

import dev.baton.sql.Difference.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which row of a result belongs to which of another, by the columns that were paired. */
final class RowPairs {
    /** Rows that are the same on neither side are held against one another up to so many. */
    private static final int MOST_COMPARED = 300;

    private final int[][] expected;
    private final int[][] answered;
    private final int expectedRows;
    private final int answeredRows;
    private final List<Integer> columns;
    private final List<Integer> paired;

    /** {@code columns} has the answered column for each expected one, -1 for none. */
    RowPairs(ResultTable expected, ResultTable answered, List<Integer> columns) {
        var cells = new Cells(List.of(expected, answered));
        this.expected = cells.columns(expected);
        this.answered = cells.columns(answered);
        this.columns = List.copyOf(columns);
        expectedRows = expected.rowCount();
        answeredRows = answered.rowCount();
        paired = places(columns.size()).filter(at -> columns.get(at) >= 0).boxed().toList();
    }

    /** Two rows, or a row of one side alone: the other one is -1. */
    record Pair(int expected, int answered, Mark mark) {}

    private record Likeness(int expected, int answered, int cells) {}

    List<Integer> columns() {
        return columns;
    }

    /** The same rows in another order: what stands where another one should has moved. */
    List<Pair> byPlace(Uses.Order order) {
        var sorted = order.by().isEmpty() ? paired : order.by();
        return IntStream.range(0, expectedRows)
                .mapToObj(at ->
                        new Pair(
                                at,
                                at,
                                sorted.stream().allMatch(column -> equal(column, at, at))
                                        ? Mark.SAME
                                        : Mark.MOVED))
                .toList();
    }

    /** Equal rows, then rows with the most cells in common, then what is left on either side. */
    List<Pair> byContent() {
        var pairs = new ArrayList<Pair>();
        var partners = new HashMap<List<Integer>, Deque<Integer>>();
        for (int at = 0; at < answeredRows; at++) {
            partners.computeIfAbsent(key(answered, at, true), _ -> new ArrayDeque<>()).add(at);
        }
        var whole = paired.size() == columns.size() ? Mark.SAME : Mark.DIFFERENT;
        var missing = new ArrayList<Integer>();
        for (int at = 0; at < expectedRows; at++) {
            var same = paired.isEmpty() ? null : partners.get(key(expected, at, false));
            if (same == null || same.isEmpty()) {
                missing.add(at);
            } else {
                pairs.add(new Pair(at, same.removeFirst(), whole));
            }
        }
        var extra = partners.values().stream().flatMap(Deque::stream).sorted().toList();
        pairs.addAll(similar(missing, extra));
        pairs.sort(Comparator.comparingInt(Pair::expected).thenComparingInt(Pair::answered));
        return pairs;
    }

    private List<Integer> key(int[][] table, int row, boolean other) {
        return paired.stream().map(at -> table[other ? columns.get(at) : at][row]).toList();
    }

    /** What belongs together though not all of it agrees; the rest is missing or too much. */
    private List<Pair> similar(List<Integer> missing, List<Integer> extra) {
        var pairs = new ArrayList<Pair>();
        boolean alone = missing.size() == 1 && extra.size() == 1;
        var likely = new ArrayList<Likeness>();
        for (int at : missing.stream().limit(MOST_COMPARED).toList()) {
            for (int other : extra.stream().limit(MOST_COMPARED).toList()) {
                int cells = (int) paired.stream().filter(each -> equal(each, at, other)).count();
                if (alone || (cells > 0 && 2 * cells >= paired.size())) {
                    likely.add(new Likeness(at, other, cells));
                }
            }
        }
        likely.sort(
                Comparator.comparingInt((Likeness each) -> -each.cells())
                        .thenComparingInt(each -> Math.abs(each.expected() - each.answered()))
                        .thenComparingInt(Likeness::expected));
        var left = new LinkedHashSet<>(missing);
        var right = new LinkedHashSet<>(extra);
        for (var each : likely) {
            if (left.contains(each.expected()) && right.contains(each.answered())) {
                pairs.add(new Pair(each.expected(), each.answered(), Mark.DIFFERENT));
                left.remove(each.expected());
                right.remove(each.answered());
            }
        }
        left.forEach(at -> pairs.add(new Pair(at, -1, Mark.MISSING)));
        right.forEach(at -> pairs.add(new Pair(-1, at, Mark.EXTRA)));
        return pairs;
    }

    /** Whether two rows agree in an expected column; a column that nothing stands for does not. */
    private boolean equal(int column, int left, int right) {
        int other = columns.get(column);
        return other >= 0 && expected[column][left] == answered[other][right];
    }

    /** The cells of the expected row that the answered one has not. */
    List<Integer> apart(Pair pair) {
        return pair.mark() == Mark.DIFFERENT
                ? places(columns.size())
                        .filter(at -> !equal(at, pair.expected(), pair.answered()))
                        .boxed()
                        .toList()
                : List.of();
    }

    /** The same cells as places of the answered row. */
    List<Integer> beside(Pair pair) {
        return apart(pair).stream().map(columns::get).filter(at -> at >= 0).toList();
    }

    private static IntStream places(int many) {
        return IntStream.range(0, many);
    }
}
