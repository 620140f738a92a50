package dev.baton.context;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes a value apart: its single values as lines, then its tables and longer texts in their order.
 */
final class Outline {
    /** A longer text is prose, not the value of a field. */
    private static final int LONGEST_FIELD = 240;

    private static final int LONGEST_CELL = 40;

    /** More objects than this are data, whatever they say. */
    private static final int MOST_SAID = 50;

    private static final int LONGEST_NAME = 5;
    private static final int MOST_FIELDS = 40;
    private final List<FieldLines.Line> lines = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private Outline() {}

    static List<Part> of(Value value) {
        var outline = new Outline();
        outline.walk("", value);
        if (!outline.lines.isEmpty()) {
            outline.parts.addFirst(new FieldLines(outline.lines));
        }
        return List.copyOf(outline.parts);
    }

    private void walk(String name, Value value) {
        switch (value) {
            case Value.Nothing _ -> line(name, "none", List.of());
            case Value.Text(var text) -> text(name, text);
            case Value.Number(var number) -> pinned(Pin.Kind.NUMBER, name, number.toPlainString());
            case Value.Flag(var flag) -> pinned(Pin.Kind.DECISION, name, String.valueOf(flag));
            case Value.Ref _, Value.Prose _ -> text(name, Table.cell(value));
            case Value.Items(var items) -> items(name, items);
            case Value.Fields fields -> fields(name, fields);
        }
    }

    private void line(String name, String value, List<Pin> pins) {
        lines.add(new FieldLines.Line(name, value, pins));
    }

    /** A number or a yes says nothing without its name. */
    private void pinned(Pin.Kind kind, String name, String value) {
        line(name, value, List.of(new Pin(kind, name.isEmpty() ? value : name + ": " + value)));
    }

    private void text(String name, String text) {
        if (text.length() > LONGEST_FIELD || text.contains("\n")) {
            parts.add(new Reading(List.of(Passage.said(name, text))));
        } else if (text.isBlank()) {
            line(name, "none", List.of());
        } else {
            line(name, text.strip(), pins(text.strip()));
        }
    }

    /** A few words that stand for themselves are a name, whatever their letters. */
    private static List<Pin> pins(String text) {
        if (text.split(" ").length <= LONGEST_NAME) {
            return List.of(new Pin(Pin.Kind.NAME, text));
        }
        return new Reading(List.of(Passage.text(text))).pins();
    }

    private void fields(String name, Value.Fields fields) {
        if (fields.at("columns") instanceof Value.Items(var columns)
                && fields.at("rows") instanceof Value.Items(var rows)
                && rows.stream().allMatch(Value.Items.class::isInstance)) {
            boolean partial =
                    fields.at("truncated") instanceof Value.Flag(var truncated) && truncated;
            parts.add(
                    new Table(
                            below(name, "rows"),
                            columns.stream().map(Outline::column).toList(),
                            rows.stream().map(Outline::cells).toList(),
                            partial));
            fields.fields()
                    .forEach((field, value) -> {
                        if (!field.equals("columns") && !field.equals("rows")) {
                            walk(below(name, field), value);
                        }
                    });
        } else if (fields.fields().size() > MOST_FIELDS
                && fields.fields().values().stream().allMatch(Outline::single)) {
            parts.add(pairs(name, fields.fields()));
        } else if (fields.fields().isEmpty()) {
            line(name, "none", List.of());
        } else {
            fields.fields().forEach((field, value) -> walk(below(name, field), value));
        }
    }

    private void items(String name, List<Value> items) {
        boolean few = items.size() <= Table.FEW;
        if (items.isEmpty()) {
            line(name, "none", List.of());
        } else if (few && items.stream().allMatch(Value.Number.class::isInstance)) {
            pinned(Pin.Kind.NUMBER, name, joined(items, ", "));
        } else if (few && (prosaic(items) || items.stream().anyMatch(Outline::deep))) {
            for (int i = 0; i < items.size(); i++) {
                walk("%s[%d]".formatted(name, i), items.get(i));
            }
        } else if (prosaic(items)) {
            prose(name, items);
        } else if (items.stream().allMatch(Value.Fields.class::isInstance)) {
            objects(name, items.stream().map(Value.Fields.class::cast).toList());
        } else {
            parts.add(lists(name, items));
        }
    }

    private void prose(String name, List<Value> texts) {
        parts.add(new Reading(List.of(Passage.said(name, joined(texts, "\n\n")))));
    }

    private static String joined(List<Value> values, String by) {
        return values.stream().map(Table::cell).collect(Collectors.joining(by));
    }

    /** Texts that are longer than what stands in a cell. */
    private static boolean prosaic(List<Value> items) {
        return items.stream().allMatch(Value.Text.class::isInstance)
                && items.stream().mapToInt(item -> Table.cell(item).length()).sum()
                        > items.size() * LONGEST_CELL;
    }

    /** Fields too large for the row of a small table. */
    private static boolean deep(Value item) {
        return item instanceof Value.Fields(var fields)
                && fields.values().stream()
                        .anyMatch(value ->
                                !single(value) || Table.cell(value).length() > 2 * LONGEST_CELL);
    }

    /** A row each; what the fields of one name say in sentences is told as prose. */
    private void objects(String name, List<Value.Fields> items) {
        var names = new LinkedHashSet<String>();
        items.forEach(item -> names.addAll(item.fields().keySet()));
        if (items.size() <= MOST_SAID) {
            for (var field : List.copyOf(names)) {
                var values = items.stream().map(item -> item.at(field)).toList();
                if (prosaic(values)) {
                    prose(below(name, field), values);
                    names.remove(field);
                }
            }
        }
        if (!names.isEmpty()) {
            parts.add(
                    new Table(
                            name,
                            names.stream().map(each -> new Table.Column(each, "")).toList(),
                            items.stream()
                                    .map(item -> names.stream().map(item::at).toList())
                                    .toList(),
                            false));
        }
    }

    private static boolean single(Value value) {
        return switch (value) {
            case Value.Nothing _, Value.Number _, Value.Flag _, Value.Ref _, Value.Prose _ -> true;
            case Value.Text(var text) -> text.length() <= LONGEST_FIELD;
            case Value.Items _, Value.Fields _ -> false;
        };
    }

    private static Table lists(String name, List<Value> items) {
        int width = items.stream().mapToInt(item -> cells(item).size()).max().orElse(1);
        return new Table(
                name,
                Stream.iterate(1, number -> number + 1)
                        .limit(width)
                        .map(number ->
                                new Table.Column(
                                        width == 1 ? "value" : "column " + number, "", false))
                        .toList(),
                items.stream().map(Outline::cells).toList(),
                false);
    }

    private static Table pairs(String name, Map<String, Value> fields) {
        return new Table(
                name,
                List.of(new Table.Column("name", "", false), new Table.Column("value", "", false)),
                fields.entrySet().stream()
                        .map(field -> List.of(Value.text(field.getKey()), field.getValue()))
                        .toList(),
                false);
    }

    private static List<Value> cells(Value row) {
        return row instanceof Value.Items(var cells) ? cells : List.of(row);
    }

    private static Table.Column column(Value column) {
        return column instanceof Value.Fields fields
                ? new Table.Column(
                        fields.text("name").orElse(Json.write(column)),
                        fields.text("type").orElse(""))
                : new Table.Column(Table.cell(column), "");
    }

    private static String below(String name, String field) {
        return name.isEmpty() ? field : name + "." + field;
    }
}
