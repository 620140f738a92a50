package dev.baton.memory;

import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Which decisions of escalations were learned from: each once, also when taken back later. */
@ApplicationScoped
public class Heard {
    /** A decision is committed at most so long after its time. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(7);
    private static final String LAST = "select max(at) from memory_heard";
    private static final String KNOWN =
            "select escalation_id from memory_heard where escalation_id = any(?)";
    private static final String MARK =
            "insert into memory_heard (escalation_id, at) values (?, ?) on conflict do nothing";
    private static final String PRUNE = "delete from memory_heard where at < ?";

    private final DataSource database;

    public Heard(DataSource database) {
        this.database = database;
    }

    /** Decisions before that are not news; at the very first a day back. */
    public Instant since(Instant now) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LAST);
                var row = query.executeQuery()) {
            row.next();
            var last = row.getObject(1, OffsetDateTime.class);
            return last == null ? now.minus(Duration.ofDays(1)) : last.toInstant().minus(LATE);
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be looked at", e);
        }
    }

    /** Those that were learned from. */
    public Set<String> known(List<String> escalations) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(KNOWN)) {
            query.setArray(1, connection.createArrayOf("text", escalations.toArray()));
            var known = new HashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getString(1));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be looked at", e);
        }
    }

    /** Notes that a decision was learned from. */
    public void mark(String escalation, Instant decided) {
        Transaction.of(
                database,
                "the decision " + escalation + " was not noted",
                connection -> {
                    var at = decided.atOffset(ZoneOffset.UTC);
                    Statements.update(
                            connection, PRUNE, decided.minus(KEPT).atOffset(ZoneOffset.UTC));
                    return Statements.update(connection, MARK, escalation, at);
                });
    }
}
