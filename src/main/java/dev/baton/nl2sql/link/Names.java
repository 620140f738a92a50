package dev.baton.nl2sql.link;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects by which names a schema's tables, columns, roles, values, rules and metrics are called.
 */
final class Names {
    private static final int PREFIXED = 4;
    private final Schema schema;
    private final JoinGraph graph;
    private final List<Element> elements;
    private final Map<String, List<Mention.Meaning>> aliases;

    Names(
            Schema schema,
            JoinGraph graph,
            List<Element> elements,
            Map<String, List<Mention.Meaning>> aliases) {
        this.schema = schema;
        this.graph = graph;
        this.elements = elements;
        this.aliases = aliases;
    }

    void collect() {
        var prefixes = prefixes();
        for (var table : schema.catalogue().tables()) {
            var words = NameWords.ofTable(table.name().name());
            var target = new Target.OfTable(table.name());
            boolean prefixed = words.size() > 1 && prefixes.contains(words.getFirst());
            elements.add(
                    prefixed ? Element.prefixed(target, words) : Element.table(target, words, 1));
            money(table);
            comment(target, table.comment(), words, 3);
            var foreign = keyColumns(table);
            for (var column : table.columns()) {
                column(table, column, words, foreign.contains(column.name()) ? 0.9 : 1);
            }
        }
        for (var edge : graph.keys()) {
            for (var role : edge.role()) {
                elements.add(Element.table(new Target.OfRole(edge), words(role), 1));
                phrasal(role, new Target.OfRole(edge));
            }
        }
        schema.semantics().entities().forEach(this::entity);
        for (var rule : schema.semantics().rules()) {
            alias(adjective(rule, rule.name()), new Target.OfRule(rule), 0.99);
            rule.phrases()
                    .forEach(phrase -> alias(adjective(rule, phrase), new Target.OfRule(rule), 1));
        }
        for (var metric : schema.semantics().metrics()) {
            alias(metric.name(), new Target.OfMetric(metric), 1);
            metric.synonyms().forEach(synonym -> alias(synonym, new Target.OfMetric(metric), 1));
        }
    }

    /** First words of many tables' names that name no table themselves: the marks of modules. */
    private Set<String> prefixes() {
        var counts = new HashMap<String, Integer>();
        var alone = new HashSet<String>();
        for (var table : schema.catalogue().tables()) {
            var words = NameWords.ofTable(table.name().name());
            if (words.size() == 1) {
                alone.add(Stem.of(words.getFirst()));
            } else {
                counts.merge(words.getFirst(), 1, Integer::sum);
            }
        }
        counts.entrySet()
                .removeIf(entry ->
                        entry.getValue() < PREFIXED || alone.contains(Stem.of(entry.getKey())));
        return counts.keySet();
    }

    /** A guess at what rows come to, unless the semantic layer measures them in its own words. */
    private void money(Table table) {
        if (schema.semantics().metrics().stream()
                .anyMatch(metric -> metric.table().equals(table.name()))) {
            return;
        }
        Money.expression(table)
                .ifPresent(sql -> {
                    var metric = new Semantics.Metric("sales value", List.of(), table.name(), sql);
                    Money.WORDS.forEach(word -> alias(word, new Target.OfMetric(metric), 0.7));
                });
    }

    private HashSet<String> keyColumns(Table table) {
        var foreign = new HashSet<String>();
        graph.from(table.name()).stream()
                .filter(Edge::toOne)
                .forEach(edge -> foreign.addAll(edge.fromColumns()));
        return foreign;
    }

    private void column(Table table, Column column, List<String> tableWords, double trust) {
        var target = new Target.OfColumn(new ColumnName(table.name(), column.name()));
        var words = NameWords.of(column.name());
        if (!keyed(table, column)) {
            comment(target, column.comment(), tableWords, 4);
        }
        elements.add(
                Element.column(
                        target, words, tableWords, column.type(), keyed(table, column), trust));
    }

    /** Keys are meant only when a word such as "id" is said. */
    private boolean keyed(Table table, Column column) {
        var last = NameWords.of(column.name()).getLast();
        boolean named =
                NameWords.keyWord(last)
                        || Set.of("no", "nr", "nbr", "num", "number", "code", "cd").contains(last);
        boolean key =
                table.primaryKey().contains(column.name())
                        || table.uniqueKeys().contains(List.of(column.name()))
                        || keyColumns(table).contains(column.name());
        return named && key || NameWords.keyWord(last) && column.type() != ColumnType.TEXT;
    }

    /** The first content words of a comment name a thing, too, if less surely. */
    private void comment(
            Target target, @Nullable String comment, List<String> tableWords, int most) {
        if (comment == null) {
            return;
        }
        var first = comment.split("[,.;:(=]| or | and ")[0];
        var content =
                words(first).stream()
                        .filter(word -> !Lexicon.stop(word) && !word.isEmpty() && word.length() > 1)
                        .filter(word -> !Lexicon.light(Token.word(word)) || Lexicon.unit(word))
                        .limit(target instanceof Target.OfTable ? 1 : most)
                        .toList();
        if (!content.isEmpty()) {
            elements.add(Element.comment(target, content, tableWords));
        }
    }

    private void entity(Semantics.Entity entity) {
        var table = new Target.OfTable(entity.table());
        var tableWords = new ArrayList<>(words(entity.name()));
        elements.add(Element.table(table, words(entity.name()), 1));
        for (var synonym : entity.synonyms()) {
            elements.add(Element.table(table, words(synonym), 1));
        }
        for (var column : entity.columns()) {
            var name = new ColumnName(entity.table(), column.column());
            var target = new Target.OfColumn(name);
            for (var synonym : column.synonyms()) {
                phrasal(synonym, target);
                elements.add(
                        new Element(
                                target,
                                Element.table(target, words(synonym), 1).parts(),
                                tableWords,
                                1,
                                false,
                                false));
            }
            column.values()
                    .forEach((value, said) -> {
                        alias(value, new Target.OfValue(name, value), 0.99);
                        said.forEach(phrase -> alias(phrase, new Target.OfValue(name, value), 1));
                    });
        }
        var catalogue = schema.catalogue().table(entity.table());
        catalogue.ifPresent(there -> {
            for (var column : there.columns()) {
                var words = NameWords.of(column.name());
                elements.add(
                        Element.column(
                                new Target.OfColumn(new ColumnName(entity.table(), column.name())),
                                words,
                                tableWords,
                                column.type(),
                                keyed(there, column),
                                0.99));
            }
        });
    }

    /** "delayed project" is said of projects: the word alone is the rule. */
    private String adjective(Semantics.Rule rule, String phrase) {
        var words = words(phrase);
        var last = words.getLast();
        var called = new ArrayList<String>(NameWords.ofTable(rule.table().name()));
        schema.semantics().entities().stream()
                .filter(entity -> entity.table().equals(rule.table()))
                .forEach(entity -> {
                    called.addAll(words(entity.name()));
                    entity.synonyms().forEach(synonym -> called.addAll(words(synonym)));
                });
        boolean named = called.stream().anyMatch(word -> Stem.of(word).equals(Stem.of(last)));
        return words.size() > 1 && named
                ? String.join(" ", words.subList(0, words.size() - 1))
                : phrase;
    }

    /** "reports to", "picked up": names whose small words are said with them. */
    private void phrasal(String phrase, Target target) {
        var words = words(phrase);
        if (words.size() > 1 && (Lexicon.stop(words.getFirst()) || Lexicon.stop(words.getLast()))) {
            alias(phrase, target, 1);
        }
    }

    private void alias(String phrase, Target target, double score) {
        var list = aliases.computeIfAbsent(SchemaIndex.key(words(phrase)), _ -> new ArrayList<>());
        if (list.stream().noneMatch(meaning -> meaning.target().equals(target))) {
            list.add(new Mention.Meaning(target, score));
        }
    }

    private static List<String> words(String phrase) {
        return List.of(
                phrase.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip()
                        .split(" "));
    }
}
