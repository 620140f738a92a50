package dev.baton.reward.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers wherever they are kept, a few at a time, all wordings of a question together, the
 * questions in an order that is always the same and says nothing. It reads whole tables that belong
 * to others, and writes none.
 */
final class Samples {
    // Wrong answers to what needed the question before it are left out: whether the query or the
    // understanding of the question was wrong cannot be told.
    private static final String TRAINING =
            """
            select 'training' as origin, q.data_source as source,
                   case when q.after is null then q.question else r.standalone end as question,
                   r.sql,
                   case when r.total is null then 'open' when r.agreement = 'strict' then 'strict'
                        when r.agreement = 'none' then 'wrong' else 'open' end as standing,
                   coalesce(r.total, 0) as total, t.weights, r.prompt_version as prompt,
                   q.golds::text as golds, r.at, r.training_id || ' ' || r.position || ' '
                   || r.variant || ' ' || r.candidate as id
            from training_result r
            join training_question q using (training_id, position)
            join training_run t on t.id = r.training_id
            where (?::text is null or t.id = ?) and (?::text is null or t.caller = ?)
              and q.data_source = any(?)
              and (q.after is null or r.agreement = 'strict' and r.standalone is not null)
            """;
    // A text cannot hold the character 0, which the JSON of an answer may spell out.
    private static final String TRAIN_MODE =
            """
            select 'train_mode', b.body ->> 'data_source', b.body ->> 'question', b.body ->> 'sql',
                   case lower(g.comparison::json ->> 'agreement') when 'strict' then 'strict'
                        when 'none' then 'wrong' else 'open' end,
                   g.total, g.weights_version, b.body ->> 'prompt_version',
                   coalesce(b.input #>> '{train,golds}', '[]'), g.created_at,
                   g.run_id || ' ' || g.step_id || ' ' || g.candidate
            from graded g
            join run on run.id = g.run_id
            join answer a on a.run_id = g.run_id and a.version = 1
            cross join lateral (select a.body::json as body, run.input::json as input) b
            where ?::text is null and (?::text is null or run.caller = ?)
              and position('\\u0000' in a.body) = 0 and position('\\u0000' in run.input) = 0
              and b.body ->> 'data_source' = any(?)
              and (lower(run.question) = lower(b.body ->> 'question')
                   or lower(g.comparison::json ->> 'agreement') = 'strict')
            """;
    private static final String MEMORY =
            """
            select 'memory', source, question, sql,
                   case kind when 'corrected' then 'confirmed' else kind end,
                   case when kind = 'rejected' then 0 else 1 end, null, null, '[]', at, id
            from confirmed_pair
            where ?::text is null and (? or author = ? or (? and trusted)) and source = any(?)
              and unfit is null
            """;
    private static final String FROM =
            """
            (select * from (%s union all %s union all %s) every
             where origin = any(?) and (?::timestamptz is null or at >= ?) and at < ?
               and source is not null and question is not null) found
            """
                    .formatted(TRAINING, TRAIN_MODE, MEMORY);
    // The normal form here brings wordings near one another; Normal says which are the same.
    private static final String ALL =
            """
            select source, question, sql, standing, total, weights, prompt, golds
            from (select *, lower(regexp_replace(question, '[^[:alnum:]]+', ' ', 'g')) as wording
                  from %s) worded
            order by md5(source || ' ' || wording), source, wording, question, at, id
            """
                    .formatted(FROM);
    private static final String SOURCES =
            "select distinct source from %s order by source".formatted(FROM);

    private final DataSource database;
    private final int fetched;

    Samples(DataSource database, int fetched) {
        this.database = database;
        this.fetched = fetched;
    }

    /** What is done with a sample; false when no more are wanted. */
    @FunctionalInterface
    interface Taker {
        boolean take(Sample sample) throws IOException;
    }

    /** The data sources that there is something about. */
    List<String> sources(Wanted.Filter filter, Sight sight) {
        try (var connection = database.getConnection();
                var query = query(connection, SOURCES, filter, sight);
                var rows = query.executeQuery()) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Hands over one after the other; never more than a few are in memory. */
    void each(Wanted.Filter filter, Sight sight, Taker taker) throws IOException {
        try (var connection = database.getConnection()) {
            // Only within a transaction does the database keep what is not read yet.
            connection.setAutoCommit(false);
            try (var query = query(connection, ALL, filter, sight)) {
                query.setFetchSize(fetched);
                read(query, taker);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static void read(PreparedStatement query, Taker taker)
            throws SQLException, IOException {
        try (var rows = query.executeQuery()) {
            var more = true;
            while (more && rows.next()) {
                more = taker.take(sample(rows));
            }
        }
    }

    private static PreparedStatement query(
            Connection connection, String sql, Wanted.Filter filter, Sight sight)
            throws SQLException {
        var sources = connection.createArrayOf("text", sight.sources().toArray());
        var origins =
                connection.createArrayOf(
                        "text",
                        filter.origins().stream()
                                .map(origin -> origin.name().toLowerCase(Locale.ROOT))
                                .toArray());
        var since = filter.since() == null ? null : filter.since().atOffset(ZoneOffset.UTC);
        var run = filter.trainingRun();
        @Nullable Object[] parameters = {
            run,
            run,
            sight.runsOf(),
            sight.runsOf(),
            sources,
            run,
            sight.runsOf(),
            sight.runsOf(),
            sources,
            run,
            sight.allWords(),
            sight.name(),
            sight.trustedWords(),
            sources,
            origins,
            since,
            since,
            filter.until().atOffset(ZoneOffset.UTC)
        };
        var query = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setObject(i + 1, parameters[i]);
        }
        return query;
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getString("source"),
                row.getString("question").strip(),
                row.getString("sql"),
                Standing.of(row.getString("standing")),
                row.getDouble("total"),
                row.getString("weights"),
                row.getString("prompt"),
                texts(row.getString("golds")));
    }

    private static List<String> texts(String json) {
        var texts = new ArrayList<String>();
        for (JsonNode each : Json.tree(json)) {
            if (each.isTextual()) {
                texts.add(each.textValue());
            }
        }
        return texts;
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("what was graded cannot be read", e);
    }
}
