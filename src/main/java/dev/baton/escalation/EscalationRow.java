package dev.baton.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of the table, read. */
final class EscalationRow {
    // By name: a column that a newer version adds must not break the statements of an older one.
    private static final String COLUMNS =
            """
            e.id, e.run_id, e.step_id, e.session_id, e.caller, e.workflow, e.priority, e.created_at,
            e.reason, e.question, e.options, e.proposed, e.response, e.evidence, e.confidence,
            e.permission, e.approvals, e.four_eyes, e.status, e.version, e.level, e.expires_at,
            e.claimed_by, e.claimed_until, e.amended, e.amended_by, e.amended_at,
            e.asked_text, e.asked_by, e.asked_at, e.reply, e.replied_by, e.replied_at,
            e.action, e.correction, e.decided_by, e.note, e.decided_at,
            (select coalesce(json_agg(json_build_object('by', v.by, 'note', v.note, 'at', v.at)
                                      order by v.at, v.by), '[]')
             from escalation_vote v where v.escalation_id = e.id)::text as votes
            from escalation e
            """;

    /** Everything of an escalation, its votes as JSON. */
    static final String SELECT = "select " + COLUMNS;

    /** The same with one value more, by which they are in order. */
    static String select(String key) {
        return "select " + key + " as sort_key, " + COLUMNS;
    }

    private final ResultSet row;

    private EscalationRow(ResultSet row) {
        this.row = row;
    }

    static Escalation read(ResultSet row) throws SQLException {
        return new EscalationRow(row).read();
    }

    private Escalation read() throws SQLException {
        return new Escalation(
                new EscalationId(row.getString("id")), origin(), shown(), terms(), standing());
    }

    private Escalation.Origin origin() throws SQLException {
        var step = row.getString("step_id");
        return new Escalation.Origin(
                new RunId(row.getString("run_id")),
                step == null ? null : new StepId(step),
                new SessionId(row.getString("session_id")),
                row.getString("caller"),
                row.getString("workflow"),
                row.getInt("priority"),
                instant("created_at"));
    }

    private Shown shown() throws SQLException {
        var question =
                new Question(
                        Question.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                        row.getString("question"),
                        List.of(Json.read(row.getString("options"), String[].class)),
                        Json.read(row.getString("proposed"), Value.class),
                        Json.read(row.getString("response"), Shape.class));
        var evidence = List.of(Json.read(row.getString("evidence"), Escalation.Proof[].class));
        var confidence = row.getDouble("confidence");
        return new Shown(question, evidence, row.wasNull() ? null : Confidence.clamped(confidence));
    }

    private Escalation.Terms terms() throws SQLException {
        var permission = row.getString("permission");
        return new Escalation.Terms(
                permission == null ? null : new Permission(permission),
                row.getInt("approvals"),
                row.getBoolean("four_eyes"));
    }

    private Escalation.Standing standing() throws SQLException {
        var claimed = row.getString("claimed_by");
        var amended = row.getString("amended");
        return new Escalation.Standing(
                status(),
                row.getInt("version"),
                row.getInt("level"),
                instant("expires_at"),
                claimed == null ? null : new Escalation.Claim(claimed, instant("claimed_until")),
                amended == null
                        ? null
                        : new Escalation.Amendment(
                                Json.read(amended, Value.class),
                                row.getString("amended_by"),
                                instant("amended_at")),
                exchange(),
                votes());
    }

    private Escalation.Status status() throws SQLException {
        var status = row.getString("status");
        return switch (status) {
            case "open" -> new Escalation.Status.Open();
            case "asked" -> new Escalation.Status.Asked();
            case "decided" -> new Escalation.Status.Decided(decision(row));
            case "expired" -> new Escalation.Status.Expired(instant("decided_at"));
            case "withdrawn" ->
                    new Escalation.Status.Withdrawn(text("note"), instant("decided_at"));
            default -> throw new IllegalStateException("no such status: " + status);
        };
    }

    static Decision decision(ResultSet row) throws SQLException {
        var correction = row.getString("correction");
        return new Decision(
                Decision.Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                correction == null ? Value.NOTHING : Json.read(correction, Value.class),
                row.getString("decided_by"),
                row.getString("note"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private Escalation.@Nullable Exchange exchange() throws SQLException {
        if (row.getString("asked_text") == null) {
            return null;
        }
        var reply = row.getString("reply");
        return new Escalation.Exchange(
                text("asked_text"),
                text("asked_by"),
                instant("asked_at"),
                reply == null
                        ? null
                        : new Escalation.Reply(reply, text("replied_by"), instant("replied_at")));
    }

    private List<Escalation.Vote> votes() throws SQLException {
        var votes = new ArrayList<Escalation.Vote>();
        for (JsonNode vote : Json.tree(row.getString("votes"))) {
            votes.add(
                    new Escalation.Vote(
                            vote.path("by").asText(),
                            vote.path("note").textValue(),
                            OffsetDateTime.parse(vote.path("at").asText()).toInstant()));
        }
        return votes;
    }

    private String text(String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private Instant instant(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
