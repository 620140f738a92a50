package dev.baton.nl2sql.answer;

import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says a result in a sentence, by rules: only what stands in the rows, never a guess. */
public final class ResultWords {
    private static final int NAMED = 5;
    private static final Pattern MIDNIGHT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T00:00(?::00(?:\\.0+)?)?Z?");

    private static final Pattern PART = Pattern.compile("(?:.*_)?share");
    private static final Pattern PERCENT =
            Pattern.compile("(?:.*_)?(?:percentage|percent|pct)(?:_.*)?");
    private static final BigDecimal LONG = BigDecimal.valueOf(10_000);

    static final String NO_ROWS = "No rows match.";

    private ResultWords() {}

    /** One or two sentences about the rows, truncation told. */
    public static String of(ResultTable result) {
        var rows = result.rows();
        if (rows.isEmpty()) {
            return NO_ROWS;
        }
        if (rows.size() == 1) {
            return single(result.columns(), rows.getFirst());
        }
        var count =
                result.truncated()
                        ? "There are more than %,d rows; these are the first %,d."
                                .formatted(rows.size(), rows.size())
                        : "%,d rows: ".formatted(rows.size());
        return result.truncated() ? count : count + names(result) + ".";
    }

    private static String single(List<ResultTable.ResultColumn> columns, List<Value> row) {
        if (columns.size() == 1 && row.getFirst() instanceof Value.Nothing) {
            return "There is no value: nothing to compute it from.";
        }
        if (columns.size() == 1
                && columns.getFirst().type().equals("text")
                && row.getFirst() instanceof Value.Text) {
            return said(columns.getFirst(), row.getFirst()) + ".";
        }
        var parts =
                IntStream.range(0, Math.min(columns.size(), 6))
                        .mapToObj(i ->
                                words(columns.get(i).name())
                                        + ": "
                                        + said(columns.get(i), row.get(i)))
                        .collect(Collectors.joining(", "));
        return capitalised(parts) + ".";
    }

    private static String names(ResultTable result) {
        int name = named(result.columns());
        int measure = measure(result.columns(), name);
        var first =
                result.rows().stream()
                        .limit(NAMED)
                        .map(row ->
                                measure < 0
                                        ? said(result.columns().get(name), row.get(name))
                                        : "%s (%s)"
                                                .formatted(
                                                        said(
                                                                result.columns().get(name),
                                                                row.get(name)),
                                                        said(
                                                                result.columns().get(measure),
                                                                row.get(measure))))
                        .collect(Collectors.joining(", "));
        int more = result.rowCount() - NAMED;
        return more > 0 ? first + " and %,d more".formatted(more) : first;
    }

    private static int named(List<ResultTable.ResultColumn> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).type().equals("text"))
                .findFirst()
                .orElse(0);
    }

    /** With exactly one number beside the name, the number belongs in the sentence. */
    private static int measure(List<ResultTable.ResultColumn> columns, int name) {
        var numbers =
                IntStream.range(0, columns.size())
                        .filter(i -> i != name && columns.size() <= 3)
                        .filter(i -> isMeasure(columns.get(i)))
                        .toArray();
        return numbers.length == 1 ? numbers[0] : -1;
    }

    private static boolean isMeasure(ResultTable.ResultColumn column) {
        var name = column.name().toLowerCase(Locale.ROOT);
        return (column.type().equals("integer") || column.type().equals("decimal"))
                && !name.equals("id")
                && !name.endsWith("_id");
    }

    private static String words(String column) {
        var words = column.replace('_', ' ').strip();
        return words.length() > 6 && words.endsWith(" count")
                ? "number of " + words.substring(0, words.length() - 6)
                : words;
    }

    /** A value as a person says it: no tail of zeros, no midnight, no more than four decimals. */
    private static String said(ResultTable.ResultColumn column, Value value) {
        if (!(value instanceof Value.Text(var text))) {
            return say(value);
        }
        return switch (column.type()) {
            case "decimal" -> number(column.name().toLowerCase(Locale.ROOT), text);
            case "timestamp" -> MIDNIGHT.matcher(text).replaceFirst("$1");
            default -> say(value);
        };
    }

    /** A share is told in percent, and long numbers with commas between the thousands. */
    private static String number(String name, String text) {
        try {
            var number = new BigDecimal(text);
            boolean share = PART.matcher(name).matches();
            if (share && number.abs().compareTo(BigDecimal.ONE) <= 0) {
                return rounded(number.movePointRight(2), 1) + " %";
            }
            return PERCENT.matcher(name).matches()
                    ? rounded(number, 1) + " %"
                    : rounded(number, number.scale() <= 4 ? number.scale() : 2);
        } catch (NumberFormatException _) {
            return text;
        }
    }

    private static String rounded(BigDecimal number, int places) {
        var plain = number.setScale(Math.max(0, places), RoundingMode.HALF_EVEN);
        return plain.abs().compareTo(LONG) < 0
                ? plain.toPlainString()
                : String.format(Locale.ROOT, "%,." + Math.max(0, places) + "f", plain);
    }

    private static String say(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "none";
            case Value.Text(var text) -> text.length() > 80 ? text.substring(0, 79) + "…" : text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> flag ? "yes" : "no";
            case Value.Items(var items) ->
                    items.stream()
                            .limit(NAMED)
                            .map(ResultWords::say)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields _ -> "{…}";
            case Value.Ref _, Value.Prose _ -> "";
        };
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
