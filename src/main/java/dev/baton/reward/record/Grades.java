package dev.baton.reward.record;

import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Writes grades down, each once however often its step is carried out, and reads them. */
@ApplicationScoped
public class Grades {
    // With it go its rewards.
    private static final String REMOVE =
            "delete from graded where run_id = ? and step_id = ? and candidate = ?";
    private static final String GRADE =
            """
            insert into graded(run_id, step_id, candidate, total, outcome, verified, comparison,
                               weights_version, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REWARD =
            """
            insert into reward(run_id, step_id, candidate, position, component, value, weight,
                               evidence, feedback)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LAST =
            """
            select step_id, candidate, total, outcome, verified, comparison, weights_version,
                   created_at
            from graded where run_id = ? order by created_at desc, step_id, candidate limit 1
            """;
    private static final String REWARDS =
            """
            select component, value, weight, evidence, feedback from reward
            where run_id = ? and step_id = ? and candidate = ? order by position
            """;

    private final DataSource database;
    private final Clock clock;

    public Grades(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes a grade in place of what an earlier attempt at the step has written, if any. */
    public Graded record(RunId run, StepId step, int candidate, Grade grade) {
        var graded =
                new Graded(step, candidate, grade, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return Transaction.of(
                database,
                "the grade of " + run + " was not recorded",
                connection -> {
                    write(connection, run, graded);
                    return graded;
                });
    }

    /** The latest grade of a run; empty when it has none. */
    public Optional<Graded> of(RunId run) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LAST)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(graded(connection, run, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the grade of " + run + " could not be read", e);
        }
    }

    private static void write(Connection connection, RunId run, Graded graded) throws SQLException {
        try (var remove = connection.prepareStatement(REMOVE);
                var insert = connection.prepareStatement(GRADE)) {
            remove.setString(1, run.value());
            remove.setString(2, graded.step().value());
            remove.setInt(3, graded.candidate());
            remove.executeUpdate();
            var grade = graded.grade();
            insert.setString(1, run.value());
            insert.setString(2, graded.step().value());
            insert.setInt(3, graded.candidate());
            insert.setDouble(4, grade.total());
            insert.setDouble(5, grade.outcome());
            insert.setBoolean(6, grade.verified());
            insert.setString(7, Json.write(grade.comparison()));
            insert.setString(8, grade.weights());
            insert.setObject(9, graded.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        rewards(connection, run, graded);
    }

    private static void rewards(Connection connection, RunId run, Graded graded)
            throws SQLException {
        try (var insert = connection.prepareStatement(REWARD)) {
            var position = 0;
            for (var reward : graded.grade().rewards()) {
                insert.setString(1, run.value());
                insert.setString(2, graded.step().value());
                insert.setInt(3, graded.candidate());
                insert.setInt(4, position++);
                insert.setString(5, reward.name().code());
                insert.setDouble(6, reward.value());
                insert.setDouble(7, reward.weight());
                insert.setString(8, Json.write(reward.evidence()));
                // A text cannot hold the character 0, which a query may.
                insert.setString(9, reward.feedback().replace("\0", ""));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Graded graded(Connection connection, RunId run, ResultSet row)
            throws SQLException {
        var step = new StepId(row.getString("step_id"));
        var candidate = row.getInt("candidate");
        return new Graded(
                step,
                candidate,
                new Grade(
                        rewards(connection, run, step, candidate),
                        row.getDouble("total"),
                        row.getDouble("outcome"),
                        row.getBoolean("verified"),
                        Json.read(row.getString("comparison"), Compared.class),
                        row.getString("weights_version")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static List<Reward> rewards(
            Connection connection, RunId run, StepId step, int candidate) throws SQLException {
        var found = new ArrayList<Reward>();
        try (var query = connection.prepareStatement(REWARDS)) {
            query.setString(1, run.value());
            query.setString(2, step.value());
            query.setInt(3, candidate);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Reward(
                                    Component.valueOf(
                                            rows.getString("component").toUpperCase(Locale.ROOT)),
                                    rows.getDouble("value"),
                                    rows.getDouble("weight"),
                                    Json.read(rows.getString("evidence"), Value.Fields.class),
                                    rows.getString("feedback")));
                }
            }
        }
        return found;
    }
}
