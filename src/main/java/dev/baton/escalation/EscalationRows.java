package dev.baton.escalation;

import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does with escalations inside its own transactions. Whoever changes what a run
 * waits for holds the row of the run first, then the escalation's.
 */
public final class EscalationRows {
    private static final String INSERT =
            """
            insert into escalation(id, run_id, step_id, session_id, caller, workflow, priority,
                created_at, reason, question, options, proposed, response, evidence, confidence,
                shown_hash, permission, approvals, four_eyes, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    // Two statements: what the second one reads, votes too, is as new as the lock.
    private static final String LOCK = "select id from escalation where id = ? for no key update";
    private static final String READ = EscalationRow.SELECT + " where e.id = ?";
    private static final String SETTLE =
            """
            update escalation set status = 'decided', version = version + 1, action = ?,
                correction = ?, decided_by = ?, note = ?, decided_at = ?,
                claimed_by = null, claimed_until = null
            where id = ? and status in ('open', 'asked')
            """;
    private static final String COUNT =
            "insert into escalation_vote(escalation_id, by, note, at) values (?, ?, ?, ?)";
    private static final String AMEND =
            """
            with votes as (delete from escalation_vote where escalation_id = ?)
            update escalation set amended = ?, amended_by = ?, amended_at = ?, shown_hash = ?,
                version = version + 1, claimed_by = null, claimed_until = null
            where id = ? and status in ('open', 'asked')
            """;
    private static final String RAISE =
            """
            update escalation set level = ?, expires_at = ?, claimed_by = null, claimed_until = null
            where id = ? and status in ('open', 'asked')
            """;
    private static final String CLOSE =
            """
            update escalation set status = ?, note = ?, decided_at = ?, version = version + 1,
                claimed_by = null, claimed_until = null
            where id = ? and status in ('open', 'asked')
            """;
    private static final String WITHDRAW =
            """
            update escalation set status = 'withdrawn', note = ?, decided_at = ?,
                version = version + 1, claimed_by = null, claimed_until = null
            where run_id = ? and reason = ? and status in ('open', 'asked') returning id
            """;
    private static final String OVERDUE =
            """
            select id, run_id from escalation
            where status in ('open', 'asked') and expires_at <= ? order by expires_at limit ?
            """;
    private static final String DECISIONS =
            """
            select distinct on (step_id) step_id, action, correction, decided_by, note, decided_at
            from escalation where run_id = ? and step_id is not null and status = 'decided'
            order by step_id, decided_at desc
            """;

    private EscalationRows() {}

    /** An escalation whose time is over, and the run to lock before it. */
    public record Overdue(EscalationId id, RunId run) {}

    /** Adds one; false when there is one of this id, or one about the same subject that waits. */
    public static boolean insert(Connection connection, Escalation escalation) throws SQLException {
        var origin = escalation.origin();
        var question = escalation.shown().question();
        var terms = escalation.terms();
        var confidence = escalation.shown().confidence();
        return update(
                        connection,
                        INSERT,
                        escalation.id().value(),
                        origin.run().value(),
                        origin.step() == null ? null : origin.step().value(),
                        origin.session().value(),
                        origin.caller(),
                        origin.workflow(),
                        origin.priority(),
                        at(origin.at()),
                        code(question.reason()),
                        question.text(),
                        Json.write(question.options()),
                        Json.write(question.proposed()),
                        Json.write(question.response()),
                        Json.write(escalation.shown().evidence()),
                        confidence == null ? null : confidence.value(),
                        escalation.shownHash(),
                        terms.permission() == null ? null : terms.permission().name(),
                        terms.approvals(),
                        terms.fourEyes(),
                        at(escalation.standing().expiresAt()))
                == 1;
    }

    /** Holds its row until the transaction ends. */
    public static Optional<Escalation> lock(Connection connection, EscalationId id)
            throws SQLException {
        try (var lock = connection.prepareStatement(LOCK);
                var query = connection.prepareStatement(READ)) {
            lock.setString(1, id.value());
            lock.execute();
            query.setString(1, id.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(EscalationRow.read(row)) : Optional.empty();
            }
        }
    }

    /** Writes down what became of a choice about a locked escalation. */
    public static void record(Connection connection, Escalation locked, Verdict verdict)
            throws SQLException {
        var id = locked.id().value();
        switch (verdict) {
            case Verdict.Settled(var decision) ->
                    update(
                            connection,
                            SETTLE,
                            decision.action().code(),
                            decision.action() == Decision.Action.CORRECT
                                    ? Json.write(decision.correction())
                                    : null,
                            decision.by(),
                            decision.note(),
                            at(decision.at()),
                            id);
            case Verdict.Counted(var vote, _) ->
                    update(connection, COUNT, id, vote.by(), vote.note(), at(vote.at()));
            case Verdict.Amended(var amendment) ->
                    update(
                            connection,
                            AMEND,
                            id,
                            Json.write(amendment.value()),
                            amendment.by(),
                            at(amendment.at()),
                            locked.shown().withProposed(amendment.value()).hash(),
                            id);
            case Verdict.Repeated _, Verdict.Refused _ -> {}
        }
    }

    /** Writes down what became of a locked escalation whose time is over. */
    public static void record(Connection connection, Escalation locked, Expiring expiring)
            throws SQLException {
        var id = locked.id().value();
        switch (expiring) {
            case Expiring.NotYet _ -> {}
            case Expiring.Raised(var level, var expiresAt) ->
                    update(connection, RAISE, level, at(expiresAt), id);
            case Expiring.Over(var at) -> update(connection, CLOSE, "expired", null, at(at), id);
        }
    }

    /** Closes what is asked about a run for that reason; returns what was closed. */
    public static List<EscalationId> withdraw(
            Connection connection, RunId run, Reason reason, String why, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(WITHDRAW)) {
            bind(update, why, at(now), run.value(), code(reason));
            var closed = new ArrayList<EscalationId>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    closed.add(new EscalationId(rows.getString(1)));
                }
            }
            return closed;
        }
    }

    /** Some whose time is over, the longest first; lock the run, then the escalation, then act. */
    public static List<Overdue> overdue(Connection connection, Instant now, int most)
            throws SQLException {
        try (var query = connection.prepareStatement(OVERDUE)) {
            bind(query, at(now), most);
            var found = new ArrayList<Overdue>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Overdue(
                                    new EscalationId(rows.getString(1)),
                                    new RunId(rows.getString(2))));
                }
            }
            return found;
        }
    }

    /** What was decided about the steps of a run, the last decision of each. */
    public static Map<StepId, Decision> decisions(Connection connection, RunId run)
            throws SQLException {
        try (var query = connection.prepareStatement(DECISIONS)) {
            query.setString(1, run.value());
            var found = new TreeMap<StepId, Decision>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(new StepId(rows.getString("step_id")), EscalationRow.decision(rows));
                }
            }
            return found;
        }
    }

    private static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            // PostgreSQL's text holds every character but the zero one.
            statement.setObject(
                    i + 1, values[i] instanceof String text ? text.replace("\0", "") : values[i]);
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
