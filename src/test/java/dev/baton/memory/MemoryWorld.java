package dev.baton.memory;

import dev.baton.TestPostgres;
import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A memory on a database of its own, and words people may say. */
public final class MemoryWorld {
    public static final Caller ANN = new Caller("ann", Set.of(Permission.ASK, Permission.DECIDE));
    public static final Caller BEN = new Caller("ben", Set.of(Permission.ASK));
    public static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    public final DataSource database;
    public final MemoryConfig config;
    public final Feedbacks feedbacks;
    public final Pairs pairs;
    public final Outcomes outcomes;

    private MemoryWorld(DataSource database, MemoryConfig config) {
        this.database = database;
        this.config = config;
        this.feedbacks = new Feedbacks(database, config);
        this.pairs = new Pairs(database, config);
        this.outcomes = new Outcomes(database, config);
    }

    /** Settings as they are by default, but for these. */
    public record Settings(boolean enabled, Sharing sharing, int mostPairs, int calibrateFrom)
            implements MemoryConfig {}

    public static MemoryWorld fresh() {
        return fresh(new Settings(true, Sharing.PERMITTED, 10_000, 50));
    }

    public static MemoryWorld fresh(MemoryConfig config) {
        var made = TestPostgres.fresh("db/migration/V202611261230__memory_feedback.sql");
        var source = new PGSimpleDataSource();
        source.setUrl(made.url());
        source.setUser(made.user());
        source.setPassword(made.password());
        return new MemoryWorld(source, config);
    }

    /** The same memory under other settings. */
    public MemoryWorld with(MemoryConfig other) {
        return new MemoryWorld(database, other);
    }

    public static Feedback said(
            String run, Caller by, Opinion opinion, String question, @Nullable String correction) {
        return new Feedback(
                new RunId(run),
                by.name(),
                opinion,
                correction,
                null,
                Feedback.Origin.FEEDBACK,
                by.may(Permission.DECIDE),
                new Feedback.About("shop", question, "select 1 from " + run, "rules", 0.5),
                NOON);
    }

    public Feedbacks.Recorded record(Feedback said) {
        return feedbacks.record(said, question -> question.toLowerCase(Locale.ROOT));
    }

    public List<Pair> of(String source, Caller caller) {
        return pairs.page(source, null, caller, null, 200).items();
    }

    /** Every row of every table but for the counters of changes. */
    public List<String> everything() {
        var rows = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select 'feedback ' || f::text as row from feedback f
                                union all select 'pair ' || p::text from confirmed_pair p
                                order by row
                                """)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
