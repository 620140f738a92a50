package dev.baton.sql;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.time.Duration;

/** A customer's database that may be asked and never changed. */
public interface DataSource {
    /** Its name among the registered ones. */
    String name();

    /** What is known of it; read once, then kept fresh in the background. */
    Schema schema();

    /** Wall one: parses the text and says whether it may be sent at all. */
    Verdict check(String sql);

    /**
     * Wall two: asks the database's planner. Throws a {@link dev.baton.plan.ProblemException} when
     * the database cannot be reached, took too long or the request was cancelled.
     */
    Explanation explain(SafeSql sql, Cancellation cancellation);

    /**
     * Walls three and four: runs it read-only within the limits, always rolled back. Throws a
     * {@link dev.baton.plan.ProblemException} of cause query_failed, query_timeout,
     * database_unreachable or cancelled.
     */
    ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation);

    /**
     * What the database keeps of its own work, read within the same walls as a query. Throws
     * mode_unavailable where there is no such thing, else as {@link #run}.
     */
    default ResultTable statistics(Statistic what, Limits limits, Cancellation cancellation) {
        throw ProblemException.of(
                Cause.MODE_UNAVAILABLE,
                "This kind of data source tells nothing about its own work.",
                "Ask for another data source.");
    }

    /** How much a query may give and take. */
    record Limits(int rows, long bytes, Duration time) {}
}
