package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What runs have changed outside, and what of it is not undone. */
final class Effects {
    // What another step or run has done is not for this one to undo.
    private static final String LEFT =
            """
            select s.step_id, s.agent, e.body, e.digest, e.engine
            from step s join evidence e using (run_id, step_id)
            where s.run_id = ? and s.outcome = 'completed' and s.effect
              and s.taken_from is null and s.undone_at is null
            order by s.ended_at desc, length(s.step_id) desc, s.step_id desc
            """;
    private static final String UNDO =
            """
            update run set status = 'running', undoing = status, leg = leg + 1, owner = ?,
                           epoch = nextval('run_epoch')
            where id = ? returning leg
            """;

    private final DataSource database;

    Effects(DataSource database) {
        this.database = database;
    }

    /** Whether a step acts outside: its plan may say so, or the card of who carries it out. */
    static boolean of(Step step, String agent, AgentRegistry agents) {
        return step.policy().effect() != Effect.NONE
                || agents.find(agent)
                        .filter(found -> found.card().effect() != Effect.NONE)
                        .isPresent();
    }

    /** What is left to undo, the newest first. */
    List<Effected> left(RunId run) {
        try (var connection = database.getConnection()) {
            return left(connection, run);
        } catch (SQLException e) {
            throw new IllegalStateException("what " + run + " has done could not be read", e);
        }
    }

    private static List<Effected> left(Connection connection, RunId run) throws SQLException {
        var left = new ArrayList<Effected>();
        try (var query = connection.prepareStatement(LEFT)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    left.add(
                            new Effected(
                                    new StepId(rows.getString("step_id")),
                                    rows.getString("agent"),
                                    RunReading.evidence(rows)));
                }
            }
        }
        return left;
    }

    /** The leg that undoes what a run that has ended did; empty when nothing is left to undo. */
    static Optional<LegId> undo(Connection connection, RunRow run, String executor)
            throws SQLException {
        if (!run.status().ended()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The run has not ended yet.",
                    "Cancel it first; what it did is undone then if its plan says so.");
        }
        if (left(connection, run.run()).isEmpty()) {
            return Optional.empty();
        }
        try (var update = connection.prepareStatement(UNDO)) {
            update.setString(1, executor);
            update.setString(2, run.run().value());
            try (var row = update.executeQuery()) {
                row.next();
                return Optional.of(new LegId(run.run(), row.getInt(1)));
            }
        }
    }
}
