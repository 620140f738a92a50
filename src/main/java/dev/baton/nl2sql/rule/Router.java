package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Edge;
import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Stem;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the joins from the rows asked about to what else the question speaks of. */
final class Router {
    private static final Set<String> FROM =
            Set.of(
                    "origin",
                    "from",
                    "source",
                    "src",
                    "org",
                    "orig",
                    "fr",
                    "departure",
                    "dep",
                    "start",
                    "sender",
                    "home");
    private static final Set<String> TO =
            Set.of(
                    "destination",
                    "to",
                    "dest",
                    "dst",
                    "target",
                    "arrival",
                    "arr",
                    "end",
                    "receiver",
                    "away");
    private final Reading reading;
    private final TableName grain;
    private final Map<TableName, JoinPath> known = new HashMap<>();

    Router(Reading reading, TableName grain) {
        this.reading = reading;
        this.grain = grain;
    }

    /** The way to what a mention means. */
    JoinPath to(int mention) {
        var target = reading.target(mention);
        if (target instanceof Target.OfRole(var edge)) {
            return mention == reading.slots.entity && edge.to().equals(grain)
                    ? JoinPath.at(grain)
                    : to(edge);
        }
        var table = target.table();
        var role = role(mention, table);
        if (role == null) {
            role = preposition(mention, table);
        }
        role = role == null ? direction(mention, table) : role;
        if (role != null) {
            return to(role);
        }
        return to(table);
    }

    private JoinPath to(Edge edge) {
        return edge.from().equals(grain)
                ? JoinPath.at(grain).then(edge)
                : to(edge.from()).then(edge);
    }

    /** A role word beside a value says by which join it is meant: "shipper Acme". */
    private @org.jspecify.annotations.Nullable Edge role(int mention, TableName table) {
        for (int other = 0; other < reading.linking.mentions().size(); other++) {
            if (other != mention
                    && reading.target(other) instanceof Target.OfRole(var edge)
                    && edge.to().equals(table)
                    && other != reading.slots.entity
                    && Math.abs(reading.at(other) - reading.at(mention)) <= 3
                    && !(edge.to().equals(edge.from())
                            && edge.from().equals(grain)
                            && reading.at(other) > reading.at(mention))) {
                reading.slots.used.add(other);
                reading.template.used(other);
                return edge;
            }
        }
        return null;
    }

    /** "from Oslo to Kiel": the small words before a value are the name of a join. */
    private @org.jspecify.annotations.Nullable Edge preposition(int mention, TableName table) {
        if (!(reading.target(mention) instanceof Target.OfValue)) {
            return null;
        }
        var tokens = reading.linking.tokens();
        int at = reading.at(mention);
        for (int length = 3; length > 0; length--) {
            if (at < length) {
                continue;
            }
            var said =
                    tokens.subList(at - length, at).stream()
                            .map(dev.baton.nl2sql.link.Token::lower)
                            .collect(Collectors.joining(" "));
            for (var edge : reading.index.graph().keys()) {
                if (edge.to().equals(table)
                        && edge.role().contains(said)
                        && !reading.index.graph().paths(grain, edge.from()).isEmpty()) {
                    return edge;
                }
            }
        }
        return null;
    }

    /** "from X to Y": of two joins to one table, the prepositions choose. */
    private @org.jspecify.annotations.Nullable Edge direction(int mention, TableName table) {
        int at = reading.at(mention);
        var before = at == 0 ? "" : reading.linking.tokens().get(at - 1).lower();
        var words = before.equals("from") ? FROM : before.equals("to") ? TO : Set.<String>of();
        var edges =
                reading.index.graph().from(grain).stream()
                        .filter(edge -> edge.toOne() && edge.to().equals(table))
                        .toList();
        if (words.isEmpty() || edges.size() < 2) {
            return null;
        }
        return edges.stream()
                .filter(edge ->
                        edge.role().stream()
                                        .flatMap(role -> NameWords.of(role).stream())
                                        .anyMatch(words::contains)
                                || NameWords.of(edge.fromColumns().getFirst()).stream()
                                        .anyMatch(words::contains))
                .findFirst()
                .orElse(null);
    }

    JoinPath to(TableName table) {
        var found = known.get(table);
        if (found != null) {
            return found;
        }
        var path = table.equals(grain) ? JoinPath.at(grain) : search(table);
        known.put(table, path);
        return path;
    }

    private JoinPath search(TableName table) {
        var paths = reading.index.graph().paths(grain, table);
        if (paths.isEmpty()) {
            throw new Unreadable(
                    "Nothing connects " + words(grain) + " with " + words(table) + ".");
        }
        double best = paths.getFirst().cost();
        var near = paths.stream().filter(path -> path.cost() <= best + 2.2).toList();
        if (near.size() == 1) {
            return near.getFirst();
        }
        var scores = near.stream().map(this::score).toList();
        var names = near.stream().map(Router::describe).toList();
        return near.get(
                reading.choices.best(
                        "the way from " + words(grain) + " to " + words(table), scores, names));
    }

    private double score(JoinPath path) {
        double score = -0.25 * path.cost();
        for (var edge : path.edges()) {
            if (edge.byDefault()) {
                score += 0.15;
            }
            if (!edge.role().isEmpty()) {
                score += said(edge) ? 0.25 : -0.12;
            }
            if (reading.linking.mentions().stream()
                    .anyMatch(mention ->
                            mention.best().target() instanceof Target.OfTable(var there)
                                    && (there.equals(edge.to()) || there.equals(edge.from()))
                                    && !there.equals(grain))) {
                score += 0.12;
            }
        }
        return score;
    }

    /** True when a word of the role stands in the question. */
    private boolean said(Edge edge) {
        for (var role : edge.role()) {
            for (var word : NameWords.of(role)) {
                if (NameWords.ofTable(edge.to().name()).stream()
                        .anyMatch(own -> Stem.of(own).equals(Stem.of(word)))) {
                    continue;
                }
                for (var token : reading.linking.tokens()) {
                    if (word.length() > 2
                            && (Stem.of(word).equals(token.stem())
                                    || token.stem().length() >= 4
                                            && Stem.root(word).equals(Stem.root(token.lower())))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static String words(TableName table) {
        return String.join(" ", NameWords.ofTable(table.name()));
    }

    static String describe(JoinPath path) {
        return path.edges().stream()
                .map(edge ->
                        edge.toOne()
                                ? edge.from().name() + "." + String.join(", ", edge.fromColumns())
                                : edge.to().name() + "." + String.join(", ", edge.toColumns()))
                .collect(Collectors.joining(" and "));
    }

    List<TableName> tables() {
        return new ArrayList<>(known.keySet());
    }
}
