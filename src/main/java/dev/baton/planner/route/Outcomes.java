package dev.baton.planner.route;

import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.planner.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What became of requests, by their words and where they went: the table route_outcome. Only the
 * stems of a request's words are kept, not who asked, and all of it can be deleted.
 */
@ApplicationScoped
public class Outcomes {
    private static final int MOST_WORDS = 12;
    private static final int MOST_READ = 2000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String LEARN =
            """
            insert into route_outcome as o (words_hash, words, workflow, successes, failures, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (words_hash, workflow) do update
            set successes = o.successes + excluded.successes,
                failures = o.failures + excluded.failures,
                at = excluded.at
            """;
    private static final String UNLEARN =
            """
            update route_outcome
            set successes = greatest(successes - ?, 0), failures = greatest(failures - ?, 0)
            where words_hash = ? and workflow = ?
            """;
    private static final String EMPTY =
            """
            delete from route_outcome
            where words_hash = ? and workflow = ? and successes = 0 and failures = 0
            """;
    private static final String UNTIL = "select until from route_learning";
    private static final String TURN =
            "select until from route_learning where until = ? for update skip locked";
    private static final String DONE = "update route_learning set until = ?";
    private static final String READ =
            """
            select words, workflow, successes, failures from route_outcome
            order by at desc limit ?
            """;
    private static final String FORGET =
            "delete from route_outcome where (?::text is null or workflow = ?)";
    private static final String PRUNE =
            """
            delete from route_outcome where at < ? or (words_hash, workflow) in
              (select words_hash, workflow from route_outcome order by at desc offset ? limit 1000)
            """;

    private final DataSource database;
    private final Clock clock;
    private volatile List<Outcome> known = List.of();
    private volatile Instant readAt = Instant.MIN;

    public Outcomes(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A request, where it went, and whether that went well. */
    public record Seen(String request, String workflow, boolean success) {}

    /** What was seen until then. */
    public record Batch(List<Seen> seen, Instant until) {}

    /** Notes how a request went with the workflow it was sent to. */
    public void learn(String request, String workflow, boolean success) {
        try (var connection = database.getConnection()) {
            learn(connection, new Seen(request, workflow, success));
        } catch (SQLException e) {
            throw new IllegalStateException("What became of a request was not noted", e);
        }
    }

    /** Takes back what was once learned so. */
    public void unlearn(String request, String workflow, boolean success) {
        var words = words(request);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(UNLEARN);
                var delete = connection.prepareStatement(EMPTY)) {
            update.setInt(1, success ? 1 : 0);
            update.setInt(2, success ? 0 : 1);
            update.setString(3, hash(words));
            update.setString(4, workflow);
            update.executeUpdate();
            delete.setString(1, hash(words));
            delete.setString(2, workflow);
            delete.executeUpdate();
            readAt = Instant.MIN;
        } catch (SQLException e) {
            throw new IllegalStateException("What became of a request was not taken back", e);
        }
    }

    /**
     * Learns what was seen since the last time, once: of several replicas that look at the same,
     * the first is heard. {@code since} looks at what happened after that instant, and no
     * connection is held meanwhile.
     */
    public void catchUp(Function<Instant, Batch> since) {
        try {
            var until = until();
            var batch = since.apply(until);
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (var turn = connection.prepareStatement(TURN)) {
                    turn.setObject(1, until.atOffset(ZoneOffset.UTC));
                    try (var row = turn.executeQuery()) {
                        if (row.next()) {
                            learn(connection, batch);
                        }
                    }
                    connection.commit();
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What became of requests was not noted", e);
        }
    }

    private Instant until() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(UNTIL);
                var row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void learn(Connection connection, Batch batch) throws SQLException {
        for (var seen : batch.seen()) {
            learn(connection, seen);
        }
        try (var statement = connection.prepareStatement(DONE)) {
            statement.setObject(1, batch.until().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private void learn(Connection connection, Seen seen) throws SQLException {
        var words = words(seen.request());
        if (words.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(LEARN)) {
            statement.setString(1, hash(words));
            statement.setString(2, String.join(" ", words));
            statement.setString(3, seen.workflow());
            statement.setInt(4, seen.success() ? 1 : 0);
            statement.setInt(5, seen.success() ? 0 : 1);
            statement.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Forgets what was learned, of one workflow or (null) of all; how many rows that were. */
    public int forget(@Nullable String workflow) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, workflow);
            statement.setString(2, workflow);
            int rows = statement.executeUpdate();
            readAt = Instant.MIN;
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("What was learned of requests was not forgotten", e);
        }
    }

    /** Removes what is older than so long, and the oldest beyond so many. */
    public void prune(Duration kept, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PRUNE)) {
            statement.setObject(1, clock.instant().minus(kept).atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Old outcomes of requests were not removed", e);
        }
    }

    /** What is known, read anew twice a minute; routing does not wait for a database that fails. */
    List<Outcome> all() {
        var now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now)) {
            readAt = now;
            known = read();
        }
        return known;
    }

    private List<Outcome> read() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(READ)) {
            statement.setInt(1, MOST_READ);
            var read = new ArrayList<Outcome>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(
                            new Outcome(
                                    Set.of(rows.getString(1).split(" ")),
                                    rows.getString(2),
                                    rows.getInt(3),
                                    rows.getInt(4)));
                }
            }
            return List.copyOf(read);
        } catch (SQLException e) {
            return known;
        }
    }

    /** Sorted, so that the same words make the same row in whatever order they were said. */
    static Set<String> words(String request) {
        return Words.content(request).stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hash(Set<String> words) {
        return Canonical.sha256(Json.write(words)).substring(0, 32);
    }
}
