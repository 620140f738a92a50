package dev.baton.escalation;

import dev.baton.event.Event;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * What people do about an escalation besides deciding it: claim and release it, ask whoever wanted
 * the run, reply. What a caller may not see is not there.
 */
@ApplicationScoped
public class Escalations {
    private static final int LONGEST_TEXT = 4000;
    private static final String FIND = EscalationRow.SELECT + " where e.id = ?";
    private static final String CLAIM =
            "update escalation set claimed_by = ?, claimed_until = ? where id = ?";
    private static final String RELEASE =
            "update escalation set claimed_by = null, claimed_until = null where id = ?";
    private static final String ASK =
            """
            update escalation set status = 'asked', version = version + 1, asked_text = ?,
                asked_by = ?, asked_at = ?, reply = null, replied_by = null, replied_at = null
            where id = ?
            """;
    private static final String REPLY =
            """
            update escalation set status = 'open', version = version + 1, reply = ?,
                replied_by = ?, replied_at = ?
            where id = ?
            """;

    private final DataSource database;
    private final RunLog log;
    private final EscalationConfig config;
    private final Clock clock;

    public Escalations(DataSource database, RunLog log, EscalationConfig config, Clock clock) {
        this.database = database;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    /** The escalation, when it exists and the caller may see it. */
    public Optional<Escalation> find(EscalationId id, Caller caller) {
        try (var connection = database.getConnection()) {
            return read(connection, id).filter(found -> Deciding.visible(found, caller));
        } catch (SQLException e) {
            throw EscalationList.unreadable(e);
        }
    }

    /** Keeps others from deciding it for a while; once more makes the while longer. */
    public Escalation claim(EscalationId id, Caller caller) {
        return change(
                id,
                caller,
                (connection, escalation, now) -> {
                    refuse(Working.claim(escalation, caller, now));
                    var until = EscalationRows.at(now.plus(config.claim()));
                    EscalationRows.update(connection, CLAIM, caller.name(), until, id.value());
                    return Optional.empty();
                });
    }

    /** Lets others decide it; what is not claimed stays so. */
    public Escalation release(EscalationId id, Caller caller) {
        return change(
                id,
                caller,
                (connection, escalation, now) -> {
                    refuse(Working.release(escalation, caller, now));
                    EscalationRows.update(connection, RELEASE, id.value());
                    return Optional.empty();
                });
    }

    /** Asks whoever wanted the run; it waits on, and they may reply. */
    public Escalation ask(EscalationId id, Caller caller, String text) {
        return change(
                id,
                caller,
                (connection, escalation, now) -> {
                    refuse(Working.ask(escalation, caller, now));
                    var said = said(text);
                    EscalationRows.update(
                            connection,
                            ASK,
                            said,
                            caller.name(),
                            EscalationRows.at(now),
                            id.value());
                    return Optional.of(new Event.AskedBack(id.value(), said, caller.name()));
                });
    }

    /** Replies to what was asked back. */
    public Escalation reply(EscalationId id, Caller caller, String text) {
        return change(
                id,
                caller,
                (connection, escalation, now) -> {
                    refuse(Working.reply(escalation, caller));
                    var said = said(text);
                    EscalationRows.update(
                            connection,
                            REPLY,
                            said,
                            caller.name(),
                            EscalationRows.at(now),
                            id.value());
                    return Optional.of(new Event.Replied(id.value(), said, caller.name()));
                });
    }

    private interface Change {
        Optional<Event> of(Connection connection, Escalation escalation, Instant now)
                throws SQLException;
    }

    private record Changed(Escalation escalation, RunId run, OptionalLong seq) {}

    private Escalation change(EscalationId id, Caller caller, Change change) {
        var changed =
                Transaction.of(
                        database,
                        "the escalation was not changed",
                        connection -> changed(connection, id, caller, change));
        changed.seq().ifPresent(reached -> log.written(changed.run(), reached));
        return changed.escalation();
    }

    private Changed changed(Connection connection, EscalationId id, Caller caller, Change change)
            throws SQLException {
        // The run first, as everywhere: whoever holds the other order would wait for ever.
        var run = read(connection, id).orElseThrow(Escalations::unknown).origin().run();
        log.hold(connection, run);
        var escalation =
                EscalationRows.lock(connection, id)
                        .filter(found -> Deciding.visible(found, caller))
                        .orElseThrow(Escalations::unknown);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = change.of(connection, escalation, now);
        var seq =
                event.isEmpty()
                        ? OptionalLong.empty()
                        : log.append(connection, run, event.get(), now);
        return new Changed(read(connection, id).orElseThrow(Escalations::unknown), run, seq);
    }

    private static Optional<Escalation> read(Connection connection, EscalationId id)
            throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setString(1, id.value());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(EscalationRow.read(row)) : Optional.empty();
            }
        }
    }

    private static void refuse(Optional<Problem> problem) {
        problem.ifPresent(found -> {
            throw new ProblemException(found);
        });
    }

    private static String said(String text) {
        var said = text.strip();
        if (said.isEmpty()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "There is nothing said.", "Send it as “text”.");
        }
        if (said.length() > LONGEST_TEXT) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The text is longer than %d characters.".formatted(LONGEST_TEXT),
                    "Say it shorter.");
        }
        return said;
    }

    private static ProblemException unknown() {
        return new ProblemException(Deciding.unknown());
    }
}
