package dev.baton.finance.report;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactCheck;
import dev.baton.finance.fact.FactSheet;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What another agent proved: its text, facts, table and figures, read back and checked again. */
record Given(String agent, Value.Fields body, LocalDate asOf) {
    private record Column(String name, String type) {
        boolean number() {
            return type.equals("decimal") || type.equals("integer");
        }
    }

    /** Its text; throws a problem of cause rejected when a number in it is none of its facts. */
    String text() {
        var text = body.text("text").orElse("");
        return FactCheck.ENGLISH.demand(text, facts().quoting(names()));
    }

    /** The facts that its text rests on. */
    FactSheet cited() {
        return FactCheck.ENGLISH.cited(text(), facts());
    }

    FactSheet facts() {
        if (!(body.at("facts") instanceof Value.Items(var items))) {
            return FactSheet.EMPTY;
        }
        return FactSheet.of(items.stream().map(each -> Json.as(each, Fact.class)).toList());
    }

    /** From 0 to 1; 0 when a check that must hold does not. */
    BigDecimal confidence() {
        return body.at("confidence") instanceof Value.Number(var number) ? number : BigDecimal.ZERO;
    }

    /** Part of it as a record; empty when it is absent. */
    <T> Optional<T> part(String name, Class<T> type) {
        return body.at(name) instanceof Value.Nothing
                ? Optional.empty()
                : Optional.of(Json.as(body.at(name), type));
    }

    /** Parts of it as records. */
    <T> List<T> parts(String name, Class<T> type) {
        return body.at(name) instanceof Value.Items(var items)
                ? items.stream().map(each -> Json.as(each, type)).toList()
                : List.of();
    }

    /** Its table; each number becomes a fact of its own, whose origin is the row. */
    Optional<Section.Table> table(String currency, int most) {
        var columns =
                parts("columns", Value.Fields.class).stream()
                        .map(each ->
                                new Column(
                                        each.text("name").orElse(""),
                                        each.text("type").orElse("text")))
                        .toList();
        if (columns.isEmpty() || !(body.at("rows") instanceof Value.Items(var given))) {
            return Optional.empty();
        }
        var rows = new ArrayList<Section.Row>();
        for (int i = 0; i < Math.min(most, given.size()); i++) {
            if (given.get(i) instanceof Value.Items(var cells)) {
                rows.add(row(columns, cells, i, currency));
            }
        }
        var head = columns.stream().map(column -> column.name().replace('_', ' ')).toList();
        return Optional.of(new Section.Table(head, rows));
    }

    private Section.Row row(List<Column> columns, List<Value> cells, int at, String currency) {
        var row = new ArrayList<Section.Cell>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.add(cell(columns.get(i), cells.get(i), at, currency));
        }
        return new Section.Row(row, false);
    }

    private Section.Cell cell(Column column, Value value, int row, String currency) {
        return switch (value) {
            case Value.Number(var number) -> figure(column, number, row, currency);
            case Value.Text(var text) when column.number() && text.matches("-?\\d+(?:\\.\\d+)?") ->
                    figure(column, new BigDecimal(text), row, currency);
            case Value.Text(var text) -> new Section.Words(text);
            case Value.Flag(var flag) -> new Section.Words(flag ? "yes" : "no");
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    new Section.Blank();
        };
    }

    private Section.Cell figure(Column column, BigDecimal number, int row, String currency) {
        var id = "%s:row:%d:%s".formatted(agent, row + 1, column.name());
        var unit = column.type().equals("integer") ? "count" : currency;
        return new Section.Figure(
                new Fact(id, column.name(), number, unit, asOf, "table of " + agent, List.of()));
    }

    /** Names in its table may be said with the digits that stand in them. */
    private List<String> names() {
        var names = new ArrayList<>(List.of("13-week", "12-month", "P10", "P50", "P90"));
        if (body.at("names") instanceof Value.Items(var items)) {
            items.forEach(each -> {
                if (each instanceof Value.Text(var text)) {
                    names.add(text);
                }
            });
        }
        return names;
    }

    /** All facts of a table. */
    static List<Fact> factsOf(Section.Table table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(Section.Figure.class::isInstance)
                .map(cell -> ((Section.Figure) cell).fact())
                .toList();
    }
}
