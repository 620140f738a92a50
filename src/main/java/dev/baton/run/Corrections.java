package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Adds people's versions to the answers of runs that have ended. */
final class Corrections {
    private static final String LOCK = "select status from run where id = ? for no key update";
    private static final String INSERT =
            """
            insert into answer(run_id, version, body, confidence, author, at)
            select ?, coalesce(max(version), 0) + 1, ?, ?, ?, ? from answer where run_id = ?
            returning version
            """;

    private final DataSource database;
    private final Feed feed;
    private final Clock clock;

    Corrections(DataSource database, Feed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
    }

    long append(RunId run, Value.Fields body, Confidence confidence, String author) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lockEnded(connection, run);
                var now = clock.instant().atOffset(ZoneOffset.UTC);
                var answer = new Answer(0, body, confidence, author, now.toInstant());
                var version = insert(connection, run, answer, now);
                var told = new Event.AnswerGiven(version, confidence.value(), author);
                var seq = EventLog.append(connection, run, told, now);
                connection.commit();
                feed.written(run, seq, true);
                return version;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the answer was not recorded", e);
        }
    }

    private static void lockEnded(Connection connection, RunId run) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, run.value());
            try (var row = lock.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(Cause.NOT_FOUND, "There is no run " + run + ".");
                }
                if (!RunStatus.of(row.getString(1)).ended()) {
                    throw ProblemException.of(
                            Cause.CONFLICT, "The run has not ended yet.", "Wait for its answer.");
                }
            }
        }
    }

    private static int insert(Connection connection, RunId run, Answer answer, OffsetDateTime now)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, run.value());
            insert.setString(2, Json.write(answer.body()));
            insert.setDouble(3, answer.confidence().value());
            insert.setString(4, answer.author());
            insert.setObject(5, now);
            insert.setString(6, run.value());
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
