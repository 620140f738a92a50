package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.reward.RewardConfig;
import dev.baton.reward.Weights;
import dev.baton.sql.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Prepares tasks: runs their right queries once, so that many answers can be held against them. */
@ApplicationScoped
public class Grader {
    private final Weights weights;
    private final Bounds bounds;
    private final Judge judge;

    @Inject
    Grader(RewardConfig config, Judge judge) {
        this(Weights.of(config), Bounds.of(config), judge);
    }

    public Grader(Weights weights, Bounds bounds) {
        this(weights, bounds, Judge.NONE);
    }

    Grader(Weights weights, Bounds bounds, Judge judge) {
        this.weights = weights;
        this.bounds = bounds;
        this.judge = judge;
    }

    /** What the components weigh. */
    public Weights weights() {
        return weights;
    }

    /**
     * Runs the right queries of a task in the data source and, where there is one, in a second
     * variant: the same tables with other data. Throws a problem of cause cancelled or
     * database_unreachable.
     */
    public PreparedTask prepare(
            Task task, DataSource source, @Nullable DataSource variant, Cancellation cancellation) {
        var golds = Golds.run(task, source, variant, bounds, cancellation);
        return new Grading(task, golds, source, variant, weights, bounds, judge);
    }
}
