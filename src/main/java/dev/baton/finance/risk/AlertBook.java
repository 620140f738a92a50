package dev.baton.finance.risk;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Alerts over time: the table finance_alert. A case that is found again stays one row; one that is
 * no longer found is resolved, and open again when it comes back.
 */
@ApplicationScoped
public class AlertBook implements Watch.Keeping {
    private static final int MOST = 200;
    private static final String SEEN =
            """
            insert into finance_alert as a (company, key, rule, severity, text, amount, owner, due,
                evidence, state, as_of, first_seen, last_seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'open', ?, ?, ?)
            on conflict (company, key) do update
            set severity = excluded.severity, text = excluded.text, amount = excluded.amount,
                evidence = excluded.evidence, as_of = excluded.as_of, last_seen = excluded.last_seen,
                due = case when a.state = 'resolved' then excluded.due else a.due end,
                state = case when a.state = 'resolved' then 'open' else a.state end
            where a.as_of <= excluded.as_of
            """;
    private static final String GONE =
            """
            update finance_alert set state = 'resolved'
            where company = ? and state <> 'resolved' and as_of <= ? and last_seen < ? and rule = ?
            """;
    private static final String LIST =
            """
            select * from finance_alert
            where (?::text is null or company = ?) and (?::text is null or state = ?)
            order by due, company, key limit ?
            """;
    private static final String SAY =
            """
            update finance_alert set state = 'acknowledged', said_by = ?, said_at = ?, note = ?
            where company = ? and key = ? and state <> 'resolved'
            """;
    private static final String ONE = "select * from finance_alert where company = ? and key = ?";

    private final DataSource database;
    private final Clock clock;

    public AlertBook(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An alert and what became of it: open, acknowledged or resolved. */
    public record Kept(
            String company,
            String key,
            String rule,
            String severity,
            String text,
            @Nullable BigDecimal amount,
            String owner,
            LocalDate due,
            List<String> evidence,
            String state,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable String saidBy,
            @Nullable String note) {}

    @Override
    public void seen(String company, LocalDate asOf, Set<Rule> looked, List<Alert> alerts) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        inOne(connection -> {
            for (var alert : alerts) {
                Statements.update(
                        connection,
                        SEEN,
                        company,
                        alert.key(),
                        lower(alert.rule()),
                        lower(alert.severity()),
                        alert.text(),
                        alert.amount(),
                        alert.rule().owner(),
                        alert.due(),
                        Json.write(alert.evidence()),
                        asOf,
                        now,
                        now);
            }
            for (var rule : looked) {
                Statements.update(connection, GONE, company, asOf, now, lower(rule));
            }
            return true;
        });
    }

    /** The most urgent first, of one company and in one state where these are named. */
    public List<Kept> list(@Nullable String company, @Nullable String state, int most) {
        return inOne(connection -> {
            var found = new ArrayList<Kept>();
            try (var query =
                            Statements.with(
                                    connection,
                                    LIST,
                                    company,
                                    company,
                                    state,
                                    state,
                                    Math.clamp(most, 1, MOST));
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        });
    }

    /**
     * Somebody has taken note of it and says what is done. Throws not_found, or conflict when it is
     * resolved.
     */
    public Kept acknowledge(String company, String key, String by, @Nullable String note) {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        int changed =
                inOne(connection -> Statements.update(connection, SAY, by, at, note, company, key));
        var kept = one(company, key);
        if (changed == 0) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The alert is resolved already.",
                    "It opens again when it is found again.");
        }
        return kept;
    }

    private Kept one(String company, String key) {
        return inOne(connection -> {
            try (var query = Statements.with(connection, ONE, company, key);
                    var row = query.executeQuery()) {
                if (row.next()) {
                    return read(row);
                }
            }
            throw ProblemException.of(
                    Cause.NOT_FOUND, "There is no such alert.", "GET /finance/alerts lists them.");
        });
    }

    private <T> T inOne(Transaction.Work<T> work) {
        return Transaction.of(database, "Alerts could not be read or written", work);
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("company"),
                row.getString("key"),
                row.getString("rule"),
                row.getString("severity"),
                row.getString("text"),
                row.getBigDecimal("amount"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                List.of(Json.read(row.getString("evidence"), String[].class)),
                row.getString("state"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getString("said_by"),
                row.getString("note"));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
