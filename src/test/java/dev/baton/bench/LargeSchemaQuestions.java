package dev.baton.bench;

import dev.baton.bench.LargeSchema.Column;
import dev.baton.bench.LargeSchema.Kind;
import dev.baton.bench.LargeSchema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions over the large schema with the tables and columns their query needs. */
final class LargeSchemaQuestions {
    /** Names are as the database spells them; columns are written {@code table.column}. */
    record Labelled(String kind, String question, Set<String> tables, Set<String> columns) {}

    private final LargeSchema schema;
    private final List<Labelled> labelled = new ArrayList<>();
    private int turn;

    private LargeSchemaQuestions(LargeSchema schema) {
        this.schema = schema;
    }

    static List<Labelled> over(LargeSchema schema) {
        var questions = new LargeSchemaQuestions(schema);
        questions.ofOneTable();
        questions.ofTwoTables();
        questions.acrossTables();
        return List.copyOf(questions.labelled);
    }

    private List<Table> asked() {
        return schema.tables().stream()
                .filter(table ->
                        !table.link() && !table.name().matches(".*_(history|notes|attachments)"))
                .toList();
    }

    private void ofOneTable() {
        for (var table : asked()) {
            var many = plural(said(table));
            for (var number : numbers(table)) {
                add(
                        "above",
                        pick(
                                        "Which %s have a %s above 100?",
                                        "List all %s with more than 40 %s",
                                        "show me %s whose %s exceeds 75")
                                .formatted(many, said(number)),
                        table,
                        number,
                        table.label());
                add(
                        "superlative",
                        pick(
                                        "Which %s has the highest %s?",
                                        "What is the %s with the lowest %s?",
                                        "Name the %s that has the greatest %s.")
                                .formatted(said(table), said(number)),
                        table,
                        number,
                        table.label());
            }
            for (var category :
                    table.columns().stream()
                            .filter(column -> !column.stored().isEmpty() && column != table.label())
                            .toList()) {
                var value = category.stored().get(turn % category.stored().size());
                add(
                        "value",
                        pick(
                                        "How many %2$s %1$s are there?",
                                        "Count the %1$s whose %3$s is %2$s.",
                                        "List the %1$s with %3$s '%2$s'")
                                .formatted(many, value, said(category)),
                        table,
                        category);
                for (var number : numbers(table)) {
                    add(
                            "average",
                            pick(
                                            "What is the average %2$s of %1$s for each %3$s?",
                                            "avg %2$s of the %1$s by %3$s",
                                            "mean %2$s per %3$s among %1$s")
                                    .formatted(many, said(number), said(category)),
                            table,
                            number,
                            category);
                }
            }
            for (var date : table.of(Kind.DATE)) {
                add(
                        "date",
                        pick(
                                        "How many %1$s per month of 2024, by %2$s?",
                                        "Show the %1$s with a %2$s after 1 March 2024",
                                        "number of %1$s with %2$s in 2023")
                                .formatted(many, said(date)),
                        table,
                        date);
            }
            for (var flag : table.of(Kind.FLAG)) {
                add(
                        "flag",
                        pick(
                                        "How many %1$s are %2$s?",
                                        "Show the %1$s that are not %2$s.",
                                        "What share of %1$s is %2$s?")
                                .formatted(many, said(flag)),
                        table,
                        flag);
            }
            lookups(table);
        }
    }

    private void lookups(Table table) {
        var label = table.label();
        if (label != null) {
            var name = LargeSchema.text(table, label, turn % 12);
            for (var column : table.columns()) {
                if (column != label && column.kind() != Kind.KEY && column.kind() != Kind.FLAG) {
                    add(
                            "lookup",
                            pick(
                                            "What is the %2$s of the %1$s %3$s?",
                                            "Tell me the %2$s of %1$s \"%3$s\"",
                                            "%3$s: which %2$s does this %1$s have?")
                                    .formatted(said(table), said(column), name),
                            table,
                            label,
                            column);
                }
            }
        }
    }

    private void ofTwoTables() {
        for (var child : asked()) {
            for (var key : child.of(Kind.KEY)) {
                var parent = schema.table(Objects.requireNonNull(key.to()));
                if (LargeSchema.keysTo(child, parent).size() != 1) {
                    continue;
                }
                var children = plural(said(child));
                var parents = plural(said(parent));
                joined(
                        "count",
                        pick(
                                        "How many %1$s does each %2$s have?",
                                        "Number of %1$s per %2$s",
                                        "For every %2$s, count its %1$s, most first.")
                                .formatted(children, said(parent)),
                        child,
                        key,
                        parent,
                        parent.label());
                joined(
                        "top",
                        pick(
                                        "Which 5 %2$s have the most %1$s?",
                                        "Top three %2$s by number of %1$s",
                                        "The %2$s with at least 4 %1$s")
                                .formatted(children, parents),
                        child,
                        key,
                        parent,
                        parent.label());
                joined(
                        "never",
                        pick(
                                        "Which %2$s have no %1$s?",
                                        "List %2$s without any %1$s", "%2$s that never had %1$s")
                                .formatted(children, parents),
                        child,
                        key,
                        parent,
                        parent.label());
                for (var number : numbers(child)) {
                    joined(
                            "sum",
                            pick(
                                            "What is the total %3$s of %1$s by %2$s?",
                                            "Sum up the %3$s of the %1$s for each %2$s",
                                            "total %1$s %3$s grouped by %2$s")
                                    .formatted(children, said(parent), said(number)),
                            child,
                            key,
                            parent,
                            parent.label(),
                            number);
                }
            }
        }
    }

    private void acrossTables() {
        for (var link : schema.tables()) {
            if (link.link()) {
                overLink(link);
            } else if (link.label() == null || turn % 2 == 0) {
                overMiddle(link);
            }
        }
        for (var middle : asked()) {
            overMiddle(middle);
        }
    }

    private void overLink(Table link) {
        var keys = link.of(Kind.KEY);
        var left = schema.table(Objects.requireNonNull(keys.get(0).to()));
        var right = schema.table(Objects.requireNonNull(keys.get(1).to()));
        for (var pair : List.of(List.of(left, right), List.of(right, left))) {
            var one = pair.getFirst();
            var other = pair.getLast();
            var label = one.label();
            across(
                    "link",
                    pick(
                                    "Which %1$s have more than two %2$s?",
                                    "For each of the %1$s, how many %2$s are there?",
                                    "%1$s with the largest number of %2$s")
                            .formatted(plural(said(one)), plural(said(other))),
                    link,
                    keys,
                    left,
                    right,
                    label);
            if (label != null && other.label() != null) {
                across(
                        "members",
                        pick(
                                        "List the %2$s of the %1$s %3$s",
                                        "Which %2$s belong to %3$s?", "show all %2$s for %1$s %3$s")
                                .formatted(
                                        said(one),
                                        plural(said(other)),
                                        LargeSchema.text(one, label, turn % 12)),
                        link,
                        keys,
                        left,
                        right,
                        label,
                        other.label());
            }
        }
    }

    /** Neither end names the table between them. */
    private void overMiddle(Table middle) {
        for (var child : asked()) {
            var down = LargeSchema.keysTo(child, middle);
            if (down.size() != 1) {
                continue;
            }
            for (var key : middle.of(Kind.KEY)) {
                var top = schema.table(Objects.requireNonNull(key.to()));
                if (LargeSchema.keysTo(middle, top).size() == 1
                        && top != child
                        && LargeSchema.keysTo(child, top).isEmpty()) {
                    across(
                            "two joins",
                            pick(
                                            "How many %2$s are there per %1$s?",
                                            "number of %2$s for each %1$s",
                                            "Which %1$s has the most %2$s?")
                                    .formatted(said(top), plural(said(child))),
                            middle,
                            List.of(key),
                            child,
                            top,
                            top.label(),
                            down.getFirst());
                }
            }
        }
    }

    private static List<Column> numbers(Table table) {
        return table.columns().stream()
                .filter(column -> column.kind() == Kind.AMOUNT || column.kind() == Kind.WHOLE)
                .toList();
    }

    private String said(Table table) {
        return table.said().get(turn % table.said().size());
    }

    private String said(Column column) {
        return column.said().get(turn % column.said().size());
    }

    private String pick(String... variants) {
        return variants[turn++ % variants.length];
    }

    private void add(String kind, String question, Table table, @Nullable Column... columns) {
        var needed = new LinkedHashSet<String>();
        need(needed, table, columns);
        labelled.add(new Labelled(kind, question, Set.of(table.name()), needed));
    }

    private void joined(
            String kind,
            String question,
            Table child,
            Column key,
            Table parent,
            @Nullable Column label,
            Column... own) {
        var needed = new LinkedHashSet<String>();
        need(needed, child, key);
        need(needed, child, own);
        need(needed, parent, label);
        needed.add(parent.name() + "." + parent.key());
        labelled.add(new Labelled(kind, question, Set.of(child.name(), parent.name()), needed));
    }

    private void across(
            String kind,
            String question,
            Table middle,
            List<Column> keys,
            Table left,
            Table right,
            @Nullable Column... shown) {
        var needed = new LinkedHashSet<String>();
        keys.forEach(key -> need(needed, middle, key));
        for (var end : List.of(left, right)) {
            for (var column : shown) {
                if (column != null && end.columns().contains(column)) {
                    need(needed, end, column);
                }
            }
        }
        if (!middle.link()) {
            needed.add(middle.name() + "." + middle.key());
        }
        for (var key : keys) {
            needed.add(key.to() + "." + schema.table(Objects.requireNonNull(key.to())).key());
        }
        labelled.add(
                new Labelled(
                        kind, question, Set.of(middle.name(), left.name(), right.name()), needed));
    }

    private static void need(Set<String> needed, Table table, @Nullable Column... columns) {
        for (var column : columns) {
            if (column != null) {
                needed.add(table.name() + "." + column.name());
            }
        }
    }

    static String plural(String said) {
        if (said.matches(".*(aircraft|baggage)")) {
            return said;
        }
        if (said.matches(".*[^aeiou]y")) {
            return said.substring(0, said.length() - 1) + "ies";
        }
        if (said.endsWith("analysis") || said.endsWith("diagnosis")) {
            return said.substring(0, said.length() - 2) + "es";
        }
        return said.matches(".*(s|x|ch|sh)") ? said + "es" : said + "s";
    }
}
