package dev.baton.pipeline.quality;

import dev.baton.pipeline.quality.RuleReader.Fault;
import dev.baton.plan.Value;
import dev.baton.sql.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a rule asks of one table. */
final class CheckReader {
    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})\\s*(m|h|d|w)");
    private static final String TYPES =
            "not_null, unique, range, pattern, foreign_key, freshness, duplicates or allowed_values";

    private final Table table;
    private final Instant asOf;
    private final RuleReader.References references;

    CheckReader(Table table, Instant asOf, RuleReader.References references) {
        this.table = table;
        this.asOf = asOf;
        this.references = references;
    }

    /** Throws a {@link Fault} that says what is missing or wrong. */
    Check check(RuleRequest rule) {
        var columns = rule.named();
        for (var column : columns) {
            if (table.column(column).isEmpty()) {
                throw new Fault(
                        "the table %s has no column %s.".formatted(table.name().name(), column));
            }
        }
        if (columns.isEmpty()) {
            throw new Fault("the field column is missing.");
        }
        return switch (rule.type() == null ? "" : rule.type().toLowerCase(Locale.ROOT)) {
            case "not_null" -> new Check.NotNull(one(columns));
            case "unique" -> new Check.Unique(columns);
            case "range" -> range(one(columns), rule);
            case "pattern" -> new Check.Pattern(one(columns), pattern(rule));
            case "foreign_key" ->
                    references.of(
                            columns, rule.references() == null ? Value.NOTHING : rule.references());
            case "freshness" -> freshness(one(columns), rule);
            case "duplicates" -> new Check.Duplicates(columns, match(rule.match()));
            case "allowed_values", "allowed" -> new Check.Allowed(one(columns), values(rule));
            default -> throw new Fault("type must be " + TYPES + ".");
        };
    }

    private static String one(List<String> columns) {
        if (columns.size() != 1) {
            throw new Fault("this type looks at one column.");
        }
        return columns.getFirst();
    }

    private Check range(String column, RuleRequest rule) {
        var min = bound(column, rule.min());
        var max = bound(column, rule.max());
        if (min == null && max == null) {
            throw new Fault("range needs min, max or both.");
        }
        return new Check.Range(column, min, max);
    }

    private @Nullable Value bound(String column, @Nullable Value bound) {
        return switch (bound) {
            case null -> null;
            case Value.Nothing _ -> null;
            case Value.Text(var text) when text.equals("today") && type(column).type().temporal() ->
                    Value.text(asOf.toString().substring(0, 10));
            case Value.Text _, Value.Number _ -> bound;
            case Value.Flag _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    throw new Fault("min and max are numbers, dates or texts.");
        };
    }

    private dev.baton.sql.Column type(String column) {
        return table.column(column).orElseThrow();
    }

    private static String pattern(RuleRequest rule) {
        if (rule.pattern() == null || rule.pattern().isEmpty()) {
            throw new Fault("pattern needs a regular expression in the field pattern.");
        }
        return rule.pattern();
    }

    private Check freshness(String column, RuleRequest rule) {
        if (!type(column).type().temporal()) {
            throw new Fault("freshness needs a date or a time; %s is none.".formatted(column));
        }
        return new Check.Freshness(column, age(rule.maxAge()));
    }

    /** {@code 30m}, {@code 24h}, {@code 7d}, {@code 2w} or ISO as {@code P7D}. */
    static Duration age(@Nullable String written) {
        var text = written == null ? "" : written.strip();
        var parts = AGE.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofDays(7 * number);
            };
        }
        try {
            var age = Duration.parse(text);
            if (age.isPositive()) {
                return age;
            }
        } catch (java.time.format.DateTimeParseException e) {
            throw new Fault("max_age is written 30m, 24h, 7d, 2w or P7D.");
        }
        throw new Fault("max_age must be more than nothing.");
    }

    private static Check.Match match(@Nullable String word) {
        if (word == null) {
            return Check.Match.NORMALIZED;
        }
        return Arrays.stream(Check.Match.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Fault("match is exact, normalized or words."));
    }

    private static List<Value> values(RuleRequest rule) {
        if (rule.values() == null || rule.values().isEmpty()) {
            throw new Fault("allowed_values needs a list in the field values.");
        }
        for (var value : rule.values()) {
            switch (value) {
                case Value.Text _, Value.Number _, Value.Flag _ -> {}
                case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                        throw new Fault("values are texts, numbers or true and false.");
            }
        }
        return rule.values();
    }
}
