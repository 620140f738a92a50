package dev.baton.nl2sql.link;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The part of a schema that a question needs, as text for a prompt: linked tables first, then what
 * joins them, then as much of the rest as the budget allows.
 */
public final class SchemaPrompt {
    private final Linking linking;
    private final Schema schema;
    private final SchemaIndex index;
    private final Map<TableName, Set<String>> shown = new LinkedHashMap<>();

    private SchemaPrompt(Linking linking, Schema schema) {
        this.linking = linking;
        this.schema = schema;
        this.index = SchemaIndex.of(schema);
    }

    /** The text, of at most so many tokens as counted by the given function. */
    public static String text(
            Linking linking, Schema schema, int budgetTokens, ToIntFunction<String> tokens) {
        return new SchemaPrompt(linking, schema).write(budgetTokens, tokens);
    }

    /** The tables a prompt would show for this question, in order of need. */
    public static List<TableName> tables(Linking linking, Schema schema) {
        var prompt = new SchemaPrompt(linking, schema);
        return List.copyOf(prompt.ranked());
    }

    private String write(int budget, ToIntFunction<String> tokens) {
        var ranked = ranked();
        int left = budget - tokens.applyAsInt(tail());
        for (var table : ranked) {
            var columns = needed(table);
            shown.put(table, columns);
            int cost = tokens.applyAsInt(table(table, columns));
            if (cost > left) {
                shown.remove(table);
                break;
            }
            left -= cost;
        }
        for (var table : List.copyOf(shown.keySet())) {
            var all = new LinkedHashSet<String>();
            index.table(table).columns().forEach(column -> all.add(column.name()));
            int more =
                    tokens.applyAsInt(table(table, all))
                            - tokens.applyAsInt(table(table, shown.getOrDefault(table, Set.of())));
            if (more <= left) {
                shown.put(table, all);
                left -= more;
            }
        }
        var text = new StringBuilder();
        shown.forEach((table, columns) -> text.append(table(table, columns)));
        return text.append(tail()).toString();
    }

    private LinkedHashSet<TableName> ranked() {
        var ranked = new LinkedHashSet<TableName>();
        for (var mention : linking.mentions()) {
            ranked.add(mention.best().target().table());
        }
        for (var join : linking.joins()) {
            join.edges()
                    .forEach(edge -> {
                        ranked.add(edge.from());
                        ranked.add(edge.to());
                    });
        }
        ranked.addAll(linking.tables());
        for (var table : List.copyOf(ranked)) {
            index.graph().from(table).stream()
                    .filter(Edge::toOne)
                    .forEach(edge -> ranked.add(edge.to()));
        }
        for (var table : List.copyOf(ranked)) {
            index.graph().from(table).forEach(edge -> ranked.add(edge.to()));
        }
        if (schema.catalogue().tables().size() <= 40) {
            schema.catalogue().tables().forEach(table -> ranked.add(table.name()));
        }
        return ranked;
    }

    /** Linked columns, keys, and the columns that name or date a row. */
    private Set<String> needed(TableName table) {
        var needed = new LinkedHashSet<String>();
        var there = index.table(table);
        needed.addAll(there.primaryKey());
        for (var edge : index.graph().from(table)) {
            if (edge.toOne()) {
                needed.addAll(edge.fromColumns());
            }
        }
        linking.columns().stream()
                .filter(column -> column.table().equals(table))
                .map(ColumnName::name)
                .forEach(needed::add);
        for (var column : there.columns()) {
            var last = NameWords.of(column.name()).getLast();
            if (Set.of(
                                    "name",
                                    "title",
                                    "nm",
                                    "code",
                                    "status",
                                    "amount",
                                    "quantity",
                                    "price",
                                    "total",
                                    "year")
                            .contains(last)
                    || column.type().temporal()) {
                needed.add(column.name());
            }
        }
        var inOrder = new LinkedHashSet<String>();
        there.columns().stream().map(Column::name).filter(needed::contains).forEach(inOrder::add);
        return inOrder;
    }

    private String table(TableName name, Set<String> columns) {
        var table = index.table(name);
        var text =
                new StringBuilder(name.schema().equals("public") ? name.name() : name.toString());
        text.append('(');
        var parts = new ArrayList<String>();
        var keys = new HashSet<>(table.primaryKey());
        for (var column : table.columns()) {
            if (columns.contains(column.name())) {
                parts.add(column(name, column, keys));
            }
        }
        text.append(String.join(", ", parts));
        if (parts.size() < table.columns().size()) {
            text.append(", …");
        }
        text.append(')');
        if (table.comment() != null) {
            text.append(" -- ").append(line(table.comment(), 80));
        }
        return text.append('\n').toString();
    }

    private String column(TableName table, Column column, Set<String> keys) {
        var text = new StringBuilder(column.name());
        text.append(' ')
                .append(
                        column.type() == ColumnType.OTHER
                                ? column.databaseType()
                                : column.type().name().toLowerCase(Locale.ROOT));
        if (keys.contains(column.name())) {
            text.append(" pk");
        }
        for (var edge : index.graph().from(table)) {
            if (edge.toOne() && edge.fromColumns().equals(List.of(column.name()))) {
                text.append(" -> ")
                        .append(edge.to().name())
                        .append('.')
                        .append(edge.toColumns().getFirst());
                break;
            }
        }
        boolean linked = linking.columns().contains(new ColumnName(table, column.name()));
        if (linked && column.comment() != null) {
            text.append(" /* ").append(line(column.comment(), 60)).append(" */");
        }
        if (linked
                && column.type() == ColumnType.TEXT
                && !column.samples().isEmpty()
                && column.samples().size() <= 8) {
            text.append(
                    column.samples().stream()
                            .limit(5)
                            .map(sample -> line(sample, 24))
                            .collect(Collectors.joining("|", " {", "}")));
        }
        return text.toString();
    }

    /** Matched values, business words and named expressions. */
    private String tail() {
        var text = new StringBuilder();
        linking.values().stream()
                .limit(8)
                .forEach(value ->
                        text.append("value: ")
                                .append(value.column().table().name())
                                .append('.')
                                .append(value.column().name())
                                .append(" = '")
                                .append(line(value.value(), 60).replace("'", "''"))
                                .append("'\n"));
        linking.rules()
                .forEach(rule ->
                        text.append("rule: ")
                                .append(rule.name())
                                .append(" means ")
                                .append(rule.table().name())
                                .append(": ")
                                .append(rule.condition())
                                .append('\n'));
        linking.metrics()
                .forEach(metric ->
                        text.append("metric: ")
                                .append(metric.name())
                                .append(" = ")
                                .append(metric.expression())
                                .append(" over ")
                                .append(metric.table().name())
                                .append('\n'));
        return text.toString();
    }

    private static String line(String text, int most) {
        var flat = text.replaceAll("\\s+", " ").strip();
        return flat.length() > most ? flat.substring(0, most) + "…" : flat;
    }
}
