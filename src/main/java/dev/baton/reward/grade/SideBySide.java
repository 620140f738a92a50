package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.reward.RewardConfig;
import dev.baton.sql.Comparison;
import dev.baton.sql.DataSource;
import dev.baton.sql.Difference;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what is right and of what was answered, beside one another: both are run anew, as in
 * grading, and nothing of them is kept.
 */
@ApplicationScoped
public class SideBySide {
    /** A table that has nothing in it. */
    private static final ResultTable NOTHING = new ResultTable(List.of(), List.of(), false, 0, 0);

    private final Bounds bounds;

    @Inject
    SideBySide(RewardConfig config) {
        this(Bounds.of(config));
    }

    public SideBySide(Bounds bounds) {
        this.bounds = bounds;
    }

    /** What can be said of an answer's rows. */
    public enum State {
        /** The rows are the right ones. */
        SAME,
        /** They are, in another order than was asked for. */
        REORDERED,
        DIFFERENT,
        /** The answered query gives no rows to compare. */
        FAILED,
        /** No query was answered. */
        NOTHING,
        /** No query is right: it is right to decline, or nothing is known. */
        NO_EXPECTED,
        /** What should be right cannot be used now. */
        EXPECTED_FAILED
    }

    /**
     * What was found, with the rows where there are some.
     *
     * @param why what went wrong with a query; null when nothing did
     * @param gold the number of the right query that is nearest, from 1; 0 when there is none
     * @param answered null when it gave no rows
     */
    public record Told(
            State state,
            @Nullable String why,
            int gold,
            @Nullable ResultTable expected,
            @Nullable ResultTable answered,
            @Nullable Difference difference) {
        static Told without(State state, @Nullable String why) {
            return new Told(state, why, 0, null, null, null);
        }
    }

    /**
     * At most that many rows of each side. Throws a problem of cause database_unreachable or
     * cancelled.
     */
    public Told of(
            Task task,
            @Nullable String sql,
            DataSource source,
            int most,
            Cancellation cancellation) {
        if (task.golds().isEmpty()) {
            return Told.without(State.NO_EXPECTED, null);
        }
        var golds = Golds.run(task, source, null, bounds, cancellation);
        if (golds.usable().isEmpty()) {
            return Told.without(State.EXPECTED_FAILED, String.join(" ", golds.faults()));
        }
        if (sql == null || sql.isBlank()) {
            return alone(State.NOTHING, null, golds, most);
        }
        return switch (Attempt.at(source, sql, bounds, cancellation)) {
            case Attempt.Refused(var why) -> alone(State.FAILED, why, golds, most);
            case Attempt.Unreadable(var why) -> alone(State.FAILED, why, golds, most);
            case Attempt.Rejected(_, var why) -> alone(State.FAILED, why, golds, most);
            case Attempt.Late(_, _, var why) -> alone(State.FAILED, why, golds, most);
            case Attempt.Failed(_, _, var why) -> alone(State.FAILED, why, golds, most);
            case Attempt.Ran(_, _, var table) -> compared(table, golds, most);
        };
    }

    /** What is right, with nothing beside it. */
    private static Told alone(State state, @Nullable String why, Golds golds, int most) {
        var gold = golds.usable().getFirst();
        var difference = Difference.of(gold.table(), NOTHING, Uses.Order.NONE, most);
        return new Told(state, why, gold.number(), gold.table(), null, difference);
    }

    private static Told compared(ResultTable table, Golds golds, int most) {
        var gold = ResultMatch.best(golds.usable(), table, Optional::empty).gold();
        var difference = Difference.of(gold.table(), table, gold.order(), most);
        var state =
                difference.reordered()
                        ? State.REORDERED
                        : difference.match() == Comparison.Match.NONE || table.truncated()
                                ? State.DIFFERENT
                                : State.SAME;
        return new Told(state, null, gold.number(), gold.table(), table, difference);
    }
}
