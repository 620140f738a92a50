package dev.baton.nl2sql.link;

import dev.baton.sql.Catalogue;
import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * All joins between the tables of a database: declared, named by the semantic layer, or guessed.
 */
public final class JoinGraph {
    private static final int LONGEST = 6;
    private final Map<TableName, List<Edge>> edges = new HashMap<>();
    private final Map<String, List<JoinPath>> known =
            new java.util.concurrent.ConcurrentHashMap<>();

    JoinGraph(Catalogue catalogue, Semantics semantics) {
        for (var relation : semantics.relations()) {
            var role = new ArrayList<String>();
            if (relation.role() != null) {
                role.add(relation.role());
            }
            role.addAll(relation.synonyms());
            add(
                    catalogue,
                    new Edge(
                            relation.from().table(),
                            List.of(relation.from().name()),
                            relation.to().table(),
                            List.of(relation.to().name()),
                            true,
                            role,
                            relation.byDefault(),
                            1));
        }
        for (var key : catalogue.foreignKeys()) {
            add(
                    catalogue,
                    new Edge(
                            key.from(),
                            key.fromColumns(),
                            key.to(),
                            key.toColumns(),
                            true,
                            roleOf(key.from(), key.fromColumns(), key.to()),
                            false,
                            1));
        }
        for (var edge : new KeyGuess(catalogue).edges()) {
            add(
                    catalogue,
                    new Edge(
                            edge.from(),
                            edge.fromColumns(),
                            edge.to(),
                            edge.toColumns(),
                            true,
                            roleOf(edge.from(), edge.fromColumns(), edge.to()),
                            false,
                            edge.trust()));
        }
    }

    /** The words of a key column that do not just repeat the table it leads to. */
    private static List<String> roleOf(TableName from, List<String> columns, TableName to) {
        if (columns.size() != 1) {
            return List.of();
        }
        var words = new ArrayList<>(NameWords.of(columns.getFirst()));
        words.removeIf(NameWords::keyWord);
        var table = NameWords.ofTable(to.name());
        var own = NameWords.ofTable(from.name());
        boolean repeats =
                words.stream()
                        .allMatch(word ->
                                table.stream()
                                        .anyMatch(t ->
                                                Similarity.ofNames(List.of(word), List.of(t))
                                                        >= 0.68));
        boolean self = from.equals(to) && words.stream().allMatch(own::contains);
        return words.isEmpty() || repeats || self ? List.of() : List.of(String.join(" ", words));
    }

    private void add(Catalogue catalogue, Edge edge) {
        var there = catalogue.table(edge.from());
        if (there.isEmpty() || catalogue.table(edge.to()).isEmpty()) {
            return;
        }
        var list = edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>());
        if (list.stream().anyMatch(edge::sameColumns)) {
            return;
        }
        list.add(edge);
        boolean oneBack =
                there.get().primaryKey().equals(edge.fromColumns())
                        || there.get().uniqueKeys().contains(edge.fromColumns());
        edges.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.reversed(oneBack));
    }

    /** The steps that leave a table. */
    public List<Edge> from(TableName table) {
        return edges.getOrDefault(table, List.of());
    }

    /** Every many-to-one step once. */
    public List<Edge> keys() {
        return edges.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream())
                .filter(Edge::toOne)
                .sorted(Comparator.comparing(edge -> edge.from() + "." + edge.fromColumns()))
                .toList();
    }

    /**
     * The cheapest ways from one table to another, cheapest first, at most eight; none longer than
     * six steps.
     */
    public List<JoinPath> paths(TableName from, TableName to) {
        return known.computeIfAbsent(from + ">" + to, _ -> search(from, to));
    }

    private List<JoinPath> search(TableName from, TableName to) {
        var found = new ArrayList<JoinPath>();
        if (from.equals(to)) {
            found.add(JoinPath.at(from));
        }
        var open = new PriorityQueue<JoinPath>(Comparator.comparingDouble(JoinPath::cost));
        open.add(JoinPath.at(from));
        int looked = 0;
        while (!open.isEmpty() && looked++ < 3_000 && found.size() < 8) {
            var path = open.poll();
            if (!path.edges().isEmpty() && path.end().equals(to)) {
                found.add(path);
                continue;
            }
            if (path.edges().size() >= LONGEST
                    || !found.isEmpty() && path.cost() > found.getFirst().cost() + 2.5) {
                continue;
            }
            for (var edge : from(path.end())) {
                boolean again =
                        edge.to().equals(from) && !to.equals(from)
                                || path.edges().stream()
                                        .anyMatch(step ->
                                                step.to().equals(edge.to())
                                                        || step.sameColumns(edge)
                                                                && !from.equals(to));
                boolean backwards =
                        !path.edges().isEmpty()
                                && path.edges().getLast().sameColumns(edge)
                                && path.edges().getLast().toOne() != edge.toOne()
                                && path.edges().getLast().toOne();
                if (!again && !backwards) {
                    open.add(path.then(edge));
                }
            }
        }
        return List.copyOf(found);
    }
}
