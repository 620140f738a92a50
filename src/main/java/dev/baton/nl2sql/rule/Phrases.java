package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a phrase such as "the average weight of dogs" as a measure. */
final class Phrases {
    private static final Pattern SIGN =
            Pattern.compile("(?<not>not )?@(?<kind>[A-Z])(?<number>\\d+)");
    private static final Pattern FUNCTION =
            Pattern.compile(
                    "\\b(total|sum|average|mean|avg|median|minimum|maximum|min|max|combined|overall|highest|lowest|largest|smallest|biggest|greatest|longest|shortest|cheapest|earliest|latest)\\b");

    private Phrases() {}

    static Expression.@Nullable Function function(String text) {
        var found = FUNCTION.matcher(text);
        return found.find() ? named(found.group(1)) : null;
    }

    static Expression.Function named(String word) {
        return switch (word) {
            case "total", "sum", "combined", "overall", "cumulative", "aggregate" ->
                    Expression.Function.SUM;
            case "average", "mean", "avg" -> Expression.Function.AVG;
            case "median" -> Expression.Function.MEDIAN;
            case "minimum",
                    "min",
                    "lowest",
                    "smallest",
                    "least",
                    "shortest",
                    "cheapest",
                    "earliest" ->
                    Expression.Function.MIN;
            default -> Expression.Function.MAX;
        };
    }

    /** The measure a phrase asks for; null when it names nothing. */
    static Measure.@Nullable Simple measure(Reading reading, String phrase) {
        int thing = -1;
        var filters = new ArrayList<Integer>();
        var sign = SIGN.matcher(phrase);
        while (sign.find()) {
            int number = Integer.parseInt(sign.group("number"));
            switch (sign.group("kind")) {
                case "T", "R", "C", "M" -> {
                    if (thing < 0 || reading.isTable(thing) && reading.numeric(number)) {
                        thing = number;
                    }
                }
                default -> filters.add(number);
            }
        }
        if (thing < 0 && filters.isEmpty()) {
            return null;
        }
        var function = function(phrase);
        boolean counts = phrase.matches(".*\\b(?:number|count|how many)\\b.*");
        boolean distinct = phrase.matches(".*\\b(?:different|distinct|unique)\\b.*");
        return of(reading, counts ? null : function, counts, thing, distinct, filters);
    }

    /** The aggregate that suits what is aggregated: amounts are summed, all else is counted. */
    static Measure.Simple of(
            Reading reading,
            Expression.@Nullable Function function,
            boolean counts,
            int thing,
            boolean distinct,
            List<Integer> filters) {
        if (reading.numeric(thing) || reading.temporal(thing) && function != null) {
            if (counts && !distinct) {
                return new Measure.Simple(
                        function == null ? Expression.Function.SUM : function,
                        thing,
                        false,
                        filters);
            }
            if (!distinct) {
                return new Measure.Simple(
                        function == null ? Expression.Function.SUM : function,
                        thing,
                        false,
                        filters);
            }
        }
        boolean categories = reading.column(thing) != null;
        return new Measure.Simple(
                Expression.Function.COUNT, thing, distinct || categories, filters);
    }
}
