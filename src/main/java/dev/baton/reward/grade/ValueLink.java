package dev.baton.reward.grade;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.Uses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether the texts that a query compares with are stored where it looks for them. */
final class ValueLink {
    // The value index holds all texts of a column only up to these.
    private static final long DISTINCT_KNOWN = 4_500;
    private static final long ROWS_READ = 200_000;

    private final Schema schema;

    ValueLink(Schema schema) {
        this.schema = schema;
    }

    /**
     * The share that is stored; empty when it compares with no text that could be looked up. Where
     * a gold is known, only texts that it has too make up for one that is missing.
     */
    Optional<Finding> of(Uses uses, List<Gold> golds) {
        var found = new TreeSet<String>();
        var missing = new TreeSet<String>();
        var beside = new TreeSet<String>();
        for (var literal : uses.literals()) {
            if (golds.stream().anyMatch(gold -> has(gold.uses(), literal))) {
                found.add(literal.text());
            } else if (stored(literal)) {
                (golds.isEmpty() ? found : beside).add(literal.text());
            } else if (judged(literal)) {
                missing.add(literal.text());
            }
        }
        if (found.isEmpty() && missing.isEmpty() && beside.isEmpty()) {
            return Optional.empty();
        }
        double share = (double) found.size() / Math.max(1, found.size() + missing.size());
        found.addAll(beside);
        return Optional.of(
                Finding.of(
                        missing.isEmpty() ? 1 : share,
                        Map.of("found", found, "missing", missing),
                        missing.isEmpty()
                                ? "The texts it compares with are stored."
                                : "Not stored where it looks: '%s'."
                                        .formatted(String.join("', '", missing))));
    }

    private static boolean has(Uses gold, Uses.Literal literal) {
        return gold.literals().stream()
                .anyMatch(each ->
                        each.text().equals(literal.text())
                                && (each.column() == null
                                        || literal.column() == null
                                        || each.column().equals(literal.column())));
    }

    private boolean stored(Uses.Literal literal) {
        var sought = literal.loose() ? core(literal.text()) : literal.text();
        if (sought.isBlank()) {
            return false;
        }
        return schema.values().find(sought).stream()
                .filter(match ->
                        literal.column() == null || match.column().equals(literal.column()))
                .anyMatch(match ->
                        literal.loose()
                                ? lower(match.value()).contains(lower(sought))
                                : match.value().strip().equals(sought.strip()));
    }

    /** Only where all stored texts are known can one be said to be missing. */
    private boolean judged(Uses.Literal literal) {
        var name = literal.column();
        return name != null
                && !literal.loose()
                && schema.catalogue()
                        .table(name.table())
                        .filter(table -> table.rows() <= ROWS_READ && !table.view())
                        .flatMap(table -> table.column(name.name()))
                        .filter(column -> known(name, column))
                        .isPresent();
    }

    private boolean known(ColumnName name, Column column) {
        return column.type() == ColumnType.TEXT
                && column.distinct() <= DISTINCT_KNOWN
                && column.samples().stream()
                        .limit(2)
                        .anyMatch(sample ->
                                schema.values().find(sample).stream()
                                        .anyMatch(match ->
                                                match.column().equals(name)
                                                        && match.value().equals(sample)));
    }

    /** The longest part of a pattern between its signs. */
    private static String core(String pattern) {
        var longest = "";
        for (var part : pattern.split("[%_]")) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest.strip();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
