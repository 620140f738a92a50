package dev.baton.sql;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two results row beside row: what is the same in both, what differs, what is missing and what is
 * too much. Rows are a bag as in the {@link Comparison}, and columns are held against one another
 * as there; those that have no value in common by their name, then by their place.
 *
 * @param reordered the rows are the same ones, and not in the order that was asked for
 * @param columns for each expected column the place of the answered one, -1 where there is none
 * @param counts how many pairs of rows, or rows of one side, have each mark
 */
public record Difference(
        Comparison.Match match,
        boolean reordered,
        List<Integer> columns,
        List<Row> expected,
        List<Row> answered,
        Counts counts) {
    public Difference {
        columns = List.copyOf(columns);
        expected = List.copyOf(expected);
        answered = List.copyOf(answered);
    }

    /** What a row is to the other result. */
    public enum Mark {
        /** A row of the other side that agrees in some cells and not in others. */
        DIFFERENT,
        /** The same row stands elsewhere, and where it stands matters. */
        MOVED,
        /** Expected and not answered. */
        MISSING,
        /** Answered and not expected. */
        EXTRA,
        SAME
    }

    /**
     * A row with its number from 1.
     *
     * @param apart the places of the cells that differ from those of the row beside it
     */
    public record Row(int number, Mark mark, List<Value> cells, List<Integer> apart) {
        public Row {
            cells = List.copyOf(cells);
            apart = List.copyOf(apart);
        }
    }

    /** Different and moved rows count once for both sides. */
    public record Counts(int same, int different, int moved, int missing, int extra) {}

    /**
     * At most that many rows of each side: those that differ, then those of one side alone, then
     * the same ones; what belongs together stands at the same place.
     */
    public static Difference of(
            ResultTable expected, ResultTable answered, Uses.Order order, int most) {
        var pairing = Comparison.pairing(expected, answered, order);
        boolean unlike = pairing.match() == Comparison.Match.NONE;
        boolean reordered = false;
        if (unlike && order.asked()) {
            var bag = Comparison.pairing(expected, answered, Uses.Order.NONE);
            reordered = bag.match() != Comparison.Match.NONE;
            pairing = reordered ? new Comparison.Pairing(pairing.match(), bag.columns()) : pairing;
        }
        var rows = new RowPairs(expected, answered, paired(expected, answered, pairing.columns()));
        var pairs = reordered ? rows.byPlace(order) : rows.byContent();
        var shown =
                pairs.stream()
                        .sorted(Comparator.comparingInt((RowPairs.Pair pair) -> rank(pair.mark())))
                        .toList();
        return new Difference(
                pairing.match(),
                reordered,
                rows.columns(),
                shown.stream()
                        .filter(pair -> pair.expected() >= 0)
                        .limit(most)
                        .map(pair -> row(expected, pair.expected(), pair, rows.apart(pair)))
                        .toList(),
                shown.stream()
                        .filter(pair -> pair.answered() >= 0)
                        .limit(most)
                        .map(pair -> row(answered, pair.answered(), pair, rows.beside(pair)))
                        .toList(),
                counts(pairs));
    }

    /** Rows in a wrong order are read in that order. */
    private static int rank(Mark mark) {
        return switch (mark) {
            case DIFFERENT -> 0;
            case MISSING -> 1;
            case EXTRA -> 2;
            case SAME, MOVED -> 3;
        };
    }

    private static Row row(ResultTable table, int at, RowPairs.Pair pair, List<Integer> apart) {
        return new Row(at + 1, pair.mark(), table.rows().get(at), apart);
    }

    private static Counts counts(List<RowPairs.Pair> pairs) {
        return new Counts(
                count(pairs, Mark.SAME),
                count(pairs, Mark.DIFFERENT),
                count(pairs, Mark.MOVED),
                count(pairs, Mark.MISSING),
                count(pairs, Mark.EXTRA));
    }

    private static int count(List<RowPairs.Pair> pairs, Mark mark) {
        return (int) pairs.stream().filter(pair -> pair.mark() == mark).count();
    }

    /** The columns with those added that have no value in common: by name, then by place. */
    private static List<Integer> paired(
            ResultTable expected, ResultTable answered, List<Integer> found) {
        var pairs = new ArrayList<>(found);
        var left = IntStream.range(0, answered.columns().size()).boxed().toList();
        var free = new ArrayList<>(left);
        free.removeAll(pairs);
        for (int at = 0; at < pairs.size(); at++) {
            if (pairs.get(at) < 0) {
                var name = expected.columns().get(at).name();
                var same =
                        free.stream()
                                .filter(each -> answered.columns().get(each).name().equals(name))
                                .findFirst();
                if (same.isPresent()) {
                    pairs.set(at, same.get());
                    free.remove((Object) same.get());
                }
            }
        }
        for (int at = 0; at < pairs.size() && !free.isEmpty(); at++) {
            if (pairs.get(at) < 0) {
                pairs.set(at, free.removeFirst());
            }
        }
        return pairs;
    }
}
