package dev.baton.reward.training.figures;

import dev.baton.statistics.Interval;
import dev.baton.statistics.Sample;
import dev.baton.statistics.Wilson;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What many graded answers sum up to. {@code failures} are those that nothing can be said of,
 * {@code verified} those that were held against something right, {@code wrong} those that run and
 * are not right; {@code columns} are those of all {@code queries} together, {@code judgeExcess} is
 * what a model thought better than the results of {@code judged} answers were.
 */
public record Tally(
        long answers,
        long failures,
        long verified,
        long strict,
        long relaxed,
        long wrong,
        Sample total,
        long tokens,
        long costMicros,
        long uncosted,
        long millis,
        long queries,
        long columns,
        long judged,
        double judgeExcess) {
    public static final Tally NONE =
            new Tally(0, 0, 0, 0, 0, 0, Sample.EMPTY, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sums that a query over the table of scores calls by these names. */
    static final String SUMS =
            """
            sum(answers) as answers, sum(failures) as failures, sum(verified) as verified,
            sum(strict) as strict, sum(relaxed) as relaxed, sum(wrong) as wrong,
            sum(total_sum) as total_sum, sum(total_squares) as total_squares,
            sum(tokens) as tokens, sum(cost_micros) as cost_micros, sum(uncosted) as uncosted,
            sum(millis) as millis, sum(queries) as queries, sum(columns) as columns,
            sum(judged) as judged, sum(judge_excess) as judge_excess
            """;

    /** A share with where it lies at 95 %; null when it is a share of nothing. */
    public record Share(double value, Interval interval) {
        static @Nullable Share of(long part, long all) {
            return all == 0 ? null : new Share((double) part / all, Wilson.interval(part, all));
        }
    }

    static Tally of(ResultSet row) throws SQLException {
        long measured = row.getLong("answers") - row.getLong("failures");
        double sum = row.getDouble("total_sum");
        double mean = measured == 0 ? 0 : sum / measured;
        double squares = Math.max(0, row.getDouble("total_squares") - sum * mean);
        return new Tally(
                row.getLong("answers"),
                row.getLong("failures"),
                row.getLong("verified"),
                row.getLong("strict"),
                row.getLong("relaxed"),
                row.getLong("wrong"),
                new Sample(measured, mean, squares),
                row.getLong("tokens"),
                row.getLong("cost_micros"),
                row.getLong("uncosted"),
                row.getLong("millis"),
                row.getLong("queries"),
                row.getLong("columns"),
                row.getLong("judged"),
                row.getDouble("judge_excess"));
    }

    public Tally plus(Tally other) {
        return new Tally(
                answers + other.answers,
                failures + other.failures,
                verified + other.verified,
                strict + other.strict,
                relaxed + other.relaxed,
                wrong + other.wrong,
                total.with(other.total),
                tokens + other.tokens,
                costMicros + other.costMicros,
                uncosted + other.uncosted,
                millis + other.millis,
                queries + other.queries,
                columns + other.columns,
                judged + other.judged,
                judgeExcess + other.judgeExcess);
    }

    /** Answers that are right. */
    public @Nullable Share strictShare() {
        return Share.of(strict, verified);
    }

    /** Answers that are right or nearly so. */
    public @Nullable Share relaxedShare() {
        return Share.of(relaxed, verified);
    }

    /** Answers that run and are not right. */
    public @Nullable Share wrongShare() {
        return Share.of(wrong, verified);
    }

    /** Columns that a query gives. */
    public @Nullable Double columnsPerQuery() {
        return queries == 0 ? null : Double.valueOf((double) columns / queries);
    }

    /** How much more a model thinks of answers than their results say. */
    public @Nullable Double judgeMinusResult() {
        return judged == 0 ? null : Double.valueOf(judgeExcess / judged);
    }

    /** Null when the price of some answer is not known. */
    public @Nullable Long knownCostMicros() {
        return uncosted > 0 ? null : Long.valueOf(costMicros);
    }

    /** Milliseconds that an answer takes. */
    public @Nullable Double millisPerAnswer() {
        long measured = answers - failures;
        return measured == 0 ? null : Double.valueOf((double) millis / measured);
    }
}
