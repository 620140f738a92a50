package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How rows of runs, their steps and their answers are read. */
final class RunReading {
    private RunReading() {}

    static RunView view(ResultSet row) throws SQLException {
        var origin =
                new RunView.Origin(
                        new SessionId(row.getString("session_id")),
                        row.getString("caller"),
                        row.getString("workflow"),
                        row.getString("question"),
                        Json.read(row.getString("input"), Value.Fields.class),
                        instant(row, "created_at"),
                        Json.read(row.getString("terms"), Terms.class),
                        run(row, "parent"),
                        run(row, "forked_from"));
        var problem = row.getString("problem");
        return new RunView(
                new RunId(row.getString("id")),
                origin,
                RunStatus.of(row.getString("status")),
                row.getObject("version") == null ? null : answer(row),
                problem == null
                        ? null
                        : new RunView.Failure(
                                Json.read(problem, Problem.class), row.getString("failed_stage")),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                row.getLong("tokens"),
                row.getInt("revision"),
                rollback(row));
    }

    private static @Nullable RunId run(ResultSet row, String column) throws SQLException {
        var id = row.getString(column);
        return id == null ? null : new RunId(id);
    }

    private static Rollback rollback(ResultSet row) throws SQLException {
        if (row.getString("undoing") != null) {
            return Rollback.UNDER_WAY;
        }
        var rollback = row.getString("rollback");
        return rollback == null
                ? Rollback.NONE
                : Rollback.valueOf(rollback.toUpperCase(Locale.ROOT));
    }

    static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getInt("version"),
                Json.read(row.getString("body"), Value.Fields.class),
                new Confidence(row.getDouble("confidence")),
                row.getString("author"),
                instant(row, "at"));
    }

    static StepView step(ResultSet row) throws SQLException {
        var problem = row.getString("problem");
        return new StepView(
                new StepId(row.getString("step_id")),
                row.getString("agent"),
                row.getString("title"),
                row.getString("stage"),
                row.getString("outcome"),
                new StepView.Effort(
                        row.getInt("attempts"),
                        instant(row, "started_at"),
                        instant(row, "ended_at"),
                        row.getInt("tokens")),
                row.getString("digest"),
                problem == null ? null : Json.read(problem, Problem.class));
    }

    static Evidence evidence(ResultSet row) throws SQLException {
        var body = row.getString("body");
        return new Evidence(
                body == null ? Value.NOTHING : Json.read(body, Value.class),
                row.getString("digest"),
                row.getString("engine"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
