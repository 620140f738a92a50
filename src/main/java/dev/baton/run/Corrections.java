package dev.baton.run;

import dev.baton.escalation.EscalationRows;
import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Adds people's versions to the answers of runs that have ended, whose rows are held. */
final class Corrections {
    private static final String NEWEST =
            "select version, body from answer where run_id = ? order by version desc limit 1";
    private static final String INSERT =
            """
            insert into answer(run_id, version, body, confidence, author, at)
            values (?, ?, ?, ?, ?, ?)
            """;

    /** A version, and how far the log reaches with it. */
    record Added(int version, long seq) {}

    /** The answer as somebody wants it; {@code like} has all but the version. */
    Added append(Connection connection, RunRow run, Answer like) throws SQLException {
        if (!run.status().ended()) {
            throw ProblemException.of(
                    Cause.CONFLICT, "The run has not ended yet.", "Wait for its answer.");
        }
        var version = newest(connection, run.run()).version() + 1;
        settle(connection, run.run(), like);
        return insert(
                connection,
                run.run(),
                new Answer(version, like.body(), like.confidence(), like.author(), like.at()));
    }

    /** Whoever changes an answer has read it: nobody needs to say any more whether it is right. */
    private static void settle(Connection connection, RunId run, Answer like) throws SQLException {
        var why = "the answer was changed by " + like.author();
        for (var id :
                EscalationRows.withdraw(
                        connection, run, Question.Reason.LOW_CONFIDENCE, why, like.at())) {
            EventLog.append(
                    connection,
                    run,
                    new Event.Decided(id.value(), "withdrawn", like.author()),
                    like.at().atOffset(ZoneOffset.UTC));
        }
    }

    /** The answer after a decision about it; returns how far the log reaches then. */
    long decided(Connection connection, RunId run, Decision decision) throws SQLException {
        var newest = newest(connection, run);
        var answer = Composition.decided(newest.version() + 1, newest.body(), decision);
        return insert(connection, run, answer).seq();
    }

    private record Newest(int version, Value.Fields body) {}

    private static Newest newest(Connection connection, RunId run) throws SQLException {
        try (var query = connection.prepareStatement(NEWEST)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Newest(row.getInt(1), Json.read(row.getString(2), Value.Fields.class))
                        : new Newest(0, Value.Fields.EMPTY);
            }
        }
    }

    private static Added insert(Connection connection, RunId run, Answer answer)
            throws SQLException {
        var at = answer.at().atOffset(ZoneOffset.UTC);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, run.value());
            insert.setInt(2, answer.version());
            insert.setString(3, Json.write(answer.body()).replace("\0", ""));
            insert.setDouble(4, answer.confidence().value());
            insert.setString(5, answer.author());
            insert.setObject(6, at);
            insert.executeUpdate();
        }
        var told =
                new Event.AnswerGiven(
                        answer.version(), answer.confidence().value(), answer.author());
        return new Added(answer.version(), EventLog.append(connection, run, told, at));
    }
}
