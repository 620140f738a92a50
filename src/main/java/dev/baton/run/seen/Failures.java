package dev.baton.run.seen;

import dev.baton.plan.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which failures there were, by kind, over a time. */
@ApplicationScoped
public class Failures {
    /** Only so many of the newest failures are looked at. */
    public static final int MOST = 20_000;

    private static final int GROUPS = 200;

    // A run that a step brought down is counted there, and only there.
    private static final String GROUPED =
            """
            with failed as (
                (select s.run_id, s.agent, s.problem, s.ended_at, s.outcome = 'skipped' as skipped
                 from step s join run r on r.id = s.run_id
                 where s.problem is not null and s.ended_at between ? and ?
                   and (?::text is null or r.caller = ?)
                 order by s.ended_at desc limit %1$d)
                union all
                (select r.id, null, r.problem, r.ended_at, false
                 from run r
                 where r.status = 'failed' and r.ended_at between ? and ?
                   and (?::text is null or r.caller = ?)
                   and not exists (select from step
                                   where run_id = r.id and outcome = 'failed')
                 order by r.ended_at desc limit %1$d)),
            newest as (
                select f.*, problem::json ->> 'cause' as cause,
                       row_number() over (partition by agent, problem::json ->> 'cause'
                                          order by ended_at desc) as place
                from failed f)
            select cause, agent, count(*) as count, count(*) filter (where skipped) as skipped,
                   min(ended_at) as first, max(ended_at) as last,
                   max(problem::json ->> 'text') filter (where place = 1) as example,
                   array_agg(run_id order by place) filter (where place <= 5) as runs
            from newest group by cause, agent
            order by count desc, last desc limit %2$d
            """
                    .formatted(MOST, GROUPS);

    private final DataSource database;

    public Failures(DataSource database) {
        this.database = database;
    }

    /** The kinds of failures in that time, most frequent first; of one caller or of all. */
    public List<FailureGroup> between(Instant from, Instant to, @Nullable String caller) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(GROUPED)) {
            for (var i = 0; i < 8; i += 4) {
                query.setObject(i + 1, from.atOffset(ZoneOffset.UTC));
                query.setObject(i + 2, to.atOffset(ZoneOffset.UTC));
                query.setString(i + 3, caller);
                query.setString(i + 4, caller);
            }
            var found = new ArrayList<FailureGroup>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(group(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the failures could not be read", e);
        }
    }

    private static FailureGroup group(ResultSet row) throws SQLException {
        return new FailureGroup(
                row.getString("cause"),
                row.getString("agent"),
                row.getLong("count"),
                row.getLong("skipped"),
                row.getObject("first", OffsetDateTime.class).toInstant(),
                row.getObject("last", OffsetDateTime.class).toInstant(),
                row.getString("example"),
                Arrays.stream((String[]) row.getArray("runs").getArray()).map(RunId::new).toList());
    }
}
