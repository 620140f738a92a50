package dev.baton.memory;

import dev.baton.plan.RunId;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people said of answers: the table feedback. The pairs that follow from a word are written
 * and removed with it, in one commit.
 */
@ApplicationScoped
public class Feedbacks {
    /** More people than these are not told of one run. */
    private static final int MOST_OF_RUN = 200;

    private static final String COLUMNS =
            """
            run_id, by, opinion, sql, comment, origin, trusted, source, question, answered, engine,
            confidence, at
            """;
    private static final String PUT =
            """
            insert into feedback (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (run_id, by) do update
            set opinion = excluded.opinion, sql = excluded.sql, comment = excluded.comment,
                origin = excluded.origin, trusted = excluded.trusted, source = excluded.source,
                question = excluded.question, answered = excluded.answered,
                engine = excluded.engine, confidence = excluded.confidence, at = excluded.at
            """
                    .formatted(COLUMNS);
    private static final String OF_RUN =
            "select %s from feedback where run_id = ? order by at, by limit ?".formatted(COLUMNS);
    private static final String ONE =
            "select %s from feedback where run_id = ? and by = ?".formatted(COLUMNS);
    private static final String OF_PERSON =
            "select %s from feedback where run_id = any(?) and by = ?".formatted(COLUMNS);
    private static final String DELETE = "delete from feedback where run_id = ? and by = ?";
    private static final String UNLEARN =
            """
            delete from confirmed_pair where run_id = ? and author = ? and not imported
            returning source
            """;

    private final DataSource database;
    private final MemoryConfig config;

    public Feedbacks(DataSource database, MemoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** What holds now, and what the same person had said of the run before. */
    public record Recorded(Feedback now, @Nullable Feedback before) {
        /** False when the same had been said before. */
        public boolean changed() {
            return before == null || !before.repeats(now);
        }
    }

    /** Keeps a word in place of an earlier one of that person, with the pairs that follow. */
    public Recorded record(Feedback said, UnaryOperator<String> shape) {
        return Transaction.of(
                database,
                "what was said of " + said.run() + " was not kept",
                connection -> {
                    Revisions.lock(connection, said.run().value());
                    var before = find(connection, said.run(), said.by()).orElse(null);
                    if (before != null && before.repeats(said)) {
                        return new Recorded(before, before);
                    }
                    unlearn(connection, said.run(), said.by());
                    put(connection, said);
                    for (var pair : Teaching.pairs(said, shape)) {
                        PairRows.insert(connection, pair);
                        PairRows.trim(connection, pair.source(), config.mostPairs());
                        Revisions.changed(connection, pair.source());
                    }
                    Revisions.changed(connection, Outcomes.CHANGES);
                    return new Recorded(said, before);
                });
    }

    /** Takes a person's word back, and all that followed from it; what it was. */
    public Optional<Feedback> undo(RunId run, String by) {
        return Transaction.of(
                database,
                "what was said of " + run + " was not taken back",
                connection -> {
                    Revisions.lock(connection, run.value());
                    var said = find(connection, run, by);
                    if (said.isPresent()) {
                        unlearn(connection, run, by);
                        Statements.update(connection, DELETE, run.value(), by);
                        Revisions.changed(connection, Outcomes.CHANGES);
                    }
                    return said;
                });
    }

    /** What was said of a run, the earliest word first. */
    public List<Feedback> of(RunId run) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_RUN)) {
            Statements.bind(query, run.value(), MOST_OF_RUN);
            var found = new ArrayList<Feedback>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("what was said of " + run + " cannot be read", e);
        }
    }

    /** What one person said of some runs; those of which nothing was said are left out. */
    public Map<RunId, Feedback> of(List<RunId> runs, String by) {
        var ids = runs.stream().map(RunId::value).toArray();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF_PERSON)) {
            query.setArray(1, connection.createArrayOf("text", ids));
            query.setString(2, by);
            var found = new HashMap<RunId, Feedback>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var said = read(rows);
                    found.put(said.run(), said);
                }
            }
            return Map.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("what %s said cannot be read".formatted(by), e);
        }
    }

    private static Optional<Feedback> find(Connection connection, RunId run, String by)
            throws SQLException {
        try (var query = connection.prepareStatement(ONE)) {
            Statements.bind(query, run.value(), by);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static void unlearn(Connection connection, RunId run, String by) throws SQLException {
        var sources = new ArrayList<String>();
        try (var delete = connection.prepareStatement(UNLEARN)) {
            Statements.bind(delete, run.value(), by);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    sources.add(rows.getString(1));
                }
            }
        }
        for (var source : sources) {
            Revisions.changed(connection, source);
        }
    }

    private static void put(Connection connection, Feedback said) throws SQLException {
        var about = said.about();
        Statements.update(
                connection,
                PUT,
                said.run().value(),
                said.by(),
                said.opinion().code(),
                said.sql(),
                said.comment(),
                said.origin().name().toLowerCase(Locale.ROOT),
                said.trusted(),
                about.source(),
                about.question(),
                about.sql(),
                about.engine(),
                about.confidence(),
                said.at().atOffset(ZoneOffset.UTC));
    }

    private static Feedback read(ResultSet row) throws SQLException {
        return new Feedback(
                new RunId(row.getString("run_id")),
                row.getString("by"),
                Opinion.valueOf(row.getString("opinion").toUpperCase(Locale.ROOT)),
                row.getString("sql"),
                row.getString("comment"),
                Feedback.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getBoolean("trusted"),
                new Feedback.About(
                        row.getString("source"),
                        row.getString("question"),
                        row.getString("answered"),
                        row.getString("engine"),
                        row.getObject("confidence", Double.class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
