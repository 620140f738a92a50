package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from the tables how a run stands that was begun before. */
final class Standings {
    private static final String STEPS =
            """
            select s.step_id, s.outcome, s.problem, s.revision, e.body, e.digest, e.engine
            from step s left join evidence e using (run_id, step_id)
            where s.run_id = ?
            """;
    private static final String FAILURES =
            "select print, count(*)::int from failure where run_id = ? group by print";

    private Standings() {}

    /** {@code run} is at the row of the run. */
    static Standing read(Connection connection, RunId id, ResultSet run, List<Hold.Known> holds)
            throws SQLException {
        var standing = Standing.of(Json.read(run.getString("plan"), Plan.class), revision(run));
        var settled = failures(connection, id, steps(connection, id, standing));
        return Replay.of(holds, run.getBoolean("answered") ? settled.afterAnswer() : settled);
    }

    static Revision revision(ResultSet run) throws SQLException {
        var changed = new TreeMap<StepId, Integer>();
        Json.tree(run.getString("changed"))
                .properties()
                .forEach(entry ->
                        changed.put(new StepId(entry.getKey()), entry.getValue().intValue()));
        return new Revision(run.getInt("revision"), changed);
    }

    private static Standing steps(Connection connection, RunId run, Standing fresh)
            throws SQLException {
        var standing = fresh;
        try (var query = connection.prepareStatement(STEPS)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var state = state(rows, fresh.revision().number());
                    if (state != null) {
                        standing = standing.with(new StepId(rows.getString("step_id")), state);
                    }
                }
            }
        }
        return standing;
    }

    private static @Nullable StepState state(ResultSet row, int plan) throws SQLException {
        var written = row.getString("problem");
        var problem = written == null ? null : Json.read(written, Problem.class);
        return switch (row.getString("outcome")) {
            case "completed" -> new StepState.Done(RunReading.evidence(row), null);
            case "skipped" -> new StepState.Done(Evidence.SKIPPED, problem);
            // A failure that an earlier plan was changed for is over with that plan.
            case "failed" ->
                    problem != null && row.getInt("revision") == plan
                            ? new StepState.Failed(problem)
                            : null;
            case "held" -> new StepState.Held(RunReading.evidence(row));
            default -> throw new IllegalStateException("no such outcome");
        };
    }

    private static Standing failures(Connection connection, RunId run, Standing known)
            throws SQLException {
        var standing = known;
        try (var query = connection.prepareStatement(FAILURES)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    standing = standing.failing(new Print(rows.getString(1)), rows.getInt(2));
                }
            }
        }
        return standing;
    }
}
