package dev.baton.reward.grade;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.reward.Grade;
import dev.baton.reward.Weights;
import dev.baton.sql.DataSource;
import dev.baton.sql.postgres.TestSources;
import dev.baton.sql.source.OpenSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A small library on a real server, and grading over it. */
final class Library implements AutoCloseable {
    static final Bounds BOUNDS =
            new Bounds(new DataSource.Limits(2_000, 1 << 20, Duration.ofSeconds(2)), 1e6);

    final Database database = TestPostgres.fresh("reward/library.sql");
    final OpenSource source = TestSources.open("library", database, null);
    final Grader grader = new Grader(Weights.USUAL, BOUNDS);

    void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    PreparedTask task(String... golds) {
        return grader.prepare(
                Task.of("A question", List.of(golds)), source, null, new Cancellation());
    }

    static Grade grade(PreparedTask task, String completion) {
        return task.grade(Completions.read(completion), new Cancellation());
    }

    /** A query with a reason, as an agent gives it. */
    static Grade query(PreparedTask task, String sql) {
        return task.grade(Candidate.query(sql, "because of this", 50), new Cancellation());
    }

    @Override
    public void close() {
        source.close();
    }
}
