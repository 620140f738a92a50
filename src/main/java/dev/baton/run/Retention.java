package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import javax.sql.DataSource;

/** Forgets: first the rows of results, later whole runs. Safe on every replica at once. */
@ApplicationScoped
public class Retention {
    private static final int BATCH = 200;
    // What a person is still to decide about must not be gone when they look.
    private static final String UNDECIDED =
            """
            not exists (select from escalation e
                        where e.run_id = run.id and e.status in ('open', 'asked'))
            order by ended_at limit ? for update skip locked
            """;
    private static final String WITH_BODIES =
            "select id from run where not bodies_removed and ended_at < ? and " + UNDECIDED;
    // A grade is of no use without what was asked and answered.
    private static final String OLD =
            "select id from run where ended_at < ? and not exists (select from graded g where"
                    + " g.run_id = run.id) and "
                    + UNDECIDED;
    // What acted outside can be undone as long as the run is remembered.
    private static final String EMPTY_EVIDENCE =
            """
            update evidence e set body = null
            where e.run_id = any(?) and not exists (
                select from step s
                where s.run_id = e.run_id and s.step_id = e.step_id and s.effect)
            """;
    private static final String ANSWERS =
            "select run_id, version, body from answer where run_id = any(?)";
    private static final String EMPTY_ANSWER =
            "update answer set body = ? where run_id = ? and version = ?";
    private static final String MARK = "update run set bodies_removed = true where id = any(?)";
    private static final String REMOVE =
            """
            with gone as (select unnest(?::text[]) as id),
            events as (delete from event using gone where run_id = id),
            uses as (delete from token_use using gone where run_id = id),
            answers as (delete from answer using gone where run_id = id),
            holds as (delete from hold using gone where run_id = gone.id),
            escalations as (delete from escalation using gone where run_id = gone.id),
            proofs as (delete from evidence using gone where run_id = id),
            failures as (delete from failure using gone where run_id = id),
            steps as (delete from step using gone where run_id = id)
            delete from run using gone where run.id = gone.id
            """;
    private static final String REMOVE_LEGS =
            """
            delete from dbos.workflow_status
            where name = 'leg' and status in ('SUCCESS', 'ERROR', 'CANCELLED')
              and updated_at < extract(epoch from now()) * 1000 - 60000
            """;

    private final DataSource database;
    private final RunConfig config;
    private final Clock clock;

    Retention(DataSource database, RunConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m")
    void forget() {
        var now = clock.instant();
        while (removeBodies(now.minus(config.keepBodies())) == BATCH) {
            // There may be more.
        }
        while (removeRuns(now.minus(config.keepRuns())) == BATCH) {
            // There may be more.
        }
    }

    /** What DBOS keeps of legs that are over; our tables say more. */
    @Scheduled(every = "1m", delayed = "1m")
    void forgetLegs() {
        Statements.on(
                database,
                "what is old was not removed",
                connection -> Statements.update(connection, REMOVE_LEGS));
    }

    private interface Work {
        void on(Connection connection, List<String> runs) throws SQLException;
    }

    private int removeBodies(Instant before) {
        return inBatch(
                WITH_BODIES,
                before,
                (connection, runs) -> {
                    Statements.update(connection, EMPTY_EVIDENCE, runs);
                    emptyAnswers(connection, runs);
                    Statements.update(connection, MARK, runs);
                });
    }

    private int removeRuns(Instant before) {
        return inBatch(
                OLD, before, (connection, runs) -> Statements.update(connection, REMOVE, runs));
    }

    private int inBatch(String choose, Instant before, Work work) {
        return Transaction.of(
                database,
                "what is old was not removed",
                connection -> {
                    var chosen =
                            Statements.list(
                                    connection,
                                    choose,
                                    row -> row.getString(1),
                                    before.atOffset(ZoneOffset.UTC),
                                    BATCH);
                    if (!chosen.isEmpty()) {
                        work.on(connection, chosen);
                    }
                    return chosen.size();
                });
    }

    private static void emptyAnswers(Connection connection, List<String> runs) throws SQLException {
        try (var query = Statements.with(connection, ANSWERS, runs);
                var change = connection.prepareStatement(EMPTY_ANSWER)) {
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var body = Json.read(rows.getString("body"), Value.Fields.class);
                    change.setString(1, Json.write(withoutRows(body)));
                    change.setString(2, rows.getString("run_id"));
                    change.setInt(3, rows.getInt("version"));
                    change.addBatch();
                }
            }
            change.executeBatch();
        }
    }

    /** The same answer, with {@code rows_removed} wherever there were rows. */
    static Value withoutRows(Value value) {
        return switch (value) {
            case Value.Fields(var fields) -> {
                var kept = new LinkedHashMap<String, Value>();
                fields.forEach((name, field) -> {
                    if (name.equals("rows") && field instanceof Value.Items) {
                        kept.put("rows_removed", new Value.Flag(true));
                    } else {
                        kept.put(name, withoutRows(field));
                    }
                });
                yield new Value.Fields(kept);
            }
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Ref _,
                    Value.Prose _ ->
                    value.each(Retention::withoutRows);
        };
    }
}
