package dev.baton.reward.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The graded answers of training runs, each recorded once together with what they sum up to. */
final class Results {
    private static final String ADD =
            """
            with given as (
                select ?::text as training_id, ?::int as position, ?::smallint as variant,
                       ?::smallint as candidate, ?::text as operation_id, ?::text as kind,
                       ?::text as standalone, ?::text as sql, ?::text as reasoning,
                       ?::text as engine, ?::text as model, ?::text as prompt_version,
                       ?::float8 as confidence, ?::text as agreement, ?::boolean as verified,
                       ?::float8 as total, ?::float8 as outcome, ?::boolean as executed,
                       ?::int as columns, ?::jsonb as rewards, ?::bigint as tokens,
                       ?::bigint as cost_micros, ?::bigint as millis, ?::text as problem,
                       ?::timestamptz as at, ?::text[] as faults),
            added as (
                insert into training_result
                    (training_id, position, variant, candidate, operation_id, kind, standalone, sql,
                     reasoning, engine, model, prompt_version, confidence, agreement, verified,
                     total, outcome, executed, columns, rewards, tokens, cost_micros, millis,
                     problem, at, faults)
                select * from given
                on conflict do nothing
                returning *)
            insert into training_score as s
                (training_id, variant, data_source, difficulty, engine, model, prompt_version, day,
                 answers, failures, verified, strict, relaxed, wrong, total_sum, total_squares,
                 tokens, cost_micros, uncosted, millis, queries, columns, judged, judge_excess)
            select a.training_id, a.variant, q.data_source, q.difficulty, a.engine, a.model,
                   a.prompt_version, (a.at at time zone 'UTC')::date,
                   1, (a.total is null)::int, a.verified::int, (a.agreement = 'strict')::int,
                   (a.agreement in ('strict', 'relaxed'))::int,
                   (a.executed and a.agreement = 'none')::int,
                   coalesce(a.total, 0), coalesce(a.total * a.total, 0),
                   a.tokens, coalesce(a.cost_micros, 0),
                   (a.cost_micros is null and a.tokens > 0)::int, a.millis,
                   (a.sql is not null)::int, a.columns,
                   (?::float8 is not null)::int, coalesce(?::float8, 0)
            from added a join training_question q using (training_id, position)
            on conflict
                (training_id, variant, data_source, difficulty, engine, model, prompt_version, day)
            do update set
                answers = s.answers + excluded.answers,
                failures = s.failures + excluded.failures,
                verified = s.verified + excluded.verified,
                strict = s.strict + excluded.strict,
                relaxed = s.relaxed + excluded.relaxed,
                wrong = s.wrong + excluded.wrong,
                total_sum = s.total_sum + excluded.total_sum,
                total_squares = s.total_squares + excluded.total_squares,
                tokens = s.tokens + excluded.tokens,
                cost_micros = s.cost_micros + excluded.cost_micros,
                uncosted = s.uncosted + excluded.uncosted,
                millis = s.millis + excluded.millis,
                queries = s.queries + excluded.queries,
                columns = s.columns + excluded.columns,
                judged = s.judged + excluded.judged,
                judge_excess = s.judge_excess + excluded.judge_excess
            """;
    private static final String GIVEN =
            """
            select position, variant, candidate, standalone, sql from training_result
            where training_id = ? and position = ?
            """;
    private static final String TAKEN =
            """
            select coalesce(sum(tokens), 0), coalesce(sum(cost_micros), 0),
                   coalesce(sum(answers), 0)
            from training_score where training_id = ?
            """;

    private final DataSource database;

    Results(DataSource database) {
        this.database = database;
    }

    /** An answer that is recorded already: what those that follow it need. */
    record Given(Result.Place place, @Nullable String standalone, @Nullable String sql) {}

    /** What the answers so far took, and how many there are. */
    record Taken(long tokens, long costMicros, int answers) {}

    /** Records it; false when it was recorded before. */
    boolean add(TrainingId id, Result result) {
        var place = result.place();
        var said = result.said();
        var made = result.made();
        var scored = result.scored();
        return TrainingTables.update(
                        database,
                        ADD,
                        id.value(),
                        place.position(),
                        place.variant(),
                        place.candidate(),
                        result.operation() == null ? null : result.operation().value(),
                        said.kind(),
                        said.standalone(),
                        said.sql(),
                        said.reasoning(),
                        made.engine(),
                        made.model(),
                        made.promptVersion(),
                        said.confidence(),
                        scored.agreement(),
                        scored.verified(),
                        scored.total(),
                        scored.outcome(),
                        scored.executed(),
                        said.columns(),
                        scored.rewards(),
                        made.tokens(),
                        made.costMicros(),
                        made.millis(),
                        result.problem(),
                        result.at().atOffset(ZoneOffset.UTC),
                        scored.faults().toArray(String[]::new),
                        scored.judgeExcess(),
                        scored.judgeExcess())
                == 1;
    }

    /** The answers to that question so far. */
    List<Given> given(TrainingId id, int position) {
        return TrainingTables.rows(database, GIVEN, Results::given, id.value(), position);
    }

    Taken taken(TrainingId id) {
        return TrainingTables.rows(
                        database,
                        TAKEN,
                        row -> new Taken(row.getLong(1), row.getLong(2), row.getInt(3)),
                        id.value())
                .getFirst();
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                new Result.Place(
                        row.getInt("position"), row.getInt("variant"), row.getInt("candidate")),
                row.getString("standalone"),
                row.getString("sql"));
    }
}
