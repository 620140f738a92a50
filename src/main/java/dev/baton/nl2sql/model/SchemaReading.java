package dev.baton.nl2sql.model;

import dev.baton.model.Tokens;
import dev.baton.nl2sql.Asked;
import dev.baton.sql.Column;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model is shown of a schema for a question, which share of the question's words it covers,
 * and how many tokens all of the schema would have taken.
 */
record SchemaReading(String text, String rules, double coverage, int tokens, int plainTokens) {
    private static final int SAMPLES = 4;
    private static final int LONGEST_SAMPLE = 40;

    static SchemaReading of(Asked asked, WriterConfig config) {
        var words = words(asked.question());
        var schema = asked.schema();
        var tables =
                schema.catalogue().tables().stream()
                        .sorted(Comparator.comparingInt((Table table) -> -weight(table, words)))
                        .toList();
        var text = new StringBuilder();
        int all = 0;
        int used = 0;
        for (var table : tables) {
            var told = told(table, schema, config.valuesShown());
            int tokens = Tokens.count(told);
            all += tokens;
            if (used + tokens <= config.schemaTokens()) {
                used += tokens;
                text.append(told);
            }
        }
        return new SchemaReading(text.toString(), rules(asked), coverage(words, tables), used, all);
    }

    private static String rules(Asked asked) {
        var semantics = asked.schema().semantics();
        var lines = new LinkedHashSet<String>();
        semantics
                .rules()
                .forEach(rule ->
                        lines.add(
                                "%s (%s) on %s: %s"
                                        .formatted(
                                                rule.name(),
                                                String.join(", ", rule.phrases()),
                                                rule.table(),
                                                rule.condition())));
        semantics
                .metrics()
                .forEach(metric ->
                        lines.add(
                                "%s on %s: %s"
                                        .formatted(
                                                metric.name(),
                                                metric.table(),
                                                metric.expression())));
        lines.addAll(asked.rules());
        return String.join("\n", lines);
    }

    private static String told(Table table, Schema schema, boolean values) {
        var columns =
                table.columns().stream()
                        .map(column -> told(table, column, values))
                        .collect(Collectors.joining("\n"));
        var keys =
                schema.catalogue().foreignKeys().stream()
                        .filter(key -> key.from().equals(table.name()))
                        .map(SchemaReading::told)
                        .collect(Collectors.joining());
        return "%s%s\n%s\n%s\n".formatted(table.name(), comment(table.comment()), columns, keys);
    }

    private static String told(Table table, Column column, boolean values) {
        var key = table.primaryKey().contains(column.name()) ? " key" : "";
        var samples =
                !values || column.samples().isEmpty()
                        ? ""
                        : column.samples().stream()
                                .limit(SAMPLES)
                                .map(sample -> shortened(sample))
                                .collect(Collectors.joining(", ", " e.g. ", ""));
        return "  %s %s%s%s%s"
                .formatted(
                        column.name(),
                        column.databaseType(),
                        key,
                        comment(column.comment()),
                        samples);
    }

    private static String told(ForeignKey key) {
        return "  (%s) -> %s(%s)\n"
                .formatted(
                        String.join(", ", key.fromColumns()),
                        key.to(),
                        String.join(", ", key.toColumns()));
    }

    private static String comment(@org.jspecify.annotations.Nullable String comment) {
        return comment == null || comment.isBlank() ? "" : " -- " + comment.strip();
    }

    private static String shortened(String sample) {
        return sample.length() <= LONGEST_SAMPLE
                ? sample
                : sample.substring(0, LONGEST_SAMPLE) + "…";
    }

    private static int weight(Table table, Set<String> words) {
        var named = words(table.name().name());
        var columns =
                table.columns().stream()
                        .flatMap(column -> words(column.name()).stream())
                        .collect(Collectors.toSet());
        return (int)
                (3 * named.stream().filter(words::contains).count()
                        + columns.stream().filter(words::contains).count());
    }

    private static double coverage(Set<String> words, List<Table> tables) {
        var known = new LinkedHashSet<String>();
        for (var table : tables) {
            known.addAll(words(table.name().name()));
            for (var column : table.columns()) {
                known.addAll(words(column.name()));
                column.samples().forEach(sample -> known.addAll(words(sample)));
            }
        }
        var content = words.stream().filter(word -> word.length() > 3).toList();
        return content.isEmpty()
                ? 0
                : content.stream().filter(known::contains).count() / (double) content.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toSet());
    }
}
