package dev.baton.run.seen;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * Counts what is under way and what was done today. What was done long ago today is counted once
 * and remembered, so that looking again is cheap at any hour.
 */
@ApplicationScoped
public class LiveCounts {
    /** No commit takes so long that it tells of something older. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int SECONDS_TO_ANSWER = 2;

    private static final String NOW =
            """
            select (select count(*) from replica
                    where heartbeat > now() - interval '15 seconds') as replicas,
                   (select count(*) from escalation
                    where status in ('open', 'asked')) as escalations,
                   count(*) filter (where status = 'running') as running,
                   count(*) filter (where status = 'waiting') as waiting,
                   count(*) filter (where status = 'paused') as paused
            from run where status in ('running', 'waiting', 'paused')
            """;
    private static final String DONE =
            """
            select r.completed, r.failed, u.tokens, u.saved, u.cost
            from (select count(*) filter (where status in ('completed', 'partially_completed'))
                             as completed,
                         count(*) filter (where status = 'failed') as failed
                  from run where ended_at >= ? and ended_at < ?) r,
                 (select coalesce(sum(input_tokens + output_tokens), 0) as tokens,
                         coalesce(sum(greatest(plain_tokens - input_tokens, 0)), 0) as saved,
                         coalesce(sum(cost_micros), 0) as cost
                  from token_use where at >= ? and at < ?) u
            """;

    private final DataSource database;
    private final Clock clock;
    private Day day;

    public LiveCounts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.day = Day.of(clock.instant());
    }

    /** What was done from the start of a day up to some time in it. */
    private record Day(Instant start, Instant upTo, Done done) {
        static Day of(Instant time) {
            var start = time.truncatedTo(ChronoUnit.DAYS);
            return new Day(start, start, Done.NOTHING);
        }
    }

    private record Done(long completed, long failed, long tokens, long saved, long cost) {
        static final Done NOTHING = new Done(0, 0, 0, 0, 0);

        Done plus(Done other) {
            return new Done(
                    completed + other.completed,
                    failed + other.failed,
                    tokens + other.tokens,
                    saved + other.saved,
                    cost + other.cost);
        }
    }

    /** Counts now. */
    public synchronized Counts now() {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw new SQLException("the database does not answer");
            }
            var recent = remember(connection, now);
            try (var query = connection.prepareStatement(NOW);
                    var row = query.executeQuery()) {
                row.next();
                return new Counts(
                        row.getLong("running"),
                        row.getLong("waiting"),
                        row.getLong("paused"),
                        row.getLong("escalations"),
                        row.getInt("replicas"),
                        recent.completed(),
                        recent.failed(),
                        recent.tokens(),
                        recent.saved(),
                        Spending.dollars(recent.cost()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what is under way could not be counted", e);
        }
    }

    private Done remember(Connection connection, Instant now) throws SQLException {
        if (!Day.of(now).start().equals(day.start())) {
            day = Day.of(now);
        }
        var settled = now.minus(SETTLED);
        if (settled.isAfter(day.upTo().plus(SETTLED))) {
            var more = done(connection, day.upTo(), settled);
            day = new Day(day.start(), settled, day.done().plus(more));
        }
        // The clocks of replicas differ a little.
        return day.done().plus(done(connection, day.upTo(), now.plus(SETTLED)));
    }

    private static Done done(Connection connection, Instant from, Instant to) throws SQLException {
        try (var query = connection.prepareStatement(DONE)) {
            for (var i = 1; i < 5; i += 2) {
                query.setObject(i, from.atOffset(ZoneOffset.UTC));
                query.setObject(i + 1, to.atOffset(ZoneOffset.UTC));
            }
            try (var row = query.executeQuery()) {
                row.next();
                return new Done(
                        row.getLong("completed"),
                        row.getLong("failed"),
                        row.getLong("tokens"),
                        row.getLong("saved"),
                        row.getLong("cost"));
            }
        }
    }
}
