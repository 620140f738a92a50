package dev.baton.reward.training;

import dev.baton.plan.Cancellation;
import dev.baton.reward.grade.PreparedTask;
import dev.baton.reward.grade.Task;
import dev.baton.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gets tasks ready to be graded. */
interface Grading {
    /**
     * Runs what is right once, also on other data when there is a second source; throws
     * database_unreachable or cancelled.
     */
    PreparedTask prepare(
            Task task, DataSource source, @Nullable DataSource variant, Cancellation cancellation);
}
