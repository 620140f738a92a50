package dev.baton.sql;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Walls three and four: runs a query as a sub-select, where nothing but a query can stand, in a
 * read-only transaction, and never takes in more rows or bytes than allowed.
 */
public final class QueryRunner {
    private static final int LONGEST_VALUE = 10_000;
    private static final int MOST_BYTES_PER_FETCH = 32 << 20;
    private static final int MOST_ROWS_PER_FETCH = 500;

    private final ReadOnlySession session;

    public QueryRunner(ConnectionSource source) {
        session = new ReadOnlySession(source);
    }

    /** See {@link DataSource#run}. */
    public ResultTable run(SafeSql sql, DataSource.Limits limits, Cancellation cancellation) {
        return session.within(
                limits.time(),
                cancellation,
                statement -> new Reading(statement, sql, limits, cancellation).read());
    }

    /** See {@link DataSource#statistics}. */
    public ResultTable run(Statistic what, DataSource.Limits limits, Cancellation cancellation) {
        return run(what.sql(), limits, cancellation);
    }

    /** One query being read. */
    private static final class Reading {
        private final Statement statement;
        private final SafeSql sql;
        private final DataSource.Limits limits;
        private final Cancellation cancellation;
        private final List<String> names = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<List<Value>> rows = new ArrayList<>();
        private final long started = System.nanoTime();
        private long bytes;
        private boolean truncated;

        Reading(
                Statement statement,
                SafeSql sql,
                DataSource.Limits limits,
                Cancellation cancellation) {
            this.statement = statement;
            this.sql = sql;
            this.limits = limits;
            this.cancellation = cancellation;
        }

        ResultTable read() throws SQLException {
            describe();
            cancellation.check();
            statement.setFetchSize(rowsPerFetch());
            try (var result = statement.executeQuery(bounded())) {
                while (rows.size() <= limits.rows() && result.next()) {
                    cancellation.check();
                    if (rows.size() == limits.rows() || !take(result)) {
                        truncated = true;
                        break;
                    }
                }
            }
            return table();
        }

        private void describe() throws SQLException {
            try (var result =
                    statement.executeQuery("select * from (\n" + sql.text() + "\n) as q limit 0")) {
                var described = result.getMetaData();
                for (int i = 1; i <= described.getColumnCount(); i++) {
                    names.add(described.getColumnLabel(i));
                    types.add(described.getColumnTypeName(i));
                }
            }
            if (names.isEmpty()) {
                throw ProblemException.of(
                        Cause.QUERY_FAILED,
                        "The query gives no column.",
                        "Name at least one column after select.");
            }
        }

        /** The query with long values cut; "offset 0" keeps each from being computed twice. */
        private String bounded() {
            var columns = IntStream.range(0, types.size()).mapToObj(i -> "c" + i).toList();
            var asked =
                    IntStream.range(0, types.size())
                            .mapToObj(i ->
                                    PostgresValues.asked(
                                            columns.get(i), types.get(i), LONGEST_VALUE))
                            .collect(Collectors.joining(", "));
            return "select %s from (select * from (\n%s\n) as q offset 0) as q(%s) limit %d"
                    .formatted(asked, sql.text(), String.join(", ", columns), limits.rows() + 1L);
        }

        private int rowsPerFetch() {
            long unbounded = types.stream().filter(PostgresValues::mayBeLong).count();
            long rowAtMost = 4L * LONGEST_VALUE * unbounded + 64L * types.size();
            return (int) Math.clamp(MOST_BYTES_PER_FETCH / rowAtMost, 1, MOST_ROWS_PER_FETCH);
        }

        private boolean take(ResultSet result) throws SQLException {
            var row = new ArrayList<Value>(types.size());
            for (int i = 0; i < types.size(); i++) {
                var text = result.getString(i + 1);
                bytes += text == null ? 4 : text.length() + 8L;
                truncated |= text != null && text.length() > LONGEST_VALUE;
                row.add(PostgresValues.value(text, types.get(i), LONGEST_VALUE));
            }
            if (bytes > limits.bytes() && !rows.isEmpty()) {
                return false;
            }
            rows.add(List.copyOf(row));
            return true;
        }

        private ResultTable table() {
            var columns = new ArrayList<ResultTable.ResultColumn>(names.size());
            for (int i = 0; i < names.size(); i++) {
                columns.add(
                        new ResultTable.ResultColumn(
                                names.get(i), PostgresValues.wireName(types.get(i))));
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            return new ResultTable(columns, rows, truncated, limits.rows(), millis);
        }
    }
}
