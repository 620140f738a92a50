package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A schema prepared for linking: its names as words, its joins as a graph. Made once per schema.
 */
public final class SchemaIndex {
    private static final List<WeakReference<SchemaIndex>> KNOWN = new ArrayList<>();
    private final Schema schema;
    private final JoinGraph graph;
    private final List<Element> elements = new ArrayList<>();
    private final Map<String, List<Element>> byWord = new HashMap<>();
    private final Map<TableName, Table> tables = new HashMap<>();
    private final Map<String, Set<Element>> near = new ConcurrentHashMap<>();
    private final Map<String, List<Mention.Meaning>> aliases = new HashMap<>();
    private final Map<String, List<Target>> derived = new HashMap<>();

    private SchemaIndex(Schema schema) {
        this.schema = schema;
        schema.catalogue().tables().forEach(table -> tables.put(table.name(), table));
        this.graph = new JoinGraph(schema.catalogue(), schema.semantics());
        new Names(schema, graph, elements, aliases).collect();
        derive();
        for (var element : elements) {
            var words = new HashSet<String>();
            element.parts().forEach(part -> words.add(part.word()));
            words.forEach(
                    word -> byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(element));
        }
    }

    /** The index of a schema; the same one while the schema is in use. */
    public static SchemaIndex of(Schema schema) {
        synchronized (KNOWN) {
            KNOWN.removeIf(reference -> reference.get() == null);
            for (var reference : KNOWN) {
                var index = reference.get();
                if (index != null && index.schema == schema) {
                    return index;
                }
            }
            var made = new SchemaIndex(schema);
            KNOWN.add(new WeakReference<>(made));
            return made;
        }
    }

    public Schema schema() {
        return schema;
    }

    public JoinGraph graph() {
        return graph;
    }

    public Table table(TableName name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no such table: " + name);
        }
        return table;
    }

    /** The type of a column; OTHER when it is unknown. */
    public ColumnType type(ColumnName column) {
        return tables.containsKey(column.table())
                ? table(column.table())
                        .column(column.name())
                        .map(dev.baton.sql.Column::type)
                        .orElse(ColumnType.OTHER)
                : ColumnType.OTHER;
    }

    /** The names that have a word near the one said. */
    Set<Element> near(Token word) {
        if (near.size() > 20_000) {
            near.clear();
        }
        return near.computeIfAbsent(
                word.lower(),
                said -> {
                    var found = new LinkedHashSet<Element>();
                    byWord.forEach((name, list) -> {
                        if (Similarity.of(said, word.stem(), name) > 0) {
                            found.addAll(list);
                        }
                    });
                    return found;
                });
    }

    /** The tables that have this one word for a name. */
    List<Mention.Meaning> tablesCalled(Token word, double least) {
        return near(word).stream()
                .filter(element -> element.target() instanceof Target.OfTable)
                .map(element ->
                        new Mention.Meaning(element.target(), element.fit(List.of(word), false)))
                .filter(meaning -> meaning.score() >= least)
                .toList();
    }

    /** The names that end a compound such as "policyholder". */
    List<Target> endingOf(String compound) {
        var stem = Stem.of(compound.toLowerCase(Locale.ROOT));
        return byWord.entrySet().stream()
                .filter(entry ->
                        entry.getKey().length() >= 5
                                && !stem.equals(entry.getKey())
                                && stem.endsWith(Stem.of(entry.getKey())))
                .flatMap(entry -> entry.getValue().stream())
                .map(Element::target)
                .distinct()
                .sorted(java.util.Comparator.comparing(Target::toString))
                .toList();
    }

    /** Stored values and states that a word is derived from: cancellation, cancelled. */
    List<Target> derived(Token word) {
        return word.lower().length() < 7
                ? List.of()
                : derived.getOrDefault(Stem.root(word.lower()), List.of());
    }

    private void derive() {
        for (var table : schema.catalogue().tables()) {
            for (var column : table.columns()) {
                if (column.type() != ColumnType.TEXT || column.samples().size() > 8) {
                    continue;
                }
                for (var sample : column.samples()) {
                    if (sample.matches("[A-Za-z]{5,}")) {
                        derived.computeIfAbsent(
                                        Stem.root(sample.toLowerCase(Locale.ROOT)),
                                        _ -> new ArrayList<>())
                                .add(
                                        new Target.OfValue(
                                                new ColumnName(table.name(), column.name()),
                                                sample));
                    }
                }
            }
        }
    }

    /** What a phrase of the semantic layer means: value aliases, rules, metrics. */
    List<Mention.Meaning> alias(List<Token> words) {
        return aliases.getOrDefault(
                key(
                        words.stream()
                                .filter(token -> token.kind() != Token.Kind.SIGN)
                                .map(Token::lower)
                                .toList()),
                List.of());
    }

    static String key(List<String> words) {
        // A thing called "handling" is not what "handle" asks for: nouns of one word stay whole.
        if (words.size() == 1 && words.getFirst().toLowerCase(Locale.ROOT).endsWith("ing")) {
            return words.getFirst().toLowerCase(Locale.ROOT);
        }
        var key = new StringBuilder();
        for (var word : words) {
            key.append(Stem.of(word.toLowerCase(Locale.ROOT))).append(' ');
        }
        return key.toString().strip();
    }
}
