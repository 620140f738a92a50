package dev.baton.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two results say the same: the same bag of rows whatever the order of columns, and of rows
 * unless order was asked for; floats to 1e-5.
 */
public final class Comparison {
    private static final int EXTRA_COLUMNS = 2;

    /** Bounds the search among columns that hold the same values in different rows. */
    private static final int MOST_TRIALS = 2_000;

    /** How far two results agree. */
    public enum Match {
        STRICT,
        RELAXED,
        NONE
    }

    /**
     * The agreement, and the F1 of rows: 1 for the same rows, less for extra columns beyond two.
     */
    public record Outcome(Match match, double rowF1) {}

    private final int[][] expected;
    private final int[][] actual;
    private final int expectedRows;
    private final int actualRows;
    private final int nothing;

    /** The actual column that stands for each expected one, where they match. */
    private final int[] matched;

    private int trials;

    private Comparison(ResultTable expected, ResultTable actual) {
        var cells = new Cells(List.of(expected, actual));
        this.expected = cells.columns(expected);
        this.actual = cells.columns(actual);
        expectedRows = expected.rowCount();
        actualRows = actual.rowCount();
        nothing = cells.nothing();
        matched = new int[this.expected.length];
    }

    /** Compares a result with the one that is right. */
    public static Outcome of(ResultTable expected, ResultTable actual, boolean ordered) {
        return of(expected, actual, ordered ? new Uses.Order(true, List.of()) : Uses.Order.NONE);
    }

    /**
     * The same where the right query sorts by these columns of its result: rows that are alike in
     * them may stand in any order, as they may in the database.
     */
    public static Outcome of(ResultTable expected, ResultTable actual, Uses.Order order) {
        return new Comparison(expected, actual).outcome(order);
    }

    /** How far two results agree, and the actual column for each expected one, -1 where none is. */
    record Pairing(Match match, List<Integer> columns) {}

    /** As {@link #of}, with the columns that were held against one another. */
    static Pairing pairing(ResultTable expected, ResultTable actual, Uses.Order order) {
        var comparison = new Comparison(expected, actual);
        var match = comparison.outcome(order).match();
        var columns = match == Match.NONE ? comparison.nearest() : comparison.matched;
        return new Pairing(match, Arrays.stream(columns).boxed().toList());
    }

    private Outcome outcome(Uses.Order order) {
        int extra = actual.length - expected.length;
        if (expectedRows == actualRows && extra >= 0 && extra <= EXTRA_COLUMNS) {
            boolean sequence = order.asked() && order.by().isEmpty();
            if (sequence ? sameSequences() : sameBag(Set.copyOf(order.by()))) {
                return new Outcome(extra == 0 ? Match.STRICT : Match.RELAXED, 1);
            }
        }
        return new Outcome(Match.NONE, rowF1());
    }

    private boolean sameSequences() {
        var used = new boolean[actual.length];
        for (int at = 0; at < expected.length; at++) {
            int found = -1;
            for (int i = 0; i < actual.length && found < 0; i++) {
                if (!used[i] && Arrays.equals(expected[at], actual[i])) {
                    found = i;
                }
            }
            if (found < 0) {
                return false;
            }
            used[found] = true;
            matched[at] = found;
        }
        return true;
    }

    /** The columns that were sorted by must be the same from row to row. */
    private boolean sameBag(Set<Integer> sorted) {
        var candidates = new ArrayList<Candidates>();
        for (int at = 0; at < expected.length; at++) {
            var column = expected[at];
            var signature = sorted(column);
            var same = new ArrayList<Integer>();
            for (int i = 0; i < actual.length; i++) {
                if (sorted.contains(at)
                        ? Arrays.equals(column, actual[i])
                        : Arrays.equals(signature, sorted(actual[i]))) {
                    same.add(i);
                }
            }
            if (same.isEmpty()) {
                return false;
            }
            candidates.add(new Candidates(at, column, same));
        }
        // Columns with one candidate first: they tell rows apart before there is a choice.
        candidates.sort(Comparator.comparingInt(each -> each.columns().size()));
        return assign(
                candidates,
                0,
                new boolean[actual.length],
                new int[expectedRows],
                new int[actualRows]);
    }

    /** An expected column and the actual ones that hold the same values. */
    private record Candidates(int at, int[] column, List<Integer> columns) {}

    /**
     * Finds an actual column for each expected one; rows that agree so far have the same class, and
     * every further column splits the classes.
     */
    private boolean assign(
            List<Candidates> candidates, int at, boolean[] used, int[] left, int[] right) {
        if (at == candidates.size()) {
            return true;
        }
        var tried = new ArrayList<int[]>();
        for (int i : candidates.get(at).columns()) {
            var column = actual[i];
            if (used[i] || tried.stream().anyMatch(before -> Arrays.equals(before, column))) {
                continue;
            }
            if (++trials > MOST_TRIALS) {
                return false;
            }
            tried.add(column);
            var classes = new HashMap<Long, Integer>();
            var nextLeft = split(left, candidates.get(at).column(), classes);
            var nextRight = split(right, column, classes);
            if (Arrays.equals(sorted(nextLeft), sorted(nextRight))) {
                used[i] = true;
                if (assign(candidates, at + 1, used, nextLeft, nextRight)) {
                    matched[candidates.get(at).at()] = i;
                    return true;
                }
                used[i] = false;
            }
        }
        return false;
    }

    private static int[] split(int[] rows, int[] column, Map<Long, Integer> classes) {
        var split = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            long key = ((long) rows[i] << 32) | column[i];
            var known = classes.get(key);
            if (known == null) {
                known = classes.size();
                classes.put(key, known);
            }
            split[i] = known;
        }
        return split;
    }

    private double rowF1() {
        int rows = expectedRows + actualRows;
        var mapped = nearest();
        if (rows == 0 || Arrays.stream(mapped).anyMatch(column -> column < 0)) {
            return 0;
        }
        var left = new int[expectedRows];
        var right = new int[actualRows];
        for (int i = 0; i < expected.length; i++) {
            var classes = new HashMap<Long, Integer>();
            left = split(left, expected[i], classes);
            right = split(right, actual[mapped[i]], classes);
        }
        double f1 = 2.0 * common(sorted(left), sorted(right)) / rows;
        boolean padded = actual.length > expected.length + EXTRA_COLUMNS;
        return padded ? f1 * expected.length / actual.length : f1;
    }

    /**
     * For each expected column the unused actual one with most values in common, -1 where there is
     * none. Nulls tell nothing of what a column is, unless there is nothing else.
     */
    private int[] nearest() {
        var mapped = new int[expected.length];
        var used = new boolean[actual.length];
        for (int i = 0; i < expected.length; i++) {
            int best = -1;
            int most = 0;
            var column = sorted(expected[i]);
            int nulls = nulls(column);
            for (int j = 0; j < actual.length; j++) {
                int common = used[j] ? 0 : common(column, sorted(actual[j]));
                if (common > 0 && nulls < column.length) {
                    common -= Math.min(nulls, nulls(actual[j]));
                }
                if (common > most) {
                    most = common;
                    best = j;
                }
            }
            if (best >= 0) {
                used[best] = true;
            }
            mapped[i] = best;
        }
        return mapped;
    }

    private int nulls(int[] column) {
        return (int) Arrays.stream(column).filter(value -> value == nothing).count();
    }

    /** How many values two sorted bags share. */
    private static int common(int[] left, int[] right) {
        int common = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            if (left[i] == right[j]) {
                common++;
                i++;
                j++;
            } else if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private static int[] sorted(int[] column) {
        var sorted = column.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
