package dev.baton.finance.book.store;

import dev.baton.finance.FinanceConfig;
import dev.baton.json.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Months that may be posted to, and those that may not. */
@ApplicationScoped
public class Periods {
    private static final String CHANGE = "select books.change_period(?, ?, ?, ?, ?::jsonb, ?)";
    private static final String LIST =
            "select month, state, by, at from books.period where company = ? order by month desc";

    private final Store store;
    private final Clock clock;
    private final Duration patience;

    @Inject
    public Periods(DataSource database, Clock clock, FinanceConfig config) {
        this(database, clock, config.approvalPatience());
    }

    Periods(DataSource database, Clock clock, Duration patience) {
        this.store = new Store(database);
        this.clock = clock;
        this.patience = patience;
    }

    /** A month that was closed or opened, by whom and when; months never touched are open. */
    public record Period(YearMonth month, boolean closed, String by, Instant at) {}

    /** What a call came to. */
    public enum Outcome {
        DONE,
        PENDING_APPROVAL
    }

    /** Newest month first. */
    public List<Period> list(String company) {
        return store.list(
                LIST,
                row ->
                        new Period(
                                YearMonth.from(Store.day(row, "month")),
                                row.getString("state").equals("closed"),
                                row.getString("by"),
                                row.getObject("at", OffsetDateTime.class).toInstant()),
                company);
    }

    public Outcome close(String company, YearMonth month, Actor actor) {
        return change(company, month, "closed", actor);
    }

    public Outcome open(String company, YearMonth month, Actor actor) {
        return change(company, month, "open", actor);
    }

    private Outcome change(String company, YearMonth month, String state, Actor actor) {
        var now = clock.instant();
        var request =
                "approval-"
                        + Canonical.sha256(company + ' ' + month + ' ' + state + ' ' + now)
                                .substring(0, 20);
        var said =
                store.call(
                        CHANGE,
                        company,
                        month.atDay(1),
                        state,
                        request,
                        Store.who(actor, now),
                        Posting.later(clock, patience));
        return Objects.requireNonNull(said).equals(state) ? Outcome.DONE : Outcome.PENDING_APPROVAL;
    }
}
