package dev.baton.analysis;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.analysis.Contrast.Direction;
import dev.baton.chart.Charts;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds two tables against one another, row by row: differences, shares, what is missing. */
@ApplicationScoped
class CompareTablesAgent implements Agent {
    private static final Shape.Fields TABLE =
            new Shape.Fields(
                    Map.of(
                            "columns",
                            new Shape.Items(Shape.ANY),
                            "rows",
                            new Shape.Items(Shape.ANY)),
                    java.util.Set.of("columns", "rows"),
                    true);
    private static final AgentCard CARD =
            new AgentCard(
                    "compare_tables",
                    "Compares two results row by row (joined by their names): difference and change in percent of"
                            + " left against right, totals, what is on one side only; with a threshold (percent)"
                            + " and direction also the rows that changed by more.",
                    Shape.Fields.of(List.of())
                            .with("left", TABLE)
                            .with("right", TABLE)
                            .maybe("left_name", Shape.TEXT)
                            .maybe("right_name", Shape.TEXT)
                            .maybe("key", Shape.TEXT)
                            .maybe("measure", Shape.TEXT)
                            .maybe("threshold", Shape.NUMBER)
                            .maybe("direction", Shape.oneOf("more", "less", "any")),
                    Shape.Fields.of(List.of())
                            .with("text", Shape.TEXT)
                            .with("columns", new Shape.Items(Shape.ANY))
                            .with("rows", new Shape.Items(new Shape.Items(Shape.ANY)))
                            .with("row_count", Shape.NUMBER)
                            .with("flagged", new Shape.Items(Shape.TEXT))
                            .with("only_left", new Shape.Items(Shape.TEXT))
                            .with("only_right", new Shape.Items(Shape.TEXT))
                            .with("confidence", Shape.NUMBER)
                            .maybe("chart", Shape.ANY),
                    Effect.NONE);

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var left = Side.of(input.text("left_name").orElse("left"), input.at("left"));
        var right = Side.of(input.text("right_name").orElse("right"), input.at("right"));
        for (var side : List.of(left, right)) {
            if (!side.answered()) {
                return nothing("“%s” was not found: %s".formatted(side.name(), side.why()));
            }
        }
        if (left.rows().isEmpty() && right.rows().isEmpty()) {
            return nothing("neither table has a row.");
        }
        var pairing =
                Pairing.of(
                        left,
                        right,
                        input.text("key").orElse(null),
                        input.text("measure").orElse(null));
        var contrast = Contrast.of(left, right, pairing);
        return compared(contrast, pairing, left, right, input);
    }

    /** An honest nothing: later steps and the answer see why. */
    private static StepOutcome nothing(String why) {
        var text = "Nothing could be compared: " + why;
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text));
        for (var name : List.of("columns", "rows", "flagged", "only_left", "only_right")) {
            body.put(name, new Value.Items(List.of()));
        }
        body.put("row_count", Value.number(0));
        body.put("confidence", Value.number(0));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }

    private static StepOutcome compared(
            Contrast contrast, Pairing pairing, Side left, Side right, Value.Fields input) {
        var threshold = Side.number(input.at("threshold")).map(BigDecimal::abs).orElse(null);
        var direction = Direction.of(input.text("direction").orElse("any"));
        var flagged =
                threshold == null
                        ? List.<Contrast.Line>of()
                        : contrast.both().stream()
                                .filter(line -> Contrast.concerns(line, threshold, direction))
                                .toList();
        var text =
                new ContrastText(contrast, left.name(), right.name())
                        .of(threshold, direction, flagged);
        var columns = columns(pairing, Apart.of(left.name(), right.name()), threshold);
        var rows =
                contrast.first(flagged).stream()
                        .map(line -> row(line, flagged, threshold))
                        .toList();
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text));
        body.put("columns", Json.value(columns));
        body.put("rows", new Value.Items(rows.stream().<Value>map(Value.Items::new).toList()));
        body.put("row_count", Value.number(rows.size()));
        body.put("flagged", names(flagged));
        body.put("only_left", names(contrast.only(true)));
        body.put("only_right", names(contrast.only(false)));
        body.put(
                "truncated",
                new Value.Flag(
                        Value.holds(left.body().at("truncated"))
                                || Value.holds(right.body().at("truncated"))));
        body.put(
                "confidence",
                new Value.Number(
                        BigDecimal.valueOf(Math.min(left.confidence(), right.confidence()))));
        Charts.choose(
                        columns.subList(0, Math.min(pairing.leftKey().size() + 2, columns.size())),
                        rows)
                .ifPresent(chart -> body.put("chart", Json.value(chart)));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }

    private static List<Charts.Axis> columns(
            Pairing pairing, Apart names, @Nullable BigDecimal threshold) {
        var columns = new ArrayList<Charts.Axis>();
        pairing.leftKey().forEach(key -> columns.add(new Charts.Axis(key.name(), key.type())));
        columns.add(new Charts.Axis(names.left(), "decimal"));
        columns.add(new Charts.Axis(names.right(), "decimal"));
        columns.add(new Charts.Axis("difference", "decimal"));
        columns.add(new Charts.Axis("change_percent", "decimal"));
        if (threshold != null) {
            columns.add(new Charts.Axis("flagged", "boolean"));
        }
        return columns;
    }

    private static List<Value> row(
            Contrast.Line line, List<Contrast.Line> flagged, @Nullable BigDecimal threshold) {
        var row = new ArrayList<>(line.key());
        row.add(exact(line.left()));
        row.add(exact(line.right()));
        row.add(exact(line.difference().orElse(null)));
        row.add(exact(line.percent().orElse(null)));
        if (threshold != null) {
            row.add(new Value.Flag(flagged.contains(line)));
        }
        return row;
    }

    /** Exact numbers are text on the wire. */
    private static Value exact(@Nullable BigDecimal number) {
        return number == null ? Value.NOTHING : Value.text(number.toPlainString());
    }

    private static Value names(List<Contrast.Line> lines) {
        return new Value.Items(
                lines.stream().<Value>map(line -> Value.text(ContrastText.name(line))).toList());
    }
}
