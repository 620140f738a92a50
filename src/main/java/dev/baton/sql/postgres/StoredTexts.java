package dev.baton.sql.postgres;

import static dev.baton.sql.postgres.Identifiers.quoted;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import dev.baton.sql.Values.Stored;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The distinct texts that columns hold, those with few different ones first, within caps and time:
 * names, cities and states, not keys, hashes or prose.
 */
final class StoredTexts {
    private static final int PER_COLUMN = 5_000;
    private static final int IN_ALL = 100_000;
    private static final int LENGTH = 80;
    private static final int COLUMNS_AT_ONCE = 20;
    private static final long ROWS_READ = 200_000;
    private static final Duration IN_ALL_WITHIN = Duration.ofSeconds(20);
    private static final Pattern OPAQUE =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{24,}|(?=\\S*\\d)(?=\\S*[A-Za-z])[A-Za-z0-9+/_=-]{32,}");

    private final Reading reading;

    StoredTexts(Reading reading) {
        this.reading = reading.within(Duration.ofSeconds(3));
    }

    private record Source(Table table, Column column) {
        ColumnName name() {
            return new ColumnName(table.name(), column.name());
        }

        /** The most different texts there may be. */
        long atMost() {
            var most = table.rows() < 0 ? Long.MAX_VALUE : table.rows();
            return column.distinct() < 0 ? most : Math.min(most, column.distinct());
        }
    }

    /** Of all text columns but those whose texts are known already. */
    List<Stored> read(List<Table> tables, Set<ColumnName> known) throws SQLException {
        var sources =
                tables.stream()
                        .flatMap(table ->
                                table.columns().stream()
                                        .filter(c -> c.type() == ColumnType.TEXT)
                                        .map(column -> new Source(table, column)))
                        .filter(source -> !known.contains(source.name()))
                        .sorted(
                                Comparator.comparing((Source source) -> source.table().view())
                                        .thenComparing(Source::atMost))
                        .toList();
        var stored = new ArrayList<Stored>();
        int total = 0;
        var end = System.nanoTime() + IN_ALL_WITHIN.toNanos();
        for (int i = 0; i < sources.size() && System.nanoTime() < end; i += COLUMNS_AT_ONCE) {
            var some = sources.subList(i, Math.min(sources.size(), i + COLUMNS_AT_ONCE));
            for (var column : texts(some)) {
                var room = Math.max(0, IN_ALL - total);
                var values = column.values();
                var kept = values.subList(0, Math.min(room, values.size()));
                stored.add(new Stored(column.column(), kept));
                total += kept.size();
            }
            if (total >= IN_ALL) {
                break;
            }
        }
        return stored;
    }

    private List<Stored> texts(List<Source> sources) throws SQLException {
        var union = new ArrayList<String>();
        for (int i = 0; i < sources.size(); i++) {
            union.add("(select " + i + ", value from " + distinct(sources.get(i)) + ")");
        }
        var found = new TreeMap<Integer, List<String>>();
        var rows =
                reading.rowsIfGiven(
                        String.join(" union all ", union),
                        row -> Map.entry(row.getInt(1), row.getString(2)));
        rows.orElse(List.of())
                .forEach(row ->
                        found.computeIfAbsent(row.getKey(), _ -> new ArrayList<>())
                                .add(row.getValue()));
        if (rows.isEmpty() && sources.size() > 1) {
            var each = new ArrayList<Stored>();
            for (var source : sources) {
                each.addAll(texts(List.of(source)));
            }
            return each;
        }
        return found.entrySet().stream()
                .filter(entry -> telling(entry.getValue()))
                .map(entry ->
                        new Stored(
                                sources.get(entry.getKey()).name(),
                                entry.getValue().stream()
                                        .filter(text -> text.length() <= LENGTH)
                                        .sorted()
                                        .toList()))
                .toList();
    }

    private static String distinct(Source source) {
        var column = quoted(source.column().name());
        var table = quoted(source.table().name());
        // A big table is read in part: a share of its pages tells nearly all its common values.
        var from =
                source.table().rows() > ROWS_READ && !source.table().view()
                        ? "%s tablesample system (%.4f) repeatable (7)"
                                .formatted(table, 100.0 * ROWS_READ / source.table().rows())
                        : "(select %s from %s limit %d) part".formatted(column, table, ROWS_READ);
        return "(select distinct left(%s::text, %d) as value from %s where %s is not null limit %d) texts"
                .formatted(column, LENGTH + 1, from, column, PER_COLUMN);
    }

    /** Whether a person could name one of these. */
    private static boolean telling(List<String> texts) {
        var poor =
                texts.stream()
                        .filter(text -> text.length() > LENGTH || OPAQUE.matcher(text).matches())
                        .count();
        return poor * 2 <= texts.size();
    }
}
