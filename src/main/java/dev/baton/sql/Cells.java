package dev.baton.sql;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of some results as small numbers: the same number for what counts as the same. */
final class Cells {
    private static final BigDecimal NEAR = new BigDecimal("0.00001");
    private static final BigDecimal RELATIVE = new BigDecimal("0.000000001");
    private static final int LONGEST_NUMBER = 400;

    private final Map<String, Integer> texts = new HashMap<>();
    private final TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();

    Cells(List<ResultTable> tables) {
        var all = new TreeSet<BigDecimal>();
        for (var table : tables) {
            for (var row : table.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    var number = number(row.get(i), table.columns().get(i).type());
                    if (number != null) {
                        all.add(number);
                    }
                }
            }
        }
        group(all);
    }

    /** Numbers within the tolerance of the first of their group are one. */
    private void group(TreeSet<BigDecimal> all) {
        BigDecimal first = null;
        BigDecimal near = NEAR;
        int group = -1;
        for (var number : all) {
            if (first == null || number.subtract(first).compareTo(near) > 0) {
                first = number;
                // Sums of floats differ in their last digits; whole numbers must be the same.
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                near = whole ? NEAR : NEAR.max(number.abs().multiply(RELATIVE));
                group++;
            }
            numbers.put(number, group);
        }
    }

    /** A table column by column. */
    int[][] columns(ResultTable table) {
        var columns = new int[table.columns().size()][table.rowCount()];
        for (int i = 0; i < columns.length; i++) {
            var type = table.columns().get(i).type();
            for (int row = 0; row < table.rowCount(); row++) {
                columns[i][row] = cell(table.rows().get(row).get(i), type);
            }
        }
        return columns;
    }

    /** The number of null; one that no cell has when there is none. */
    int nothing() {
        var number = texts.get(text(Value.NOTHING));
        return number == null ? -1 : 2 * number + 1;
    }

    private int cell(Value value, String type) {
        var number = number(value, type);
        if (number != null) {
            return 2 * numbers.getOrDefault(number, 0);
        }
        return 2 * texts.computeIfAbsent(text(value), _ -> texts.size()) + 1;
    }

    private static @Nullable BigDecimal number(Value value, String type) {
        return switch (value) {
            case Value.Number(var number) -> number;
            case Value.Text(var text)
                    when (type.equals("decimal") || type.equals("integer"))
                            && text.length() < LONGEST_NUMBER ->
                    parsed(text);
            default -> null;
        };
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // NaN and Infinity are compared as words.
        }
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "null";
            case Value.Flag(var flag) -> "flag " + flag;
            case Value.Text(var text) -> "text " + day(text);
            case Value.Number(var number) -> "number " + number.stripTrailingZeros();
            case Value.Items(var items) -> "items " + items.stream().map(Cells::text).toList();
            case Value.Fields(var fields) -> "fields " + fields;
            case Value.Ref(var reference) -> "reference " + reference;
            case Value.Prose(var template) -> "prose " + template;
        };
    }

    /** A day at midnight is that day. */
    private static String day(String text) {
        return text.length() >= 19 && text.startsWith("T00:00:00", 10)
                ? text.replaceFirst("T00:00:00Z?$", "")
                : text;
    }
}
