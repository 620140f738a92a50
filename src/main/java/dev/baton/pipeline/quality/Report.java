package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What was found in all tables, as JSON. */
record Report(String source, String asOf, boolean proposed, List<TableReport> tables) {
    Report {
        tables = List.copyOf(tables);
    }

    List<RuleResult> results() {
        return tables.stream().flatMap(table -> table.results().stream()).toList();
    }

    OptionalDouble score() {
        return Score.of(results());
    }

    double confidence() {
        return Score.confidence(results());
    }

    long count(RuleResult.Status status) {
        return results().stream().filter(result -> result.status() == status).count();
    }

    Value.Fields json() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("data_source", Value.text(source));
        fields.put("as_of", Value.text(asOf));
        fields.put("score", score(score()));
        fields.put("score_how", Value.text(Score.HOW));
        fields.put("rules_proposed", new Value.Flag(proposed));
        fields.put("rules", Value.number(results().size()));
        fields.put("passed", Value.number(count(RuleResult.Status.PASSED)));
        fields.put("failed", Value.number(count(RuleResult.Status.FAILED)));
        fields.put("not_computed", Value.number(count(RuleResult.Status.NOT_COMPUTED)));
        fields.put("tables", new Value.Items(tables.stream().map(Report::table).toList()));
        return new Value.Fields(fields);
    }

    private static Value table(TableReport table) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("table", Value.text(table.table()));
        fields.put("rows", Value.number(table.rows()));
        fields.put("score", score(table.score()));
        fields.put("rules", new Value.Items(table.results().stream().map(Report::result).toList()));
        return new Value.Fields(fields);
    }

    private static Value result(RuleResult result) {
        var fields = new LinkedHashMap<>(rule(result.rule()));
        fields.put("status", word(result.status()));
        if (result.computed()) {
            fields.put("rows", Value.number(result.rows()));
            fields.put("failing", Value.number(result.failing()));
            fields.put("share", number(result.share()));
            fields.put("score", number(result.score()));
            fields.put(
                    "samples",
                    new Value.Items(result.samples().stream().map(Report::sample).toList()));
        }
        if (result.note() != null) {
            fields.put("note", Value.text(result.note()));
        }
        return new Value.Fields(fields);
    }

    /** A rule as a person would write it into a request. */
    static Map<String, Value> rule(Rule rule) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("name", Value.text(rule.name()));
        fields.put("table", Value.text(rule.table().toString()));
        fields.put("type", Value.text(rule.check().type()));
        fields.put("columns", texts(rule.check().columns()));
        switch (rule.check()) {
            case Check.NotNull _, Check.Unique _ -> {}
            case Check.Range(_, var min, var max) -> {
                if (min != null) {
                    fields.put("min", min);
                }
                if (max != null) {
                    fields.put("max", max);
                }
            }
            case Check.Pattern(_, var expression) -> fields.put("pattern", Value.text(expression));
            case Check.Foreign(_, var to, var columns) ->
                    fields.put(
                            "references",
                            Value.Fields.EMPTY
                                    .with("table", Value.text(to.toString()))
                                    .with("columns", texts(columns)));
            case Check.Freshness(_, var age) -> fields.put("max_age", Value.text(age.toString()));
            case Check.Duplicates(_, var match) -> fields.put("match", word(match));
            case Check.Allowed(_, var values) -> fields.put("values", new Value.Items(values));
        }
        fields.put("severity", word(rule.severity()));
        if (rule.tolerance() > 0) {
            fields.put("tolerance", number(rule.tolerance()));
        }
        if (rule.proposedBecause() != null) {
            fields.put("proposed", new Value.Flag(true));
            fields.put("proposed_because", Value.text(rule.proposedBecause()));
        }
        return fields;
    }

    private static Value sample(RuleResult.Sample sample) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("key", sample.key());
        fields.put("value", sample.value());
        return new Value.Fields(fields);
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(new ArrayList<Value>(texts.stream().map(Value::text).toList()));
    }

    private static Value word(Enum<?> word) {
        return Value.text(word.name().toLowerCase(Locale.ROOT));
    }

    private static Value score(OptionalDouble score) {
        return score.isEmpty() ? Value.NOTHING : number(score.getAsDouble());
    }

    static Value number(double number) {
        return new Value.Number(
                BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros());
    }
}
