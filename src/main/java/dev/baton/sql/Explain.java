package dev.baton.sql;

import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Wall two: the database's planner says what a query would cost, without running it. */
public final class Explain {
    private static final Duration TIME = Duration.ofSeconds(3);

    private static final int LONGEST_PLAN = 4 << 20;

    private final ReadOnlySession session;

    public Explain(ConnectionSource source) {
        session = new ReadOnlySession(source);
    }

    /** See {@link DataSource#explain}. */
    public Explanation explain(SafeSql sql, Cancellation cancellation) {
        return session.within(TIME, cancellation, statement -> explain(sql, statement));
    }

    private static Explanation explain(SafeSql sql, Statement statement) throws SQLException {
        try (var result =
                statement.executeQuery(
                        "explain (format json, verbose) select * from (\n"
                                + sql.text()
                                + "\n) as q")) {
            result.next();
            var plan = result.getString(1);
            return plan.length() > LONGEST_PLAN
                    ? new Explanation.Rejected("54000", "the query's plan is too large", null)
                    : PlanReading.read(Json.tree(plan));
        } catch (SQLException e) {
            if (refusesTheText(SqlFailure.state(e))) {
                return new Explanation.Rejected(
                        SqlFailure.state(e), SqlFailure.message(e), SqlFailure.hint(e));
            }
            throw e;
        }
    }

    /** Syntax and names (42), values (22), unsupported (0A), read-only (25), too complex (54). */
    private static boolean refusesTheText(String state) {
        if (state.equals("08P01")) {
            return true;
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "42", "22", "0A", "21", "25", "54", "XX", "2F", "38", "39", "P0", "3F" -> true;
            default -> false;
        };
    }
}
