package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The right queries of a task, run once. One that says nothing (it is refused, fails, or gives no
 * rows) is told and not used: nobody is punished for it.
 */
record Golds(List<Gold> usable, List<GoldReport> reports) {
    Golds {
        usable = List.copyOf(usable);
        reports = List.copyOf(reports);
    }

    static Golds run(
            Task task,
            DataSource source,
            @Nullable DataSource variant,
            Bounds bounds,
            Cancellation cancellation) {
        var usable = new ArrayList<Gold>();
        var reports = new ArrayList<GoldReport>();
        for (int i = 0; i < task.golds().size(); i++) {
            var sql = task.golds().get(i);
            var attempt = Attempt.at(source, sql, bounds, cancellation);
            var other = variant == null ? null : table(variant, sql, bounds, cancellation);
            var fault = fault(attempt, other);
            reports.add(new GoldReport(i + 1, sql, fault));
            if (fault == null && attempt instanceof Attempt.Ran ran) {
                var order = order(task, ran.uses());
                usable.add(new Gold(i + 1, ran.uses(), ran.cost(), order, ran.table(), other));
            }
        }
        return new Golds(usable, reports);
    }

    /** What is wrong, in sentences; also with golds that can be used in part. */
    List<String> faults() {
        return reports.stream().map(GoldReport::fault).filter(Objects::nonNull).toList();
    }

    private static @Nullable ResultTable table(
            DataSource variant, String sql, Bounds bounds, Cancellation cancellation) {
        return Attempt.at(variant, sql, bounds, cancellation) instanceof Attempt.Ran ran
                        && !ran.table().truncated()
                ? ran.table()
                : null;
    }

    private static @Nullable String fault(Attempt attempt, @Nullable ResultTable other) {
        return switch (attempt) {
            case Attempt.Refused(var why) -> "The gold is refused. " + why;
            case Attempt.Unreadable(var why) -> "The gold cannot be read. " + why;
            case Attempt.Rejected(_, var why) -> "The gold does not fit the database. " + why;
            case Attempt.Late(_, _, var why) -> "The gold takes too long. " + why;
            case Attempt.Failed(_, _, var why) -> "The gold fails. " + why;
            case Attempt.Ran(_, _, var table) when table.truncated() ->
                    "The gold gives more than can be compared.";
            case Attempt.Ran(_, _, var table)
                    when saysNothing(table) && (other == null || saysNothing(other)) ->
                    "The gold gives no rows, or only nulls: any query that finds nothing would match.";
            case Attempt.Ran _ -> null;
        };
    }

    private static boolean saysNothing(ResultTable table) {
        return table.rows().stream().allMatch(row -> row.stream().allMatch(Value.NOTHING::equals));
    }

    /** The order matters when the task says so, else when the gold sorts. */
    private static Uses.Order order(Task task, Uses uses) {
        var asked = task.ordered();
        if (asked == null) {
            return uses.order();
        }
        return asked ? new Uses.Order(true, uses.order().by()) : Uses.Order.NONE;
    }
}
