package dev.baton.run.seen;

import dev.baton.run.seen.Figures.Lasted;
import dev.baton.run.seen.Figures.OfAgent;
import dev.baton.run.seen.Figures.OfStage;
import dev.baton.run.seen.Figures.OfType;
import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up how the runs of a time did, of at most so many that it stays quick. */
@ApplicationScoped
public class Summaries {
    /** Runs that are looked at, the newest first. */
    public static final int MOST = 10_000;

    private static final String ENDED =
            """
            with ended as (
                select id, workflow, status, created_at, ended_at from run
                where ended_at >= ? and (?::text is null or caller = ?)
                order by ended_at desc limit %d)
            """
                    .formatted(MOST);
    private static final String TOOK =
            """
            percentile_cont(0.5) within group (order by %1$s) as p50,
            percentile_cont(0.95) within group (order by %1$s) as p95
            """;
    private static final String TYPES =
            ENDED
                    + """
                    select workflow as name, count(*) as count,
                           count(*) filter (where status in ('completed', 'partially_completed'))
                               as completed,
                           count(*) filter (where status = 'failed') as failed,
                           count(*) filter (where status = 'cancelled') as cancelled,
                    """
                    + TOOK.formatted("extract(epoch from ended_at - created_at) * 1000")
                    + "from ended group by workflow order by count desc limit 200";
    private static final String STAGES =
            ENDED
                    + """
                    , spans as (
                        select s.stage, s.run_id,
                               extract(epoch from max(s.ended_at) - min(s.started_at)) * 1000 as took
                        from ended join step s on s.run_id = ended.id
                        where s.stage is not null and s.outcome <> 'skipped'
                        group by s.stage, s.run_id)
                    select stage as name, count(*) as count,
                    """
                    + TOOK.formatted("took")
                    + "from spans group by stage order by count desc limit 200";
    private static final String AGENTS =
            ENDED
                    + """
                    select s.agent as name, count(*) as count,
                           count(*) filter (where s.problem is not null) as failed,
                    """
                    + TOOK.formatted("extract(epoch from s.ended_at - s.started_at) * 1000")
                    + """
                    from ended join step s on s.run_id = ended.id
                    where s.outcome <> 'skipped' or s.problem is not null
                    group by s.agent order by count desc limit 200
                    """;
    private static final String SESSIONS =
            """
            select count(*) as count,
            """
                    + TOOK.formatted("extract(epoch from used_at - created_at) * 1000")
                    + """
                    from (select used_at, created_at from session
                          where used_at >= ? and (?::text is null or owner = ?)
                          order by used_at desc limit %d) s
                    """
                            .formatted(MOST);

    private final DataSource database;

    public Summaries(DataSource database) {
        this.database = database;
    }

    /** The figures of what ended since then; of one caller or of all. */
    public Figures since(Instant since, @Nullable String caller) {
        try (var connection = database.getConnection()) {
            var asked = new Asked(connection, since, caller);
            var types = asked.list(TYPES, Summaries::type);
            var completed = types.stream().mapToLong(OfType::completed).sum();
            var failed = types.stream().mapToLong(OfType::failed).sum();
            return new Figures(
                    since,
                    types.stream().mapToLong(type -> type.took().count()).sum(),
                    share(completed, completed + failed),
                    types,
                    asked.list(STAGES, row -> new OfStage(row.getString("name"), lasted(row))),
                    asked.list(AGENTS, Summaries::agent),
                    asked.list(SESSIONS, Summaries::lasted).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException("the figures could not be read", e);
        }
    }

    private record Asked(Connection connection, Instant since, @Nullable String caller) {
        <T> List<T> list(String sql, Statements.Row<T> read) throws SQLException {
            return Statements.list(
                    connection, sql, read, since.atOffset(ZoneOffset.UTC), caller, caller);
        }
    }

    private static OfType type(ResultSet row) throws SQLException {
        return new OfType(
                row.getString("name"),
                row.getLong("completed"),
                row.getLong("failed"),
                row.getLong("cancelled"),
                lasted(row));
    }

    private static OfAgent agent(ResultSet row) throws SQLException {
        var steps = row.getLong("count");
        var failed = row.getLong("failed");
        return new OfAgent(
                row.getString("name"),
                steps,
                failed,
                1 - share(steps - failed, steps),
                lasted(row));
    }

    private static Lasted lasted(ResultSet row) throws SQLException {
        return new Lasted(
                row.getLong("count"),
                Math.round(row.getDouble("p50")),
                Math.round(row.getDouble("p95")));
    }

    /** Of nothing, everything went well. */
    private static double share(long good, long all) {
        return all == 0 ? 1 : (double) good / all;
    }
}
