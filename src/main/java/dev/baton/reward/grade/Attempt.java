package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.Guard;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import dev.baton.sql.Verdict;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a query came: through the guard, past the planner, to its rows. */
sealed interface Attempt {
    /** The guard does not know it to be harmless. */
    record Refused(String why) implements Attempt {}

    /** It is no statement that can be read. */
    record Unreadable(String why) implements Attempt {}

    /** It can be read and names what is not there, or the planner does not take it. */
    record Rejected(Uses uses, String why) implements Attempt {}

    /** It takes too long, or its plan says that it would. */
    record Late(Uses uses, double cost, String why) implements Attempt {}

    /** The database gave up on it. */
    record Failed(Uses uses, double cost, String why) implements Attempt {}

    record Ran(Uses uses, double cost, ResultTable table) implements Attempt {}

    /** What is known of a query that nothing could be read of. */
    Uses NO_USES = new Uses(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Uses.Order.NONE);

    /**
     * Tries a query. Throws a problem when that says nothing of the query: the database cannot be
     * reached, or nobody wants to know any more.
     */
    static Attempt at(DataSource source, String sql, Bounds bounds, Cancellation cancellation) {
        return switch (source.check(sql)) {
            case Verdict.Refused refused -> refused(source, sql, refused);
            case Verdict.Allowed allowed -> planned(source, allowed, bounds, cancellation);
        };
    }

    private static Attempt refused(DataSource source, String sql, Verdict.Refused refused) {
        var why =
                refused.violations().stream()
                        .map(violation -> violation.text() + " " + violation.suggestion())
                        .collect(Collectors.joining(" "));
        return switch (refused.matter()) {
            case DANGER -> new Refused(why);
            case WRITING -> new Unreadable(why);
            case NAMES -> new Rejected(new Guard(source.schema()).uses(sql).orElse(NO_USES), why);
        };
    }

    private static Attempt planned(
            DataSource source, Verdict.Allowed allowed, Bounds bounds, Cancellation cancellation) {
        var uses = new Guard(source.schema()).uses(allowed.sql().text()).orElse(NO_USES);
        try {
            return switch (source.explain(allowed.sql(), cancellation)) {
                case Explanation.Rejected(_, var message, _) ->
                        new Rejected(uses, "The database says: " + message + ".");
                case Explanation.Planned plan when plan.cost() > bounds.mostCost() ->
                        new Late(uses, plan.cost(), "Its plan would take too long.");
                case Explanation.Planned plan ->
                        ran(source, allowed, uses, plan.cost(), bounds, cancellation);
            };
        } catch (ProblemException e) {
            return broken(e, uses, 0);
        }
    }

    private static Attempt ran(
            DataSource source,
            Verdict.Allowed allowed,
            Uses uses,
            double cost,
            Bounds bounds,
            Cancellation cancellation) {
        try {
            return new Ran(uses, cost, source.run(allowed.sql(), bounds.limits(), cancellation));
        } catch (ProblemException e) {
            return broken(e, uses, cost);
        }
    }

    private static Attempt broken(ProblemException e, Uses uses, double cost) {
        var cause = e.problem().cause();
        if (cause == Cause.QUERY_TIMEOUT) {
            return new Late(uses, cost, e.problem().text());
        }
        if (cause == Cause.QUERY_FAILED) {
            return new Failed(uses, cost, e.problem().text());
        }
        throw e; // It says nothing of the query.
    }
}
