package dev.baton.reward.export;

import dev.baton.model.Tokens;
import dev.baton.sql.Column;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schema in few words: each table with its columns, types, keys, comments and business words, and
 * no stored value. A large schema is told in part: the tables that the right queries read and those
 * that share words with the question, with their neighbours, always in the schema's own order, so
 * that the order gives nothing away.
 */
final class SchemaText {
    private static final int LONGEST_COMMENT = 120;

    private final Schema schema;
    private final int budget;
    private final Map<TableName, String> texts = new HashMap<>();
    private final Map<TableName, Integer> sizes = new HashMap<>();
    private final Map<TableName, Set<String>> words = new HashMap<>();
    private final Map<TableName, List<ForeignKey>> keys;
    private final @Nullable String whole;

    SchemaText(Schema schema, int budget) {
        this.schema = schema;
        this.budget = budget;
        this.keys =
                schema.catalogue().foreignKeys().stream()
                        .collect(Collectors.groupingBy(ForeignKey::from));
        int size = 0;
        for (var table : schema.catalogue().tables()) {
            var text = told(table);
            texts.put(table.name(), text);
            sizes.put(table.name(), Tokens.count(text));
            words.put(table.name(), words(table));
            size += sizes.get(table.name());
        }
        this.whole = size <= budget ? listed(texts.keySet()) : null;
    }

    /** What a question needs; {@code read} are tables that right queries read. */
    String of(String question, Set<TableName> read) {
        return whole == null ? listed(chosen(question, read)) : whole;
    }

    private String listed(Set<TableName> shown) {
        return schema.catalogue().tables().stream()
                .map(Table::name)
                .filter(shown::contains)
                .map(texts::get)
                .collect(Collectors.joining("\n"));
    }

    private Set<TableName> chosen(String question, Set<TableName> read) {
        var asked = words(question);
        var wanted = new LinkedHashSet<>(read);
        schema.catalogue().tables().stream()
                .map(Table::name)
                .filter(table -> common(table, asked) > 0)
                .sorted(
                        Comparator.comparingLong((TableName table) -> common(table, asked))
                                .reversed())
                .forEach(wanted::add);
        for (var key : schema.catalogue().foreignKeys()) {
            if (wanted.contains(key.from())) {
                wanted.add(key.to());
            }
        }
        var chosen = new LinkedHashSet<TableName>();
        int size = 0;
        for (var table : wanted) {
            size += sizes.getOrDefault(table, 0);
            if (size <= budget || read.contains(table)) {
                chosen.add(table);
            }
        }
        return chosen;
    }

    private long common(TableName table, Set<String> asked) {
        return words.getOrDefault(table, Set.of()).stream().filter(asked::contains).count();
    }

    private Set<String> words(Table table) {
        var names = new ArrayList<String>();
        names.add(table.name().name());
        table.columns().forEach(column -> names.add(column.name()));
        schema.semantics().entities().stream()
                .filter(entity -> entity.table().equals(table.name()))
                .forEach(entity -> {
                    names.add(entity.name());
                    names.addAll(entity.synonyms());
                });
        return words(String.join(" ", names));
    }

    /** The words of a text, without the s of many. */
    private static Set<String> words(String text) {
        return Arrays.stream(Normal.question(text).split(" "))
                .map(word -> word.length() > 3 && word.endsWith("s") ? cut(word) : word)
                .filter(word -> word.length() > 1)
                .collect(Collectors.toSet());
    }

    private static String cut(String word) {
        return word.substring(0, word.length() - 1);
    }

    private String told(Table table) {
        var text = new StringBuilder("table ").append(named(table.name())).append(" (");
        text.append(
                table.columns().stream()
                        .map(column -> told(table, column))
                        .collect(Collectors.joining(", ")));
        if (table.primaryKey().size() > 1) {
            text.append(", primary key (").append(listed(table.primaryKey())).append(')');
        }
        text.append(')');
        if (table.comment() != null) {
            text.append(" -- ").append(shortened(table.comment()));
        }
        for (var line : meanings(table.name())) {
            text.append("\n  ").append(line);
        }
        return text.toString();
    }

    private String told(Table table, Column column) {
        var text =
                new StringBuilder(quoted(column.name())).append(' ').append(column.databaseType());
        if (table.primaryKey().equals(List.of(column.name()))) {
            text.append(" primary key");
        }
        for (var key : keys.getOrDefault(table.name(), List.of())) {
            if (key.fromColumns().equals(List.of(column.name()))) {
                text.append(" references ")
                        .append(named(key.to()))
                        .append('(')
                        .append(listed(key.toColumns()))
                        .append(')');
            }
        }
        if (column.comment() != null) {
            text.append(" '").append(shortened(column.comment())).append('\'');
        }
        return text.toString();
    }

    /** Business words about a table. */
    private List<String> meanings(TableName table) {
        var lines = new ArrayList<String>();
        var semantics = schema.semantics();
        for (var rule : semantics.rules()) {
            if (rule.table().equals(table)) {
                lines.add(
                        "%s: %s"
                                .formatted(
                                        alternatives(rule.name(), rule.phrases()),
                                        rule.condition()));
            }
        }
        for (Semantics.Metric metric : semantics.metrics()) {
            if (metric.table().equals(table)) {
                lines.add(
                        "%s: %s"
                                .formatted(
                                        alternatives(metric.name(), metric.synonyms()),
                                        metric.expression()));
            }
        }
        return lines;
    }

    private static String alternatives(String name, List<String> others) {
        return others.isEmpty() ? name : name + " (" + String.join(", ", others) + ")";
    }

    private static String named(TableName table) {
        return table.schema().equals("public")
                ? quoted(table.name())
                : quoted(table.schema()) + "." + quoted(table.name());
    }

    private static String listed(List<String> columns) {
        return columns.stream().map(SchemaText::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String shortened(String comment) {
        var line = comment.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_COMMENT ? line : line.substring(0, LONGEST_COMMENT) + "…";
    }
}
