package dev.baton.run;

import dev.baton.agent.Message;
import dev.baton.event.Event;
import dev.baton.json.Json;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes up runs that were begun before, by another process or an earlier leg. */
final class Claims {
    // Time in which nobody worked on the run is not its own: what was left before it waited is
    // left now, and after an interruption its clock starts anew.
    private static final String CLAIM =
            """
            update run set epoch = ?, owner = ?, leg = ?, status = 'running', seen = news,
                           deadline = now()
                               + coalesce(left_millis, timeout_millis) * interval '1 millisecond'
            where id = ? and leg <= ? and status in ('running', 'waiting')
            returning session_id, caller, permissions, workflow, question, plan, input,
                      coalesce(left_millis, timeout_millis) as time, terms, revision, changed,
                      takeovers, cancel_by, pause_by, seen, parent, undoing, problem, failed_stage,
                      ended_at, exists (select from answer where run_id = run.id) as answered
            """;
    private static final String CHILDREN =
            """
            select parent_step, id from run where parent = ? and status in ('waiting', 'paused')
            """;
    private static final String SEQ = "select coalesce(max(seq), 0) from event where run_id = ?";
    private static final String STAGES =
            """
            select type, payload, at from event
            where run_id = ? and type in ('stage_started', 'stage_completed') order by seq
            """;

    private static final String MESSAGES =
            "select payload, at from event where run_id = ? and type = 'message' order by seq";

    private final DataSource database;
    private final Epochs epochs;
    private final String executor;

    Claims(DataSource database, Epochs epochs, String executor) {
        this.database = database;
        this.epochs = epochs;
        this.executor = executor;
    }

    /** Claims a run for a leg; empty when it has ended, is unknown or has a later leg. */
    Optional<Claim> claim(RunId run, int leg) {
        // Drawn first: who waits for a number must not keep a connection from who fetches them.
        var epoch = epochs.next();
        return Transaction.of(
                database,
                "the run " + run + " could not be claimed",
                connection -> claim(connection, run, leg, epoch));
    }

    private Optional<Claim> claim(Connection connection, RunId run, int leg, long epoch)
            throws SQLException {
        try (var update = connection.prepareStatement(CLAIM)) {
            update.setLong(1, epoch);
            update.setString(2, executor);
            update.setInt(3, leg);
            update.setString(4, run.value());
            update.setInt(5, leg);
            try (var row = update.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var work =
                        new Claim.Work(
                                new SessionId(row.getString("session_id")),
                                Permissions.caller(
                                        row.getString("caller"), row.getString("permissions")),
                                row.getString("workflow"),
                                row.getString("question"),
                                Json.read(row.getString("input"), Value.Fields.class),
                                Duration.ofMillis(row.getLong("time")),
                                Json.read(row.getString("terms"), Terms.class));
                var interruptions =
                        new Claim.Interruptions(
                                row.getInt("takeovers"),
                                row.getString("cancel_by"),
                                row.getString("pause_by"),
                                row.getInt("seen"),
                                undo(row));
                var holds = Holds.of(connection, run);
                var progress =
                        new Claim.Progress(
                                seq(connection, run),
                                Standings.read(connection, run, row, holds),
                                stages(connection, run),
                                holds,
                                children(connection, run),
                                messages(connection, run));
                var parent = row.getString("parent");
                return Optional.of(
                        new Claim(
                                run,
                                epoch,
                                parent == null ? null : new RunId(parent),
                                work,
                                progress,
                                interruptions));
            }
        }
    }

    private static Claim.@Nullable Undo undo(ResultSet row) throws SQLException {
        var end = row.getString("undoing");
        if (end == null) {
            return null;
        }
        var problem = row.getString("problem");
        return new Claim.Undo(
                new Entry.Undoing(
                        RunStatus.of(end),
                        problem == null ? null : Json.read(problem, Problem.class),
                        row.getString("failed_stage")),
                row.getObject("ended_at") != null);
    }

    private static Map<StepId, RunId> children(Connection connection, RunId run)
            throws SQLException {
        var children = new HashMap<StepId, RunId>();
        try (var query = connection.prepareStatement(CHILDREN)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    children.put(new StepId(rows.getString(1)), new RunId(rows.getString(2)));
                }
            }
        }
        return children;
    }

    private static long seq(Connection connection, RunId run) throws SQLException {
        try (var query = connection.prepareStatement(SEQ)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Message> messages(Connection connection, RunId run) throws SQLException {
        var told = new ArrayList<Message>();
        try (var query = connection.prepareStatement(MESSAGES)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var event = Json.read(rows.getString("payload"), Event.Message.class);
                    told.add(
                            new Message(
                                    event.sender(),
                                    event.receiver(),
                                    event.messageType(),
                                    event.content(),
                                    event.correlationId(),
                                    rows.getObject("at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return told;
    }

    private static Map<String, Instant> stages(Connection connection, RunId run)
            throws SQLException {
        var open = new HashMap<String, Instant>();
        try (var query = connection.prepareStatement(STAGES)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var stage = Json.tree(rows.getString("payload")).path("stage").asText();
                    if (rows.getString("type").equals("stage_started")) {
                        open.put(stage, rows.getObject("at", OffsetDateTime.class).toInstant());
                    } else {
                        open.remove(stage);
                    }
                }
            }
        }
        return open;
    }
}
