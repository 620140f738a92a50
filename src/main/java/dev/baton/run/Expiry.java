package dev.baton.run;

import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationRows;
import dev.baton.escalation.Expiring;
import dev.baton.store.Transaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/**
 * Passes on questions that nobody has decided in time, and gives them up in the end; then their
 * runs fail. Safe on every replica at once.
 */
@ApplicationScoped
public class Expiry {
    private static final int BATCH = 100;

    private final DataSource database;
    private final EscalationConfig config;
    private final Clock clock;

    Expiry(DataSource database, EscalationConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "15s", delayed = "15s")
    void expire() throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var acted = BATCH;
        while (acted == BATCH) {
            acted = 0;
            for (var overdue : overdue(now)) {
                acted += act(overdue, now) ? 1 : 0;
            }
        }
    }

    private List<EscalationRows.Overdue> overdue(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return EscalationRows.overdue(connection, now, BATCH);
        }
    }

    private boolean act(EscalationRows.Overdue overdue, Instant now) {
        return Transaction.of(
                database,
                "the escalation " + overdue.id() + " was not passed on",
                connection -> {
                    var run = RunRow.lock(connection, overdue.run());
                    var escalation = EscalationRows.lock(connection, overdue.id()).orElse(null);
                    if (escalation == null) {
                        return false;
                    }
                    var expiring = Expiring.of(escalation, config.levels(), config.patience(), now);
                    EscalationRows.record(connection, escalation, expiring);
                    if (expiring instanceof Expiring.Over && run.isPresent()) {
                        giveUp(connection, run.get());
                    }
                    return !(expiring instanceof Expiring.NotYet);
                });
    }

    /** Whoever watches over runs lets it go on, and it hears that nobody has decided. */
    private static void giveUp(Connection connection, RunRow run) throws SQLException {
        if (!run.status().ended()) {
            run.news(connection);
        }
    }
}
