package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Stem;
import dev.baton.nl2sql.query.Expression;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the column a question means without naming it: when, how much, how old. */
final class Columns {
    /** What orders rows by when, whatever else a column's name may sound like. */
    private static final java.util.Set<String> OF_TIME =
            java.util.Set.of(
                    "oldest",
                    "older",
                    "youngest",
                    "younger",
                    "newest",
                    "newer",
                    "latest",
                    "most recent",
                    "most recently",
                    "last",
                    "earliest");

    private final Reading reading;
    private final TableName grain;
    private final Router router;
    private final Map<Integer, Expression> times = new LinkedHashMap<>();

    Columns(Reading reading, TableName grain, Router router) {
        this.reading = reading;
        this.grain = grain;
        this.router = router;
    }

    /** The time a period is about: the named column, or the likeliest of the tables spoken of. */
    Expression.@Nullable Of time(int mention, int at) {
        if (mention >= 0) {
            var column = reading.column(mention);
            return column == null ? null : new Expression.Of(router.to(mention), column.name());
        }
        if (yearOnly()) {
            return null;
        }
        if (times.containsKey(-1) && times.get(-1) instanceof Expression.Of known && at < 0) {
            return known;
        }
        var options = new ArrayList<Expression.Of>();
        var scores = new ArrayList<Double>();
        for (var table : tables(at)) {
            for (var column : reading.index.table(table.getKey()).columns()) {
                double score =
                        Labels.time(
                                reading.index,
                                new ColumnName(table.getKey(), column.name()),
                                near(at));
                if (score > 0) {
                    options.add(new Expression.Of(JoinPath.at(table.getKey()), column.name()));
                    scores.add(score + table.getValue());
                }
            }
        }
        if (options.isEmpty()) {
            return null;
        }
        int best =
                options.size() == 1
                        ? 0
                        : reading.choices.best(
                                "which date counts",
                                scores,
                                options.stream()
                                        .map(option ->
                                                option.path().end().name() + "." + option.column())
                                        .toList());
        var chosen =
                new Expression.Of(
                        router.to(options.get(best).path().end()), options.get(best).column());
        times.put(-1, chosen);
        return chosen;
    }

    /** True when the rows tell their year by number, and nothing spoken of has a date. */
    private boolean yearOnly() {
        var year = year();
        if (year == null || !year.path().edges().isEmpty()) {
            return false;
        }
        for (int i = 0; i < reading.meanings.size(); i++) {
            if (reading.index.table(reading.table(i)).columns().stream()
                    .anyMatch(column -> column.type().temporal())) {
                return false;
            }
        }
        return reading.index.table(grain).columns().stream()
                .noneMatch(column -> column.type().temporal());
    }

    private List<dev.baton.nl2sql.link.Token> near(int at) {
        var tokens = reading.linking.tokens();
        return at < 0
                ? tokens
                : tokens.subList(Math.max(0, at - 8), Math.min(tokens.size(), at + 2));
    }

    /**
     * Tables that may tell when, with what they are worth: the rows', those spoken of, and those
     * one step on.
     */
    private List<Map.Entry<TableName, Double>> tables(int at) {
        var worth = new LinkedHashMap<TableName, Double>();
        worth.put(grain, 0.3);
        for (int i = 0; i < reading.meanings.size(); i++) {
            boolean before = at < 0 || reading.at(i) < at;
            worth.merge(
                    reading.table(i), reading.isTable(i) ? before ? 0.25 : 0.15 : 0.05, Math::max);
        }
        for (var edge : reading.index.graph().from(grain)) {
            if (edge.toOne()) {
                worth.putIfAbsent(edge.to(), -0.2);
            }
        }
        boolean own =
                worth.keySet().stream()
                        .anyMatch(table ->
                                table.equals(grain)
                                        && reading.index.table(table).columns().stream()
                                                .anyMatch(column -> column.type().temporal()));
        if (!own) {
            for (var edge : reading.index.graph().from(grain)) {
                if (edge.toOne()) {
                    worth.merge(edge.to(), 0.1, Math::max);
                    for (var next : reading.index.graph().from(edge.to())) {
                        if (next.toOne()) {
                            worth.putIfAbsent(next.to(), -0.3);
                        }
                    }
                }
            }
        }
        worth.keySet()
                .removeIf(table ->
                        !table.equals(grain)
                                && reading.index.graph().paths(grain, table).isEmpty());
        return List.copyOf(worth.entrySet());
    }

    /** A whole-number column that holds the year. */
    Expression.@Nullable Of year() {
        for (var table : tables(-1)) {
            for (var column : reading.index.table(table.getKey()).columns()) {
                var words = NameWords.of(column.name());
                if (column.type().numeric()
                        && (words.getLast().equals("year") || words.getLast().equals("yr"))
                        && !words.contains("birth")) {
                    return new Expression.Of(router.to(table.getKey()), column.name());
                }
            }
        }
        return null;
    }

    /** The column of the listed rows that an adjective speaks of; null when none does. */
    @Nullable Expression hinted(Adjectives.Adjective adjective, JoinPath at) {
        var options = new ArrayList<Column>();
        var scores = new ArrayList<Double>();
        for (var column : reading.index.table(at.end()).columns()) {
            double score = fit(adjective, column, at.end());
            if (score > 0) {
                options.add(column);
                scores.add(score);
            }
        }
        if (!options.isEmpty()) {
            int best =
                    options.size() == 1
                            ? 0
                            : reading.choices.best(
                                    "“" + adjective.word() + "”",
                                    scores,
                                    options.stream().map(Column::name).toList());
            if (scores.get(best) < 0.6) {
                reading.slots.doubt += 0.1;
            }
            return new Expression.Of(at, options.get(best).name());
        }
        return null;
    }

    private double fit(Adjectives.Adjective adjective, Column column, TableName table) {
        boolean number =
                column.type().numeric() && !reading.key(new ColumnName(table, column.name()));
        boolean time = column.type().temporal();
        if (!number && !time) {
            return 0;
        }
        if (adjective.hints().isEmpty()
                || number && OF_TIME.contains(adjective.word()) && !year(column.name())) {
            return 0;
        }
        var words = new ArrayList<>(NameWords.of(column.name()));
        if (column.comment() != null) {
            words.addAll(NameWords.of(column.comment()));
        }
        int own = NameWords.of(column.name()).size();
        boolean timely =
                List.of("date", "time", "created", "year", "birth", "age").stream()
                        .anyMatch(hint -> adjective.hints().contains(hint));
        double best = 0;
        for (int i = 0; i < adjective.hints().size(); i++) {
            var hint = adjective.hints().get(i).replace("-", "");
            for (int j = 0; j < words.size(); j++) {
                var word = words.get(j);
                boolean same =
                        Stem.of(hint).equals(Stem.of(word))
                                || hint.length() > 4 && Stem.root(hint).equals(Stem.root(word))
                                || abbreviates(word, hint);
                if (same) {
                    best = Math.max(best, (j < own ? 1 : 0.75) - 0.04 * i);
                }
            }
        }
        if (time && timely) {
            double when =
                    Labels.time(reading.index, new ColumnName(table, column.name()), List.of());
            best = best > 0 ? best + 0.2 * when : 0.5 * when;
        } else if (time) {
            best = 0;
        }
        return best;
    }

    /** A number that tells a time. */
    private static boolean year(String column) {
        return NameWords.of(column).stream()
                .anyMatch(word -> word.matches("year|yr|age|aged|born|birth|built|since|vintage"));
    }

    private static boolean abbreviates(String word, String hint) {
        return word.length() >= 2
                && word.length() <= 4
                && dev.baton.nl2sql.link.Abbreviations.of(word).contains(Stem.of(hint));
    }

    /** True when a column orders the other way round than the adjective says: low age is young. */
    boolean turned(Adjectives.Adjective adjective, String column) {
        var words = NameWords.of(column);
        return adjective.hints().stream()
                .anyMatch(hint ->
                        hint.startsWith("-")
                                && words.stream()
                                        .anyMatch(word ->
                                                Stem.of(word).equals(Stem.of(hint.substring(1)))));
    }

    /** The one number an amount without a column may be compared with. */
    Expression.@Nullable Of amount(Reading.Amount amount) {
        var at =
                reading.slots.entity >= 0 && reading.isTable(reading.slots.entity)
                        ? router.to(reading.slots.entity)
                        : JoinPath.at(grain);
        if (amount.adjective() != null
                && hinted(amount.adjective(), at) instanceof Expression.Of of) {
            return of;
        }
        var table = reading.index.table(at.end());
        var numbers =
                table.columns().stream()
                        .filter(column ->
                                column.type().numeric()
                                        && !reading.key(
                                                new ColumnName(table.name(), column.name())))
                        .toList();
        var money =
                numbers.stream()
                        .filter(column ->
                                NameWords.of(column.name()).stream()
                                        .anyMatch(word ->
                                                List.of(
                                                                "amount", "amt", "price", "total",
                                                                "value", "cost", "salary", "fee",
                                                                "budget", "gross", "net")
                                                        .contains(word)))
                        .toList();
        if (numbers.size() == 1) {
            return new Expression.Of(at, numbers.getFirst().name());
        }
        if (money.size() == 1) {
            return new Expression.Of(at, money.getFirst().name());
        }
        var whole =
                money.stream()
                        .filter(column ->
                                NameWords.of(column.name()).stream()
                                        .anyMatch(word ->
                                                word.equals("gross") || word.equals("total")))
                        .toList();
        if (whole.size() == 1) {
            reading.slots.doubt += 0.1;
            return new Expression.Of(at, whole.getFirst().name());
        }
        return null;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
