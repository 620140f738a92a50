package dev.baton.pipeline.performance;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.Catalogue;
import dev.baton.sql.DataSource;
import dev.baton.sql.Schema;
import dev.baton.sql.Statistic;
import dev.baton.sql.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a database's statistics, and of them only what concerns things that may be asked for. */
final class SnapshotReader {
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(5_000, 16 << 20, Duration.ofSeconds(20));

    private static final Set<String> VALUELESS =
            Set.of("select", "with", "insert", "update", "delete", "merge");

    private final DataSource source;
    private final Cancellation cancellation;

    SnapshotReader(DataSource source, Cancellation cancellation) {
        this.source = source;
        this.cancellation = cancellation;
    }

    Snapshot read() {
        var schema = source.schema();
        var database = rows(Statistic.DATABASE).getFirst();
        var tables = rows(Statistic.TABLES).stream().map(SnapshotReader::table).toList();
        return new Snapshot(
                database(database),
                tables.stream().filter(table -> known(schema, table.name())).toList(),
                rows(Statistic.INDEXES).stream()
                        .map(SnapshotReader::index)
                        .filter(index -> known(schema, index.table(), index.columns()))
                        .toList(),
                keys(schema, tables),
                rows(Statistic.SESSIONS).stream().map(SnapshotReader::session).toList(),
                database.flag("has_statements") ? statements(schema) : Optional.empty());
    }

    private List<Row> rows(Statistic what) {
        return Row.of(source.statistics(what, LIMITS, cancellation));
    }

    private static boolean known(Schema schema, TableName table) {
        return schema.catalogue().table(table).isPresent();
    }

    /** What has a hidden column in it is not shown; an expression has no name. */
    private static boolean known(Schema schema, TableName table, List<String> columns) {
        return schema.catalogue()
                .table(table)
                .filter(found ->
                        columns.stream()
                                .allMatch(column ->
                                        column.isEmpty() || found.column(column).isPresent()))
                .isPresent();
    }

    private static Snapshot.Database database(Row row) {
        return new Snapshot.Database(
                row.text("version"),
                row.text("role"),
                row.number("bytes"),
                row.number("blks_hit"),
                row.number("blks_read"),
                row.number("xact_commit"),
                row.number("xact_rollback"),
                row.number("deadlocks"),
                row.number("numbackends"),
                row.number("max_connections"),
                row.flag("sees_all"));
    }

    private static Snapshot.Table table(Row row) {
        return new Snapshot.Table(
                new TableName(row.text("schema"), row.text("name")),
                row.number("rows"),
                row.number("bytes"),
                row.number("index_bytes"),
                row.number("seq_scan"),
                row.number("seq_rows"),
                row.number("idx_scan"),
                new Snapshot.Upkeep(
                        row.number("live"),
                        row.number("dead"),
                        row.number("changed"),
                        row.flag("analyzed")),
                row.number("pages"),
                row.number("block"),
                row.maybe("width"));
    }

    private static Snapshot.Index index(Row row) {
        return new Snapshot.Index(
                new TableName(row.text("schema"), row.text("table")),
                row.text("name"),
                row.texts("columns"),
                row.flag("is_unique"),
                row.flag("valid"),
                row.flag("partial"),
                row.flag("of_constraint"),
                row.text("method"),
                row.number("scans"),
                row.number("bytes"));
    }

    /**
     * Declared keys, and relations that only the semantic layer knows: they are joined as often.
     */
    private List<Snapshot.Key> keys(Schema schema, List<Snapshot.Table> tables) {
        var keys = new ArrayList<Snapshot.Key>();
        for (var row : rows(Statistic.FOREIGN_KEYS)) {
            keys.add(
                    new Snapshot.Key(
                            new TableName(row.text("schema"), row.text("table")),
                            row.texts("columns"),
                            new TableName(row.text("to_schema"), row.text("to_table")),
                            row.number("rows")));
        }
        var rows =
                tables.stream()
                        .collect(Collectors.toMap(Snapshot.Table::name, Snapshot.Table::rows));
        for (var relation : schema.semantics().relations()) {
            keys.add(
                    new Snapshot.Key(
                            relation.from().table(),
                            List.of(relation.from().name()),
                            relation.to().table(),
                            rows.getOrDefault(relation.from().table(), 0L)));
        }
        var seen = new HashSet<List<Object>>();
        return keys.stream()
                .filter(key -> known(schema, key.table(), key.columns()))
                .filter(key -> key.columns().stream().noneMatch(String::isEmpty))
                .filter(key -> seen.add(List.of(key.table(), key.columns())))
                .toList();
    }

    private static Snapshot.Session session(Row row) {
        return new Snapshot.Session(
                row.number("pid"),
                row.text("state"),
                row.number("open_seconds"),
                row.number("state_seconds"),
                row.number("blocked_by"));
    }

    /** Absent too when the extension is there and the role may not read it. */
    private Optional<List<Snapshot.Statement>> statements(Schema schema) {
        try {
            var hidden = hidden(schema);
            return Optional.of(
                    rows(Statistic.STATEMENTS).stream()
                            .map(row -> statement(row, hidden, schema.catalogue()))
                            .toList());
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.QUERY_FAILED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Set<String> hidden(Schema schema) {
        return schema.semantics().hidden().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** A text is shown when it speaks of a table that may be asked and of nothing hidden. */
    private static Snapshot.Statement statement(Row row, Set<String> hidden, Catalogue catalogue) {
        var text = row.text("query").replaceAll("\\s+", " ").strip();
        var words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"));
        // Only of these are the values left out by the database; others may hold a password.
        boolean shown =
                VALUELESS.contains(words.getFirst())
                        && words.stream().noneMatch(hidden::contains)
                        && catalogue.tables().stream()
                                .anyMatch(table ->
                                        words.contains(
                                                table.name().name().toLowerCase(Locale.ROOT)));
        return new Snapshot.Statement(
                row.text("id"),
                shown ? text : "",
                row.number("calls"),
                row.maybe("total_millis").orElse(0),
                row.maybe("mean_millis").orElse(0),
                row.number("rows"));
    }
}
