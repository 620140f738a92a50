package dev.baton.nl2sql.link;

import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables that a question may need, each once: those it names, those that join them, and those
 * beside them. Each list begins with what is meant most surely.
 */
public record PrunedSchema(List<TableName> named, List<TableName> joining, List<TableName> beside) {
    private static final int MEANINGS = 5;
    private static final double CALLED = 0.9;
    private static final double COMPOUND = 0.6;
    private static final double CLOSE = 0.7;
    private static final double DETOUR = 0.6;

    public PrunedSchema {
        named = List.copyOf(named);
        joining = List.copyOf(joining);
        beside = List.copyOf(beside);
    }

    /** Chooses the tables of an index that the linked words lead to. */
    static PrunedSchema of(Linking linking, SchemaIndex index) {
        var mentions = mentions(linking, index);
        var scores = scores(mentions, index);
        var chosen =
                mentions.stream()
                        .map(mention -> chosen(mention, scores))
                        .filter(tables -> !tables.isEmpty())
                        .toList();
        var named = new LinkedHashSet<TableName>();
        for (int rank = 0; rank < MEANINGS; rank++) {
            for (var tables : chosen) {
                if (rank < tables.size()) {
                    named.add(tables.get(rank));
                }
            }
        }
        var joining = new LinkedHashSet<TableName>();
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                join(chosen.get(i), chosen.get(j), index.graph(), joining);
            }
        }
        joining.removeAll(named);
        var beside = new LinkedHashSet<TableName>();
        for (var table : named) {
            index.graph().from(table).forEach(edge -> beside.add(edge.to()));
        }
        beside.removeAll(named);
        beside.removeAll(joining);
        return new PrunedSchema(List.copyOf(named), List.copyOf(joining), List.copyOf(beside));
    }

    /** How much of the question each table explains; a neighbour that explains the rest helps. */
    private static Map<TableName, Double> scores(List<Mention> mentions, SchemaIndex index) {
        var own = new HashMap<TableName, Double>();
        var parts = new ArrayList<Map<TableName, Double>>();
        for (var mention : mentions) {
            var part = new LinkedHashMap<TableName, Double>();
            for (var meaning : mention.meanings()) {
                part.merge(meaning.target().table(), weight(meaning), Math::max);
            }
            parts.add(part);
            part.forEach((table, score) -> own.merge(table, score, Double::sum));
        }
        var scores = new HashMap<TableName, Double>(own);
        for (var table : own.keySet()) {
            var near = beside(Set.of(table), index);
            var further = beside(near, index);
            for (var part : parts) {
                double mine = part.getOrDefault(table, 0.0);
                double help = Math.max(best(near, part) / 2, best(further, part) / 4);
                scores.merge(table, Math.max(0, help - mine / 2), Double::sum);
            }
        }
        return scores;
    }

    private static Set<TableName> beside(Set<TableName> tables, SchemaIndex index) {
        var beside = new HashSet<TableName>();
        tables.forEach(table -> index.graph().from(table).forEach(edge -> beside.add(edge.to())));
        return beside;
    }

    private static double best(Set<TableName> tables, Map<TableName, Double> part) {
        return tables.stream().mapToDouble(table -> part.getOrDefault(table, 0.0)).max().orElse(0);
    }

    private static double weight(Mention.Meaning meaning) {
        return meaning.score()
                * switch (meaning.target()) {
                    case Target.OfTable _, Target.OfRule _, Target.OfMetric _, Target.OfRole _ -> 1;
                    case Target.OfValue _ -> 0.9;
                    case Target.OfColumn _ -> 0.7;
                };
    }

    /**
     * The mentions; besides, tables called by a word that mostly carries structure ("order"), and
     * what words without meaning may name by their last part.
     */
    private static List<Mention> mentions(Linking linking, SchemaIndex index) {
        var mentions = new ArrayList<>(linking.mentions());
        for (int i = 0; i < linking.tokens().size(); i++) {
            int at = i;
            if (linking.mentions().stream()
                    .noneMatch(each -> each.from() <= at && at < each.to())) {
                var meanings = index.tablesCalled(linking.tokens().get(i), CALLED);
                if (!meanings.isEmpty()) {
                    mentions.add(new Mention(i, i + 1, meanings));
                }
            }
        }
        for (var word : linking.unlinked()) {
            var meanings =
                    index.endingOf(word).stream()
                            .map(target -> new Mention.Meaning(target, COMPOUND))
                            .toList();
            if (!meanings.isEmpty()) {
                mentions.add(new Mention(0, 0, meanings));
            }
        }
        return mentions;
    }

    /** The tables that these words most likely mean in this question. */
    private static List<TableName> chosen(Mention mention, Map<TableName, Double> scores) {
        var worth = new LinkedHashMap<TableName, Double>();
        for (var meaning : mention.meanings()) {
            var table = meaning.target().table();
            worth.merge(table, weight(meaning) + scores.getOrDefault(table, 0.0), Math::max);
        }
        double best = worth.values().stream().mapToDouble(each -> each).max().orElse(0);
        return worth.entrySet().stream()
                .filter(entry -> entry.getValue() >= CLOSE * best)
                .sorted(Map.Entry.<TableName, Double>comparingByValue().reversed())
                .limit(MEANINGS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void join(
            List<TableName> some, List<TableName> others, JoinGraph graph, Set<TableName> into) {
        for (var from : some.subList(0, Math.min(2, some.size()))) {
            for (var to : others.subList(0, Math.min(2, others.size()))) {
                var paths = graph.paths(from, to);
                for (var path : paths) {
                    if (path.cost() <= paths.getFirst().cost() + DETOUR) {
                        path.edges().forEach(edge -> into.add(edge.to()));
                    }
                }
            }
        }
    }
}
