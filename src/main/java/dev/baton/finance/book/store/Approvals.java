package dev.baton.finance.book.store;

import dev.baton.finance.FinanceConfig;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What must be agreed to before it happens. Nothing is approved by time: what waits too long
 * expires.
 */
@ApplicationScoped
public class Approvals {
    private static final String ASK = "select books.ask(?, ?::jsonb, ?::jsonb, ?)";
    private static final String DECIDE = "select books.decide(?, ?, ?, ?, ?, ?::jsonb)";
    private static final String SELECT =
            """
            select r.*, array(select a.by from books.approval a where a.company = r.company
                and a.request = r.id and a.verdict = 'approve' order by a.at, a.by) as agreed,
                case when r.state = 'waiting' and r.expires_at <= ? then 'expired' else r.state end as standing
            from books.approval_request r where r.company = ?
            """;
    private static final String WAITING =
            SELECT + " and r.state = 'waiting' and r.expires_at > ? order by r.sequence limit 200";
    private static final String ONE = SELECT + " and r.id = ?";
    private static final String OF_SUBJECT =
            SELECT + " and r.action = ? and r.subject = ? order by r.sequence desc limit 1";

    private final Store store;
    private final Clock clock;
    private final Duration patience;

    @Inject
    public Approvals(DataSource database, Clock clock, FinanceConfig config) {
        this(database, clock, config.approvalPatience());
    }

    Approvals(DataSource database, Clock clock, Duration patience) {
        this.store = new Store(database);
        this.clock = clock;
        this.patience = patience;
    }

    /** Where a request stands. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED,
        EXPIRED,
        WITHDRAWN
    }

    /**
     * What somebody asks for. {@code shown} is what an approver must have seen: its {@code hash}
     * goes with the approval. {@code people} of those who hold {@code roles} are needed; {@code
     * agreed} have approved so far.
     */
    public record Request(
            String id,
            String action,
            String subject,
            Value shown,
            String hash,
            String preparedBy,
            List<String> flags,
            List<String> roles,
            int people,
            List<String> agreed,
            State state,
            Instant expires) {}

    /** What is asked, for an action that a policy may know. */
    public record Asking(
            String action,
            String subject,
            Value shown,
            BigDecimal amount,
            @Nullable BigDecimal confidence,
            List<String> flags) {}

    /** The oldest 200 that wait for somebody. */
    public List<Request> waiting(String company) {
        return store.list(WAITING, Approvals::read, now(), company, now());
    }

    /** Throws a problem of cause not_found. */
    public Request one(String company, String id) {
        return store.first(ONE, Approvals::read, now(), company, id)
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.NOT_FOUND,
                                "There is no approval %s.".formatted(id),
                                "See the list of what waits."));
    }

    /** The newest request for that. */
    public Optional<Request> of(String company, String action, String subject) {
        return store.first(OF_SUBJECT, Approvals::read, now(), company, action, subject);
    }

    /**
     * Asks for agreement to something that is not an entry or a period, the release of a report for
     * example; empty when the policy wants none. The same asked again is the same request.
     */
    public Optional<Request> ask(String company, Asking asking, Actor actor) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put(
                "id",
                "approval-"
                        + Canonical.sha256(company + ' ' + Json.write(asking) + clock.instant())
                                .substring(0, 20));
        told.put("action", asking.action());
        told.put("subject", asking.subject());
        told.put("shown", asking.shown());
        told.put("amount", asking.amount());
        told.put("confidence", asking.confidence());
        told.put("flags", asking.flags());
        var id =
                store.call(
                        ASK,
                        company,
                        Json.write(told),
                        Store.who(actor, clock.instant()),
                        Posting.later(clock, patience));
        return Optional.ofNullable(id).map(found -> one(company, found));
    }

    /**
     * A person agrees; {@code hash} is that of what they were shown. When theirs was the last word
     * needed, what was asked for is done. The same word again changes nothing.
     */
    public Request approve(
            String company, String id, String hash, Caller caller, @Nullable String reason) {
        return decide(company, id, "approve", hash, caller, reason);
    }

    /** A person refuses: the entry is cancelled, the period stays as it is. */
    public Request reject(
            String company, String id, String hash, Caller caller, @Nullable String reason) {
        return decide(company, id, "reject", hash, caller, reason);
    }

    private Request decide(
            String company,
            String id,
            String verdict,
            String hash,
            Caller caller,
            @Nullable String reason) {
        var held =
                one(company, id).roles().stream()
                        .filter(role -> caller.may(new Permission(role)))
                        .toList();
        var who = Store.who(Actor.person(caller.name()).because(reason), clock.instant());
        var state = store.call(DECIDE, company, id, verdict, hash, held, who);
        if (Objects.equals(state, "expired")) {
            throw ProblemException.of(
                    Cause.EXPIRED, "This was not approved in time.", "Have it submitted again.");
        }
        return one(company, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Request read(ResultSet row) throws SQLException {
        return new Request(
                row.getString("id"),
                row.getString("action"),
                row.getString("subject"),
                Json.read(row.getString("shown"), Value.class),
                row.getString("shown_hash"),
                row.getString("prepared_by"),
                Rows.texts(row, "flags"),
                Rows.texts(row, "roles"),
                row.getInt("people"),
                Rows.texts(row, "agreed"),
                State.valueOf(row.getString("standing").toUpperCase(Locale.ROOT)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
