package dev.baton.nl2sql.step;

import dev.baton.agent.Work;
import dev.baton.nl2sql.answer.Reach;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.DateReach;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a database from when to when it has rows, where a query with a date found none. */
@ApplicationScoped
class Reaches {
    /** It is a courtesy: nobody waits long for it. */
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(1, 10_000, Duration.ofSeconds(3));

    private final Sources sources;

    Reaches(Sources sources) {
        this.sources = sources;
    }

    /**
     * Empty when there are rows, when the query has no date, or when there would be none anyway.
     */
    Optional<Reach> of(
            @Nullable String sql, @Nullable ResultTable result, Value.Fields input, Work work) {
        if (sql == null || result == null || !nothing(result)) {
            return Optional.empty();
        }
        try {
            var source = sources.of(input, work);
            return source.check(sql) instanceof Verdict.Allowed query
                    ? DateReach.of(query.sql(), source.schema().catalogue())
                            .flatMap(reach -> asked(reach, source, work))
                    : Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.CANCELLED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean nothing(ResultTable result) {
        return result.rows().stream().allMatch(row -> row.stream().allMatch(Value.NOTHING::equals));
    }

    private static Optional<Reach> asked(DateReach reach, DataSource source, Work work) {
        if (!(source.check(reach.sql()) instanceof Verdict.Allowed allowed)) {
            return Optional.empty();
        }
        var rows = source.run(allowed.sql(), LIMITS, work.cancellation()).rows();
        return rows.isEmpty() ? Optional.empty() : reach(reach.column(), rows.getFirst());
    }

    private static Optional<Reach> reach(String column, List<Value> row) {
        return row.getFirst() instanceof Value.Text(var oldest)
                        && row.getLast() instanceof Value.Text(var newest)
                ? Optional.of(new Reach(column, day(oldest), day(newest)))
                : Optional.empty();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, 10));
    }
}
