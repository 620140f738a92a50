package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    void forget() throws SQLException {
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
    void forgetLegs() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(REMOVE_LEGS)) {
            delete.executeUpdate();
        }
    }

    private interface Work {
        void on(Connection connection, Array runs) throws SQLException;
    }

    private int removeBodies(Instant before) throws SQLException {
        return inBatch(
                WITH_BODIES,
                before,
                (connection, runs) -> {
                    update(connection, EMPTY_EVIDENCE, runs);
                    emptyAnswers(connection, runs);
                    update(connection, MARK, runs);
                });
    }

    private int removeRuns(Instant before) throws SQLException {
        return inBatch(OLD, before, (connection, runs) -> update(connection, REMOVE, runs));
    }

    private int inBatch(String choose, Instant before, Work work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var chosen = choose(connection, choose, before);
                if (!chosen.isEmpty()) {
                    work.on(connection, connection.createArrayOf("text", chosen.toArray()));
                }
                connection.commit();
                return chosen.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<String> choose(Connection connection, String sql, Instant before)
            throws SQLException {
        var chosen = new ArrayList<String>();
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, before.atOffset(ZoneOffset.UTC));
            query.setInt(2, BATCH);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    chosen.add(rows.getString(1));
                }
            }
        }
        return chosen;
    }

    private static void update(Connection connection, String sql, Array runs) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, runs);
            statement.executeUpdate();
        }
    }

    private static void emptyAnswers(Connection connection, Array runs) throws SQLException {
        try (var query = connection.prepareStatement(ANSWERS);
                var change = connection.prepareStatement(EMPTY_ANSWER)) {
            query.setArray(1, runs);
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
            case Value.Items(var items) ->
                    new Value.Items(items.stream().map(Retention::withoutRows).toList());
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Ref _,
                    Value.Prose _ ->
                    value;
        };
    }
}
