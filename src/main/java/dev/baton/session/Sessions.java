package dev.baton.session;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, finds and ends conversations. A caller sees only their own; administrators see all. */
@ApplicationScoped
public class Sessions {
    private static final int TITLE = 80;
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * The session to ask in: the given one, or a new one when none is given. An id that nobody has
     * used yet becomes the caller's. Without a question it is a place for runs that nobody asked in
     * words, and no conversation until somebody does. Throws not_found for another's session,
     * conflict for an ended one.
     */
    @Transactional
    public Session open(@Nullable SessionId id, Caller caller, String question) {
        SessionRow row = null;
        if (id != null) {
            row = SessionRow.findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        }
        if (row == null) {
            return create(id, caller, question);
        }
        if (!visible(row, caller)) {
            throw unknown();
        }
        if (!SessionStatus.of(row.status).open()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "This conversation has ended (" + row.status + ").",
                    "Start a new one by leaving session_id out.");
        }
        if (!question.isEmpty()) {
            row.status = SessionStatus.ACTIVE.code();
        }
        row.usedAt = now();
        if (row.title.isEmpty()) {
            row.title = title(question);
        }
        return row.session();
    }

    private Session create(@Nullable SessionId id, Caller caller, String question) {
        var row = new SessionRow();
        row.id = id == null ? UUID.randomUUID().toString() : id.value();
        row.owner = caller.name();
        row.title = title(question);
        row.status = (question.isEmpty() ? SessionStatus.CREATED : SessionStatus.ACTIVE).code();
        row.createdAt = now();
        row.usedAt = row.createdAt;
        row.persist();
        return row.session();
    }

    /** The session, when it exists and the caller may see it. */
    @Transactional
    public Optional<Session> find(SessionId id, Caller caller) {
        return SessionRow.<SessionRow>findByIdOptional(id.value())
                .filter(row -> visible(row, caller))
                .map(SessionRow::session);
    }

    /**
     * The caller's conversations, last used first, older than {@code before} when that is given;
     * sessions in which nothing was asked are none.
     */
    @Transactional
    public List<Session> list(Caller caller, @Nullable Instant before, int limit) {
        var until = before == null ? Instant.now(clock).plusSeconds(60) : before;
        return SessionRow.<SessionRow>find(
                        "owner = :owner and usedAt < :until and title <> ''"
                                + " order by usedAt desc, id",
                        Parameters.with("owner", caller.name()).and("until", until))
                .page(0, limit)
                .stream()
                .map(SessionRow::session)
                .toList();
    }

    /** Ends a session for good; ending an ended one changes nothing. Throws not_found. */
    @Transactional
    public Session end(SessionId id, Caller caller) {
        SessionRow row = SessionRow.findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !visible(row, caller)) {
            throw unknown();
        }
        if (SessionStatus.of(row.status).open()) {
            row.status = SessionStatus.COMPLETED.code();
        }
        return row.session();
    }

    /** Expires sessions unused since that time; returns how many. Safe on every replica. */
    @Transactional
    long expire(Instant unusedSince) {
        return SessionRow.update(
                "status = 'expired' where status in ('created', 'active') and usedAt < ?1",
                unusedSince);
    }

    /** Removes ended sessions last used before that time; returns how many. */
    @Transactional
    long remove(Instant endedBefore) {
        return SessionRow.delete(
                "status in ('completed', 'failed', 'expired') and usedAt < ?1", endedBefore);
    }

    private static boolean visible(SessionRow row, Caller caller) {
        return row.owner.equals(caller.name()) || caller.may(Permission.ADMIN);
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such conversation.",
                "Leave session_id out to start a new one.");
    }

    private static String title(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
