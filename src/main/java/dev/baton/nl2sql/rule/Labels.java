package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Stem;
import dev.baton.nl2sql.link.Token;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns show a row, say when it was, or say how much. */
final class Labels {
    private Labels() {}

    /** The columns by which a person tells rows of the table apart. */
    static List<String> of(SchemaIndex index, TableName name) {
        var entity = entity(index, name);
        if (entity.isPresent() && entity.get().label() instanceof String label) {
            return List.of(label);
        }
        var table = index.table(name);
        var own = NameWords.ofTable(name.name());
        var first =
                column(
                        table,
                        List.of(
                                "first name",
                                "fname",
                                "given name",
                                "f name",
                                "first nm",
                                "firstname"));
        var last =
                column(
                        table,
                        List.of(
                                "last name",
                                "lname",
                                "surname",
                                "family name",
                                "l name",
                                "last nm",
                                "lastname"));
        Column best = null;
        double score = 0;
        for (var column : table.columns()) {
            double here = score(column, table, own);
            if (here > score) {
                best = column;
                score = here;
            }
        }
        if (first.isPresent() && last.isPresent() && score < 0.95) {
            return List.of(first.get(), last.get());
        }
        if (best != null) {
            return List.of(best.name());
        }
        return table.primaryKey().isEmpty()
                ? List.of(table.columns().getFirst().name())
                : table.primaryKey();
    }

    private static double score(Column column, Table table, List<String> own) {
        if (column.type() != ColumnType.TEXT) {
            return 0;
        }
        var words =
                new ArrayList<>(NameWords.of(column.name()).stream().map(Labels::whole).toList());
        boolean owned =
                words.removeAll(own)
                        || words.removeIf(word ->
                                own.stream()
                                        .anyMatch(o ->
                                                Stem.of(o).equals(Stem.of(word))
                                                        || o.startsWith(word)
                                                                && word.length() > 1));
        if (words.isEmpty()) {
            return 0.85;
        }
        var rest = String.join(" ", words);
        return switch (rest) {
            case "name", "nm", "full name", "fullname", "display name" -> 1;
            case "title" -> 0.96;
            case "label" -> 0.8;
            case "username", "user name", "login", "nickname", "handle" -> 0.7;
            case "description", "desc", "descr" -> owned ? 0.5 : 0.4;
            case "code", "cd", "no", "number", "nr", "num", "reference", "ref", "sku" ->
                    owned ? 0.62 : words.size() == 1 ? 0.45 : 0.3;
            case "subject", "headline", "topic" -> 0.6;
            default -> general(words, owned);
        };
    }

    /** The worth of a column called after something else: driver name, permit description. */
    private static double general(List<String> words, boolean owned) {
        if (words.size() > 2
                || Set.of(
                                "first", "last", "middle", "file", "host", "user", "maiden",
                                "given", "family", "job")
                        .contains(words.getFirst())) {
            return 0;
        }
        return switch (words.getLast()) {
            case "name" -> 0.6;
            case "title" -> 0.55;
            case "desc", "description", "label" -> 0.5;
            case "code", "cd", "no", "number" -> owned ? 0.4 : 0.2;
            default -> 0;
        };
    }

    private static String whole(String word) {
        return switch (word) {
            case "nm" -> "name";
            case "ttl" -> "title";
            case "descr", "dsc" -> "desc";
            default -> word;
        };
    }

    private static Optional<String> column(Table table, List<String> names) {
        return table.columns().stream()
                .filter(column -> {
                    var words = new ArrayList<>(NameWords.of(column.name()));
                    var whole = String.join(" ", words);
                    if (words.size() > 2) {
                        words.removeFirst();
                    }
                    return names.contains(whole) || names.contains(String.join(" ", words));
                })
                .map(Column::name)
                .findFirst();
    }

    static Optional<Semantics.Entity> entity(SchemaIndex index, TableName table) {
        return index.schema().semantics().entities().stream()
                .filter(entity -> entity.table().equals(table))
                .findFirst();
    }

    /**
     * How well a column says when a row of its table came about, given the words of the question.
     */
    static double time(SchemaIndex index, ColumnName column, List<Token> words) {
        var table = index.table(column.table());
        var there = table.column(column.name()).orElseThrow();
        if (!there.type().temporal()) {
            return 0;
        }
        double score = 0.5;
        if (entity(index, column.table())
                .map(Semantics.Entity::date)
                .filter(column.name()::equals)
                .isPresent()) {
            score += 0.25;
        }
        var name = NameWords.of(column.name());
        var own = NameWords.ofTable(column.table().name());
        for (var word : name) {
            if (Set.of("date", "dt", "at", "on", "time", "ts", "timestamp", "day").contains(word)) {
                continue;
            }
            if (Set.of(
                            "birth",
                            "dob",
                            "birthday",
                            "expiry",
                            "expires",
                            "expiration",
                            "due",
                            "updated",
                            "modified",
                            "next",
                            "deleted",
                            "end",
                            "ended",
                            "until",
                            "retired",
                            "closed",
                            "cancelled",
                            "deceased",
                            "paid",
                            "valid",
                            "hired",
                            "returned",
                            "last")
                    .contains(word)) {
                score -= 0.18;
            }
            if (Set.of(
                            "created",
                            "order",
                            "ordered",
                            "start",
                            "started",
                            "booked",
                            "transaction",
                            "sold",
                            "sale",
                            "issued",
                            "placed",
                            "recorded",
                            "entry",
                            "event",
                            "published",
                            "release",
                            "scheduled",
                            "begin")
                    .contains(word)) {
                score += 0.06;
            }
            if (own.stream().anyMatch(o -> Stem.root(o).equals(Stem.root(word)))) {
                score += 0.1;
            }
            for (var token : words) {
                if (token.kind() == Token.Kind.WORD
                        && word.length() > 2
                        && !dev.baton.nl2sql.link.Lexicon.stop(token.lower())) {
                    if (token.stem().equals(Stem.of(word))) {
                        score += 0.3;
                    } else if (token.stem().length() >= 4
                            && Stem.root(token.lower()).equals(Stem.root(word))) {
                        score += 0.2;
                    }
                }
            }
        }
        if (there.nullable()) {
            score -= 0.08;
        }
        return score;
    }
}
