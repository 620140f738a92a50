package dev.baton.reward.training;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Cursor;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.reward.training.question.QuestionSet;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The training runs that are kept. */
@ApplicationScoped
public class TrainingRuns {
    private static final int BATCH = 500;
    private static final String INSERT =
            """
            insert into training_run
                (id, run_id, name, caller, settings, weights, set_hash, questions, answers, created_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_QUESTION =
            """
            insert into training_question
                (training_id, position, thread, question_id, question, data_source, golds, kind,
                 difficulty, after, tags, ordered)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;
    private static final String COLUMNS =
            """
            select id, run_id, name, caller, settings, weights, set_hash, questions, answers,
                   pauses, active_millis, stopped, created_at, finished_at
            from training_run
            """;
    private static final String PAGE =
            """
             (?::timestamptz is null or (created_at, id) < (?::timestamptz, ?))
            order by created_at desc, id desc limit ?
            """;
    private static final String PAUSES = "select pauses from training_run where id = ?";
    private static final String REST = "update training_run set pauses = pauses + 1 where id = ?";
    private static final String WORKED =
            "update training_run set active_millis = active_millis + ? where id = ?";
    private static final String STOP =
            "update training_run set stopped = coalesce(stopped, ?) where id = ?";
    private static final String FINISH =
            "update training_run set finished_at = coalesce(finished_at, ?) where id = ?";
    private static final String GO_ON =
            """
            update training_run
            set run_id = ?, stopped = null, finished_at = null, settings = ?::jsonb
            where id = ? and run_id = ?
            """;
    private static final String FORGET =
            """
            delete from training_run where id in (
                select id from training_run where created_at < ?
                order by created_at limit 10 for update skip locked)
            """;

    private final DataSource database;

    public TrainingRuns(DataSource database) {
        this.database = database;
    }

    /** Keeps a run that is new, with all its questions. */
    public void add(TrainingRun run, QuestionSet set) {
        Transaction.<Boolean>of(
                database,
                "The training run was not recorded",
                connection -> {
                    insert(connection, run);
                    insert(connection, run.id(), set);
                    return true;
                });
    }

    private static void insert(Connection connection, TrainingRun run) throws SQLException {
        try (var insert =
                Statements.with(
                        connection,
                        INSERT,
                        run.id().value(),
                        run.run().value(),
                        run.name(),
                        run.caller(),
                        Json.write(run.settings()),
                        run.weights(),
                        run.setHash(),
                        run.questions(),
                        run.answers(),
                        run.created().atOffset(ZoneOffset.UTC))) {
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, TrainingId id, QuestionSet set)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_QUESTION)) {
            var waiting = 0;
            for (var placed : set.questions()) {
                var question = placed.question();
                insert.setString(1, id.value());
                insert.setInt(2, placed.position());
                insert.setInt(3, placed.thread());
                insert.setString(4, question.id());
                insert.setString(5, question.text());
                insert.setString(6, question.source());
                insert.setString(7, Json.write(question.golds()));
                insert.setString(8, question.kind().code());
                insert.setString(9, question.difficulty());
                insert.setObject(10, placed.after());
                insert.setArray(11, connection.createArrayOf("text", question.tags().toArray()));
                insert.setObject(12, question.ordered());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    public Optional<TrainingRun> find(TrainingId id) {
        return TrainingTables.rows(
                        database, COLUMNS + " where id = ?", TrainingRuns::run, id.value())
                .stream()
                .findFirst();
    }

    /** The run of that id; throws not_found. */
    public TrainingRun get(TrainingId id) {
        return find(id).orElseThrow(() ->
                ProblemException.of(
                        Cause.NOT_FOUND,
                        "There is no such training run.",
                        "GET /training/runs lists those that are kept."));
    }

    /** Those of a caller, or of everybody when that is null, newest first. */
    public List<TrainingRun> list(@Nullable String caller, @Nullable Cursor after, int limit) {
        var at = after == null ? null : after.at().atOffset(ZoneOffset.UTC);
        var id = after == null ? null : after.id();
        return caller == null
                ? TrainingTables.rows(
                        database, COLUMNS + " where " + PAGE, TrainingRuns::run, at, at, id, limit)
                : TrainingTables.rows(
                        database,
                        COLUMNS + " where caller = ? and " + PAGE,
                        TrainingRuns::run,
                        caller,
                        at,
                        at,
                        id,
                        limit);
    }

    /** How often somebody wanted the run to rest. */
    int pauses(TrainingId id) {
        return TrainingTables.rows(database, PAUSES, row -> row.getInt(1), id.value()).stream()
                .findFirst()
                .orElse(0);
    }

    /** Tells those who work on the run that it shall rest. */
    public void rest(TrainingId id) {
        TrainingTables.update(database, REST, id.value());
    }

    void worked(TrainingId id, Duration time) {
        TrainingTables.update(database, WORKED, time.toMillis(), id.value());
    }

    void stop(TrainingId id, String why) {
        TrainingTables.update(database, STOP, why, id.value());
    }

    /** All that was to be done, or allowed, is done. */
    public void finish(TrainingId id, Instant at) {
        TrainingTables.update(database, FINISH, at.atOffset(ZoneOffset.UTC), id.value());
    }

    /**
     * Lets another run go on with what is left, perhaps with another budget; false when somebody
     * else was faster.
     */
    public boolean goOn(TrainingRun from, RunId by, Settings settings) {
        return TrainingTables.update(
                        database,
                        GO_ON,
                        by.value(),
                        Json.write(settings),
                        from.id().value(),
                        from.run().value())
                == 1;
    }

    /** Removes some that are older with all that was found; false when there are none. */
    boolean forget(Instant before) {
        return TrainingTables.update(database, FORGET, before.atOffset(ZoneOffset.UTC)) > 0;
    }

    private static TrainingRun run(ResultSet row) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new TrainingRun(
                new TrainingId(row.getString("id")),
                new RunId(row.getString("run_id")),
                row.getString("name"),
                row.getString("caller"),
                Json.read(row.getString("settings"), Settings.class),
                row.getString("weights"),
                row.getString("set_hash"),
                row.getInt("questions"),
                row.getInt("answers"),
                row.getInt("pauses"),
                Duration.ofMillis(row.getLong("active_millis")),
                row.getString("stopped"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
