package dev.baton.chart;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses a chart by the shape of a result; none is better than a silly one. */
public final class Charts {
    private static final int MOST_BARS = 40;
    private static final int MOST_POINTS = 1000;
    private static final int MOST_SERIES = 4;
    private static final Set<String> NUMERIC = Set.of("integer", "decimal");
    private static final Set<String> TEMPORAL = Set.of("date", "timestamp");
    private static final Set<String> CALENDAR = Set.of("year", "quarter", "month", "week", "day");

    private Charts() {}

    /** A column's name and its type in lower case. */
    public record Axis(String name, String type) {}

    /** The chart that suits these rows, if one does. */
    public static Optional<Chart> choose(List<Axis> columns, List<List<Value>> rows) {
        if (rows.size() < 2 || rows.size() > MOST_POINTS) {
            return Optional.empty();
        }
        int x = axis(columns);
        if (x < 0 || !distinct(rows, x)) {
            return Optional.empty();
        }
        var y = measures(columns, rows, x);
        if (y.isEmpty() || y.size() > MOST_SERIES) {
            return Optional.empty();
        }
        boolean time = isTime(columns.get(x));
        if (!time && rows.size() > MOST_BARS) {
            return Optional.empty();
        }
        boolean line = time && rows.size() > 2 && sorted(rows, x);
        return Optional.of(
                new Chart(line ? Chart.Kind.LINE : Chart.Kind.BAR, columns.get(x).name(), y));
    }

    private static int axis(List<Axis> columns) {
        var time = IntStream.range(0, columns.size()).filter(i -> isTime(columns.get(i)));
        return time.findFirst().orElseGet(() -> firstText(columns));
    }

    private static int firstText(List<Axis> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).type().equals("text"))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isTime(Axis axis) {
        var name = axis.name().toLowerCase(Locale.ROOT);
        return TEMPORAL.contains(axis.type())
                || (NUMERIC.contains(axis.type()) && CALENDAR.contains(name));
    }

    private static List<String> measures(List<Axis> columns, List<List<Value>> rows, int x) {
        var names = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            var axis = columns.get(i);
            boolean number = NUMERIC.contains(axis.type()) && i != x && !isTime(axis);
            if (number && !isKey(axis.name()) && rows.stream().anyMatch(r -> isSet(r.get(at)))) {
                names.add(axis.name());
            }
        }
        return names;
    }

    private static boolean isKey(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id") || lower.endsWith("_id") || lower.endsWith("_no");
    }

    private static boolean isSet(Value value) {
        return !(value instanceof Value.Nothing);
    }

    private static boolean distinct(List<List<Value>> rows, int column) {
        var seen = new HashSet<Value>();
        return rows.stream().allMatch(row -> isSet(row.get(column)) && seen.add(row.get(column)));
    }

    private static boolean sorted(List<List<Value>> rows, int column) {
        for (int i = 1; i < rows.size(); i++) {
            if (compare(rows.get(i - 1).get(column), rows.get(i).get(column)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Value left, Value right) {
        if (left instanceof Value.Number(var a) && right instanceof Value.Number(var b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Text(var a) && right instanceof Value.Text(var b)) {
            return a.compareTo(b);
        }
        return 0;
    }
}
