package dev.baton.sql.postgres;

import static dev.baton.sql.postgres.Identifiers.quoted;
import static java.util.stream.Collectors.joining;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A few stored values of each column, and a count of the rows where the database has no guess. */
final class Samples {
    private static final int ROWS = 20;
    private static final int PER_COLUMN = 5;
    private static final int LENGTH = 80;
    private static final int TABLES_AT_ONCE = 20;
    private static final int COUNTED_UP_TO = 10_000;

    private static final Duration IN_ALL_WITHIN = Duration.ofSeconds(15);

    private final Reading reading;

    Samples(Reading reading) {
        this.reading = reading.within(Duration.ofSeconds(2));
    }

    /** The tables with samples, and with row counts of the small ones. */
    List<Table> read(List<Table> tables) throws SQLException {
        var columns = new HashMap<TableName, List<Set<String>>>();
        var counts = new HashMap<TableName, Long>();
        var end = System.nanoTime() + IN_ALL_WITHIN.toNanos();
        for (var some : batches(tables)) {
            if (System.nanoTime() > end) {
                break;
            }
            inOneGo(some, Samples::sampling, (table, row) -> collect(table, row, columns));
            var unknown = some.stream().filter(t -> !t.view() && t.rows() <= 0).toList();
            inOneGo(unknown, Samples::counting, (t, row) -> counts.put(t.name(), counted(row[0])));
        }
        return tables.stream()
                .map(table -> with(table, columns.get(table.name()), counts.get(table.name())))
                .toList();
    }

    private interface Found {
        void in(Table table, String[] row);
    }

    /**
     * One statement for all of them; table by table when that fails, so that one spoils no other.
     */
    private void inOneGo(List<Table> tables, Function<Table, String> query, Found found)
            throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        var union = new ArrayList<String>();
        for (int i = 0; i < tables.size(); i++) {
            union.add("(select " + i + ", " + query.apply(tables.get(i)) + ")");
        }
        var rows =
                reading.rowsIfGiven(
                        String.join(" union all ", union),
                        row -> Map.entry(row.getInt(1), (String[]) row.getArray(2).getArray()));
        rows.orElse(List.of()).forEach(row -> found.in(tables.get(row.getKey()), row.getValue()));
        if (rows.isEmpty() && tables.size() > 1) {
            for (var table : tables) {
                inOneGo(List.of(table), query, found);
            }
        }
    }

    /** Views go one by one: a slow one would take the samples of its neighbours with it. */
    private static List<List<Table>> batches(List<Table> tables) {
        var batches = new ArrayList<List<Table>>();
        var stored = tables.stream().filter(table -> !table.view()).toList();
        for (int i = 0; i < stored.size(); i += TABLES_AT_ONCE) {
            batches.add(stored.subList(i, Math.min(stored.size(), i + TABLES_AT_ONCE)));
        }
        tables.stream().filter(Table::view).forEach(view -> batches.add(List.of(view)));
        return batches;
    }

    private static String sampling(Table table) {
        var columns =
                table.columns().stream()
                        .map(column ->
                                readable(column)
                                        ? "left(%s::text, %d)"
                                                .formatted(quoted(column.name()), LENGTH + 1)
                                        : "null")
                        .collect(joining(", "));
        return "array[%s]::text[] from (select * from %s limit %d) sample"
                .formatted(columns, quoted(table.name()), ROWS);
    }

    private static String counting(Table table) {
        return "array[count(*)::text] from (select 1 from %s limit %d) counted"
                .formatted(quoted(table.name()), COUNTED_UP_TO + 1);
    }

    private static long counted(String count) {
        var rows = Long.parseLong(count);
        return rows > COUNTED_UP_TO ? -1 : rows;
    }

    private static boolean readable(Column column) {
        return column.type() != ColumnType.BINARY && column.type() != ColumnType.OTHER;
    }

    private static void collect(
            Table table, String[] row, Map<TableName, List<Set<String>>> columns) {
        var samples = columns.computeIfAbsent(table.name(), _ -> new ArrayList<>());
        for (int i = 0; i < row.length; i++) {
            if (samples.size() <= i) {
                samples.add(new LinkedHashSet<>());
            }
            if (row[i] != null && row[i].length() <= LENGTH && samples.get(i).size() < PER_COLUMN) {
                samples.get(i).add(row[i]);
            }
        }
    }

    private static Table with(
            Table table, @Nullable List<Set<String>> samples, @Nullable Long rows) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            columns.add(
                    samples == null || !column.samples().isEmpty()
                            ? column
                            : Changed.samples(column, List.copyOf(samples.get(i))));
        }
        return Changed.columns(table, columns, rows == null ? table.rows() : rows);
    }
}
