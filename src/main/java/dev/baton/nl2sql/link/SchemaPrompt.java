package dev.baton.nl2sql.link;

import dev.baton.sql.Schema;
import dev.baton.sql.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToIntFunction;

/** Tells a language model of a schema what a question needs, within a budget of tokens. */
public final class SchemaPrompt {
    /** How much is told of a table, most first. */
    private enum Detail {
        FULL,
        KEYS,
        NOTHING
    }

    private SchemaPrompt() {}

    /**
     * One paragraph a table, the most relevant first. What does not fit is told with fewer columns,
     * then left out, the least relevant first; a small schema is told whole.
     */
    public static String text(
            Linking linking, Schema schema, int budget, ToIntFunction<String> tokens) {
        var index = SchemaIndex.of(schema);
        var words = new SchemaWords(linking, index);
        var pruned = PrunedSchema.of(linking, index);
        var parts = new ArrayList<Part>();
        add(pruned.named(), Detail.FULL, words, tokens, parts);
        add(pruned.joining(), Detail.FULL, words, tokens, parts);
        add(pruned.beside(), Detail.KEYS, words, tokens, parts);
        if (parts.isEmpty() || !linking.unlinked().isEmpty()) {
            add(rest(parts, index), Detail.KEYS, words, tokens, parts);
        }
        shrink(parts, budget, words, tokens);
        return text(parts);
    }

    /** All other tables, those a few joins away first. */
    private static List<TableName> rest(List<Part> parts, SchemaIndex index) {
        var reached = new LinkedHashSet<TableName>();
        parts.forEach(part -> reached.add(part.table));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (var edge : index.graph().from(open.poll())) {
                if (reached.add(edge.to())) {
                    open.add(edge.to());
                }
            }
        }
        index.schema().catalogue().tables().forEach(table -> reached.add(table.name()));
        parts.forEach(part -> reached.remove(part.table));
        return List.copyOf(reached);
    }

    private static void add(
            List<TableName> tables,
            Detail detail,
            SchemaWords words,
            ToIntFunction<String> tokens,
            List<Part> parts) {
        tables.forEach(table -> parts.add(new Part(table, detail, words, tokens)));
    }

    private static String text(List<Part> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.text));
        return text.toString();
    }

    /** From the end: all but the keys goes first, then the table; the first tables go last. */
    private static void shrink(
            List<Part> parts, int budget, SchemaWords words, ToIntFunction<String> tokens) {
        int used = parts.stream().mapToInt(part -> part.tokens).sum();
        for (var detail : List.of(Detail.NOTHING, Detail.KEYS, Detail.NOTHING)) {
            for (int i = parts.size() - 1; i > 0 && used > budget; i--) {
                var part = parts.get(i);
                boolean first = detail == Detail.NOTHING && part.detail == Detail.KEYS;
                if (first || detail == Detail.KEYS && part.detail == Detail.FULL) {
                    used -= part.tokens;
                    part.tell(detail, words, tokens);
                    used += part.tokens;
                }
            }
        }
    }

    /** What is told of a table. */
    private static final class Part {
        private final TableName table;
        private Detail detail;
        private String text = "";
        private int tokens;

        Part(TableName table, Detail detail, SchemaWords words, ToIntFunction<String> tokens) {
            this.table = table;
            this.detail = detail;
            tell(detail, words, tokens);
        }

        void tell(Detail detail, SchemaWords words, ToIntFunction<String> tokens) {
            this.detail = detail;
            this.text =
                    switch (detail) {
                        case FULL -> words.all(table);
                        case KEYS -> words.keys(table);
                        case NOTHING -> "";
                    };
            this.tokens = tokens.applyAsInt(text);
        }
    }
}
