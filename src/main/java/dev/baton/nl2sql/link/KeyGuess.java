package dev.baton.nl2sql.link;

import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses the keys a database did not declare, by names, types and the table they would lead to.
 */
final class KeyGuess {
    private final Catalogue catalogue;

    KeyGuess(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Many-to-one edges for columns that no declared key covers. */
    List<Edge> edges() {
        var declared = new HashSet<String>();
        catalogue
                .foreignKeys()
                .forEach(key ->
                        key.fromColumns()
                                .forEach(column -> declared.add(key.from() + "." + column)));
        var edges = new ArrayList<Edge>();
        for (var table : catalogue.tables()) {
            for (var column : table.columns()) {
                if (!declared.contains(table.name() + "." + column.name())) {
                    edge(table, column, edges);
                }
            }
        }
        return edges;
    }

    private void edge(Table table, Column column, List<Edge> into) {
        Table best = null;
        String key = null;
        double score = 0.5;
        for (var other : catalogue.tables()) {
            if (other.view() && !table.view()) {
                continue;
            }
            for (var candidate : keys(other)) {
                var to = other.column(candidate).orElse(null);
                if (to == null
                        || other == table && candidate.equals(column.name())
                        || !sameType(column, to)) {
                    continue;
                }
                double fit = fit(table, column, other, candidate);
                if (fit > score) {
                    best = other;
                    key = candidate;
                    score = fit;
                }
            }
        }
        if (best != null && key != null) {
            into.add(
                    new Edge(
                            table.name(),
                            List.of(column.name()),
                            best.name(),
                            List.of(key),
                            true,
                            List.of(),
                            false,
                            0.6 + 0.3 * score));
        }
    }

    /** The columns that may be what others refer to. */
    static List<String> keys(Table table) {
        var keys = new ArrayList<String>();
        if (table.primaryKey().size() == 1) {
            keys.add(table.primaryKey().getFirst());
        }
        table.uniqueKeys().stream()
                .filter(unique -> unique.size() == 1)
                .forEach(unique -> keys.add(unique.getFirst()));
        if (keys.isEmpty() && table.primaryKey().isEmpty() && !table.columns().isEmpty()) {
            var first = table.columns().getFirst();
            var words = NameWords.of(first.name());
            if (NameWords.keyWord(words.getLast()) || startsWithTable(first, table)) {
                keys.add(first.name());
            }
        }
        return keys;
    }

    private static boolean startsWithTable(Column column, Table table) {
        var words = NameWords.of(column.name());
        return !words.isEmpty()
                && Stem.of(words.getFirst())
                        .equals(Stem.of(NameWords.ofTable(table.name().name()).getFirst()));
    }

    private static boolean sameType(Column a, Column b) {
        return a.type() == b.type()
                || a.type().numeric()
                        && b.type().numeric()
                        && a.type() != ColumnType.DECIMAL
                        && b.type() != ColumnType.DECIMAL;
    }

    private static double fit(Table from, Column column, Table to, String key) {
        var name = column.name().toLowerCase(java.util.Locale.ROOT);
        var keyName = key.toLowerCase(java.util.Locale.ROOT);
        boolean keyLike = keyLike(column.name());
        boolean plain =
                Set.of("id", "name", "code", "key", "no", "number", "title", "uid")
                        .contains(keyName);
        if (name.equals(keyName)) {
            if (plain || from == to) {
                return 0;
            }
            boolean own =
                    from.primaryKey().size() == 1
                            && from.primaryKey().getFirst().equals(column.name());
            double named = startsWithTable(columnOf(to, key), to) ? 0.1 : 0;
            if (own) {
                return startsWithTable(columnOf(from, column.name()), from) ? 0 : 0.6 + named;
            }
            return keyLike || named > 0 ? 0.85 + named : 0.55;
        }
        if (!keyLike) {
            return 0;
        }
        if (!plain && name.endsWith("_" + keyName)) {
            return 0.8;
        }
        var words = new ArrayList<>(NameWords.of(column.name()));
        words.removeIf(word ->
                NameWords.keyWord(word)
                        || Set.of("no", "nr", "code", "cd", "num", "number", "ref").contains(word));
        var table = NameWords.ofTable(to.name().name());
        if (words.isEmpty()) {
            return 0;
        }
        double same = Similarity.ofNames(words, table);
        double tail =
                words.size() > table.size()
                        ? 0.85
                                * Similarity.ofNames(
                                        words.subList(words.size() - table.size(), words.size()),
                                        table)
                        : 0;
        return Math.max(same >= 0.75 ? same * 0.95 : 0, tail >= 0.7 ? tail : 0);
    }

    private static Column columnOf(Table table, String name) {
        return table.column(name).orElseThrow();
    }

    private static boolean keyLike(String column) {
        var words = NameWords.of(column);
        var last = words.getLast();
        return NameWords.keyWord(last)
                || words.size() > 1
                        && Set.of("no", "nr", "code", "cd", "num", "number", "ref").contains(last)
                || words.size() == 1 && last.endsWith("id") && last.length() > 3;
    }
}
