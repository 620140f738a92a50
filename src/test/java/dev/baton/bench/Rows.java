package dev.baton.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a query as comparable text, and whether two results are the same. */
record Rows(List<List<String>> rows, int width) {
    static Rows of(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setQueryTimeout(10);
            try (var result = statement.executeQuery(sql)) {
                int width = result.getMetaData().getColumnCount();
                var rows = new ArrayList<List<String>>();
                while (result.next() && rows.size() < 5000) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= width; i++) {
                        row.add(text(result.getObject(i)));
                    }
                    rows.add(row);
                }
                return new Rows(rows, width);
            }
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "∅";
        }
        if (value instanceof Number number) {
            var decimal = new BigDecimal(number.toString()).round(new MathContext(7));
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        var text = value.toString();
        return text.endsWith(" 00:00:00.0") ? text.substring(0, 10) : text;
    }

    /**
     * Same bag of rows, columns in any order, at most {@code extra} columns more on the other side.
     */
    boolean sameAs(Rows other, int extra, boolean ordered) {
        if (rows.size() != other.rows.size()
                || other.width < width
                || other.width > width + extra) {
            return false;
        }
        return match(
                other, ordered, new int[width], new boolean[other.width], 0, new int[] {20_000});
    }

    private boolean match(
            Rows other, boolean ordered, int[] chosen, boolean[] taken, int at, int[] budget) {
        if (budget[0]-- < 0) {
            return false;
        }
        if (at == width) {
            return equal(other, chosen, ordered);
        }
        for (int i = 0; i < other.width; i++) {
            if (!taken[i] && column(at).equals(other.column(i))) {
                taken[i] = true;
                chosen[at] = i;
                if (match(other, ordered, chosen, taken, at + 1, budget)) {
                    return true;
                }
                taken[i] = false;
            }
        }
        return false;
    }

    private Map<String, Integer> column(int i) {
        var bag = new HashMap<String, Integer>();
        rows.forEach(row -> bag.merge(row.get(i), 1, Integer::sum));
        return bag;
    }

    private boolean equal(Rows other, int[] chosen, boolean ordered) {
        var mine = rows.stream().map(row -> String.join("\u0001", row)).toList();
        var theirs =
                other.rows.stream()
                        .map(row ->
                                String.join(
                                        "\u0001",
                                        Arrays.stream(chosen).mapToObj(row::get).toList()))
                        .toList();
        return ordered ? mine.equals(theirs) : bag(mine).equals(bag(theirs));
    }

    private static Map<String, Integer> bag(List<String> rows) {
        var bag = new HashMap<String, Integer>();
        rows.forEach(row -> bag.merge(row, 1, Integer::sum));
        return bag;
    }
}
