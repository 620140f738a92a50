package dev.baton.run;

import dev.baton.escalation.EscalationId;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what holds runs, and what people have decided about it. */
final class Holds {
    private static final String OF_RUN =
            """
            select h.escalation_id, h.step_id, h.kind, h.revision, h.heard, e.status, e.action,
                   e.correction, e.decided_by, e.note, e.decided_at
            from hold h join escalation e on e.id = h.escalation_id
            where h.run_id = ? order by e.created_at, e.id
            """;
    private static final String KIND = "select kind from hold where escalation_id = ?";
    private static final String NEWS = "select news from run where id = ?";

    private final DataSource database;

    Holds(DataSource database) {
        this.database = database;
    }

    /** All that is known, and how many decisions that are. */
    record Read(List<Hold.Known> known, int news) {}

    Read read(RunId run) {
        try (var connection = database.getConnection()) {
            // First the number: what is read after it is as new as it at least.
            var news = news(connection, run);
            return new Read(of(connection, run), news);
        } catch (SQLException e) {
            throw new IllegalStateException("what holds " + run + " could not be read", e);
        }
    }

    private static int news(Connection connection, RunId run) throws SQLException {
        try (var query = connection.prepareStatement(NEWS)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** In the order in which people were asked. */
    static List<Hold.Known> of(Connection connection, RunId run) throws SQLException {
        var known = new ArrayList<Hold.Known>();
        try (var query = connection.prepareStatement(OF_RUN)) {
            query.setString(1, run.value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(known(rows));
                }
            }
        }
        return known;
    }

    /** What an escalation holds; empty when it holds nothing of any run. */
    static Optional<Hold.Kind> kind(Connection connection, EscalationId id) throws SQLException {
        try (var query = connection.prepareStatement(KIND)) {
            query.setString(1, id.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(Hold.Kind.of(row.getString(1))) : Optional.empty();
            }
        }
    }

    private static Hold.Known known(ResultSet row) throws SQLException {
        var step = row.getString("step_id");
        var hold =
                new Hold(
                        new EscalationId(row.getString("escalation_id")),
                        step == null ? null : new StepId(step),
                        Hold.Kind.of(row.getString("kind")),
                        row.getInt("revision"));
        return new Hold.Known(
                hold,
                Hold.Status.of(row.getString("status")),
                row.getBoolean("heard"),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        var action = row.getString("action");
        if (action == null) {
            return null;
        }
        var correction = row.getString("correction");
        return new Decision(
                Decision.Action.valueOf(action.toUpperCase(Locale.ROOT)),
                correction == null ? Value.NOTHING : Json.read(correction, Value.class),
                row.getString("decided_by"),
                row.getString("note"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
