package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.sql.ResultTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody else's opinion of a query that ran, where one is wanted. */
@FunctionalInterface
public interface Judge {
    /** Nobody is asked. */
    Judge NONE = (_, _, _, _, _) -> Optional.empty();

    /** An opinion from 0 to 1, why, who gave it, and by which version of the prompt. */
    record Judged(double value, String reason, String engine, String prompt) {}

    /** Empty when nobody is asked or nobody answers; throws a problem of cause cancelled. */
    Optional<Judged> judge(
            String question,
            String sql,
            @Nullable String rationale,
            ResultTable table,
            Cancellation cancellation);
}
