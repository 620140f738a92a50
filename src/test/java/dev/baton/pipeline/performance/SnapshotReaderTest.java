package dev.baton.pipeline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Statistic;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueIndex;
import dev.baton.sql.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of statistics that a database of the tests does not have: its statements. */
class SnapshotReaderTest {
    private static final TableName GUEST = new TableName("public", "guest");

    /** A database that has just these statistics. */
    private record Told(Map<Statistic, List<Map<String, Value>>> statistics) implements DataSource {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public Schema schema() {
            var name = new Column("name", ColumnType.TEXT, "text", true, null, List.of(), -1);
            var table = new Table(GUEST, false, null, List.of(name), List.of(), List.of(), 10);
            return new Schema(
                    new Catalogue(List.of(table), List.of(), "1", Instant.EPOCH),
                    new Semantics(
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of("guest.pin", "vault"),
                            List.of()),
                    ValueIndex.EMPTY);
        }

        @Override
        public Verdict check(String sql) {
            throw new AssertionError("no text of ours is sent");
        }

        @Override
        public Explanation explain(SafeSql sql, Cancellation cancellation) {
            throw new AssertionError("no text of ours is sent");
        }

        @Override
        public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
            throw new AssertionError("no text of ours is sent");
        }

        @Override
        public ResultTable statistics(Statistic what, Limits limits, Cancellation cancellation) {
            var rows = statistics.get(what);
            if (rows == null) {
                throw ProblemException.of(Cause.QUERY_FAILED, "It may not be read.");
            }
            var names = rows.isEmpty() ? List.<String>of() : List.copyOf(rows.getFirst().keySet());
            return new ResultTable(
                    names.stream().map(name -> new ResultTable.ResultColumn(name, "text")).toList(),
                    rows.stream().map(row -> names.stream().map(row::get).toList()).toList(),
                    false,
                    100,
                    1);
        }
    }

    private static Map<String, Value> row(Object... cells) {
        var row = new LinkedHashMap<String, Value>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(
                    (String) cells[i],
                    switch (cells[i + 1]) {
                        case String text -> Value.text(text);
                        case Integer number -> Value.number(number);
                        case Boolean flag -> new Value.Flag(flag);
                        case List<?> list ->
                                new Value.Items(
                                        new ArrayList<Value>(
                                                list.stream()
                                                        .map(text -> Value.text((String) text))
                                                        .toList()));
                        default -> throw new AssertionError(cells[i + 1]);
                    });
        }
        return row;
    }

    private static Map<Statistic, List<Map<String, Value>>> statistics(boolean counted) {
        var statistics = new LinkedHashMap<Statistic, List<Map<String, Value>>>();
        statistics.put(
                Statistic.DATABASE, List.of(row("has_statements", counted, "sees_all", true)));
        statistics.put(
                Statistic.TABLES,
                List.of(
                        row("schema", "public", "name", "guest", "rows", 5),
                        row("schema", "public", "name", "vault", "rows", 5)));
        statistics.put(
                Statistic.INDEXES,
                List.of(
                        index("guest_name", List.of("name")),
                        index("guest_lower", List.of("")),
                        index("guest_pin", List.of("name", "pin"))));
        statistics.put(Statistic.FOREIGN_KEYS, List.of());
        statistics.put(Statistic.SESSIONS, List.of());
        return statistics;
    }

    private static Map<String, Value> index(String name, List<String> columns) {
        return row("schema", "public", "table", "guest", "name", name, "columns", columns);
    }

    private static Map<String, Value> statement(String query) {
        return row(
                "id",
                "1",
                "query",
                query,
                "calls",
                9,
                "total_millis",
                "9000.5",
                "mean_millis",
                "1000.05",
                "rows",
                3);
    }

    private static Snapshot read(Map<Statistic, List<Map<String, Value>>> statistics) {
        return new SnapshotReader(new Told(statistics), new Cancellation()).read();
    }

    @Test
    void tables_and_indexes_with_hidden_things_are_not_in_it_expressions_are() {
        var snapshot = read(statistics(false));
        assertThat(snapshot.tables()).extracting(Snapshot.Table::name).containsExactly(GUEST);
        assertThat(snapshot.indexes())
                .extracting(Snapshot.Index::name)
                .containsExactly("guest_name", "guest_lower");
        assertThat(snapshot.statements()).isEmpty();
    }

    @Test
    void a_statements_text_is_shown_only_when_nothing_in_it_is_anybodys_secret() {
        var statistics = statistics(true);
        var shown = "select name from guest where name = $1";
        statistics.put(
                Statistic.STATEMENTS,
                List.of(
                        statement(shown.replace(" from", "\n  from")),
                        statement("select pin from guest"),
                        statement("select * from vault join guest on true"),
                        statement("alter role guest password 'secret'"),
                        statement("select * from somewhere_else"),
                        statement("")));

        var statements = read(statistics).statements().orElseThrow();

        assertThat(statements)
                .extracting(Snapshot.Statement::text)
                .containsExactly(shown, "", "", "", "", "");
        assertThat(statements).allMatch(each -> each.meanMillis() == 1000.05 && each.calls() == 9);
    }

    @Test
    void statements_that_may_not_be_read_are_as_if_nobody_counted_them() {
        assertThat(read(statistics(true)).statements()).isEmpty();
    }
}
