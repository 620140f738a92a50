package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Mention;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses what each mention means in the light of the tables the others speak of. */
final class Meanings {
    private final SchemaIndex index;
    private final Linking linking;
    private final Choices choices;
    private final Map<TableName, Double> weight = new HashMap<>();
    private final List<TableName> anchors = new ArrayList<>();

    Meanings(SchemaIndex index, Linking linking, Choices choices) {
        this.index = index;
        this.linking = linking;
        this.choices = choices;
    }

    List<Mention.Meaning> choose() {
        for (var mention : linking.mentions()) {
            var best = mention.best();
            boolean table = best.target() instanceof Target.OfTable && best.score() >= 0.6;
            long tables =
                    mention.meanings().stream()
                            .filter(meaning -> meaning.score() > best.score() - 0.1)
                            .map(meaning -> meaning.target().table())
                            .distinct()
                            .count();
            boolean named =
                    tables == 1
                            && mention.to() - mention.from() > 1
                            && best.target() instanceof Target.OfColumn
                            && best.score() > 0.8;
            if (table && tables <= 2 || tables == 1) {
                weight.merge(best.target().table(), table || named ? 1.0 : 0.7, Math::max);
                if (table || named) {
                    anchors.add(best.target().table());
                }
            }
        }
        if (anchors.isEmpty()) {
            weight.keySet().stream().sorted().forEach(anchors::add);
        }
        var chosen = new ArrayList<Mention.Meaning>();
        for (int i = 0; i < linking.mentions().size(); i++) {
            chosen.add(choose(i, chosen));
        }
        return chosen;
    }

    private Mention.Meaning choose(int i, List<Mention.Meaning> before) {
        var meanings = linking.mentions().get(i).meanings();
        if (meanings.size() == 1) {
            return meanings.getFirst();
        }
        var scores = meanings.stream().map(meaning -> score(i, meaning, before)).toList();
        var names = meanings.stream().map(meaning -> describe(meaning.target())).toList();
        return meanings.get(choices.best("meaning of " + words(i), scores, names));
    }

    private double score(int i, Mention.Meaning meaning, List<Mention.Meaning> before) {
        var target = meaning.target();
        double score = meaning.score();
        var table = target.table();
        double near = 0;
        if (weight.containsKey(table)) {
            near = 0.14 * weight.get(table);
        } else if (!anchors.isEmpty()) {
            double nearest =
                    anchors.stream().mapToDouble(anchor -> distance(anchor, table)).min().orElse(9);
            near = -0.03 * Math.min(nearest, 6);
        }
        if (!anchors.isEmpty()
                && anchors.getFirst().equals(table)
                && !(target instanceof Target.OfTable)) {
            near += 0.05;
        }
        score += near;
        for (int other = Math.max(0, i - 1);
                other <= Math.min(linking.mentions().size() - 1, i + 1);
                other++) {
            if (other != i
                    && gap(i, other) <= 2
                    && linking.mentions().get(other).best().target().table().equals(table)
                    && linking.mentions().get(other).meanings().size() <= 3) {
                score += 0.06;
            }
        }
        if (!before.isEmpty() && before.getLast().target().table().equals(table)) {
            score += 0.03;
        }
        if (target instanceof Target.OfRole(var edge)
                && anchors.contains(edge.from())
                && !edge.from().equals(edge.to())) {
            score += 0.12;
        }
        if (target instanceof Target.OfColumn(var column)) {
            var foreign =
                    index.graph().from(table).stream()
                            .anyMatch(edge ->
                                    edge.toOne() && edge.fromColumns().contains(column.name()));
            boolean role =
                    foreign
                            && linking.mentions().get(i).meanings().stream()
                                    .anyMatch(other ->
                                            other.score() >= 0.99
                                                    && other.target()
                                                            instanceof Target.OfRole(var edge)
                                                    && edge.from().equals(table)
                                                    && edge.fromColumns().contains(column.name()));
            score -= role ? 0.35 : foreign ? 0.12 : 0;
        }
        if (target instanceof Target.OfColumn(var when)
                && index.type(when).temporal()
                && linking.periods().stream()
                        .anyMatch(period -> period.from() == linking.mentions().get(i).to())) {
            score += 0.2;
        }
        if ((target instanceof Target.OfValue || target instanceof Target.OfRule)
                && i + 1 < linking.mentions().size()
                && gap(i, i + 1) == 0
                && linking.mentions().get(i + 1).best().target() instanceof Target.OfTable(var noun)
                && noun.equals(table)) {
            score += 0.15;
        }
        if (target instanceof Target.OfTable && index.table(table).view()) {
            score -= 0.05;
        }
        return score;
    }

    private int gap(int a, int b) {
        var first = linking.mentions().get(Math.min(a, b));
        var second = linking.mentions().get(Math.max(a, b));
        return second.from() - first.to();
    }

    private double distance(TableName from, TableName to) {
        var paths = index.graph().paths(from, to);
        return paths.isEmpty() ? 9 : paths.getFirst().cost();
    }

    private String words(int i) {
        var span = linking.mentions().get(i);
        var text = new StringBuilder();
        for (int at = span.from(); at < span.to(); at++) {
            text.append(at == span.from() ? "" : " ").append(linking.tokens().get(at).text());
        }
        return "“" + text + "”";
    }

    static String describe(Target target) {
        return switch (target) {
            case Target.OfTable(var table) -> "the rows of " + table.name();
            case Target.OfColumn(var column) -> column.table().name() + "." + column.name();
            case Target.OfValue(var column, var value) ->
                    column.table().name() + "." + column.name() + " = " + value;
            case Target.OfRole(var edge) ->
                    edge.to().name()
                            + " by "
                            + edge.from().name()
                            + "."
                            + String.join(", ", edge.fromColumns());
            case Target.OfRule(var rule) -> rule.name();
            case Target.OfMetric(var metric) -> metric.name();
        };
    }
}
