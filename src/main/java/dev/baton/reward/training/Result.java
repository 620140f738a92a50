package dev.baton.reward.training;

import dev.baton.plan.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One graded answer. {@code total} is null when nothing could be said of it because something
 * failed that it is not to blame for; {@code problem} says what. {@code operation} is the run that
 * answered it, if one did.
 */
public record Result(
        Place place,
        @Nullable RunId operation,
        Said said,
        Made made,
        Scored scored,
        @Nullable String problem,
        Instant at) {
    /** Which question, which variant, and the how-manieth answer, all counted from 0. */
    public record Place(int position, int variant, int candidate) {}

    /** What was answered; {@code standalone} is the question as it was understood. */
    public record Said(
            String kind,
            @Nullable String standalone,
            @Nullable String sql,
            @Nullable String reasoning,
            double confidence,
            int columns) {}

    /** What made it, and what that took. */
    public record Made(
            String engine,
            String model,
            String promptVersion,
            long tokens,
            @Nullable Long costMicros,
            long millis) {}

    /**
     * How good it was; {@code rewards} is the list of components as JSON, {@code faults} says what
     * is wrong with what was said to be right.
     */
    public record Scored(
            String agreement,
            boolean verified,
            @Nullable Double total,
            double outcome,
            boolean executed,
            @Nullable Double judgeExcess,
            String rewards,
            List<String> faults) {
        /** Nothing can be said. */
        static final Scored FAILED =
                new Scored("unknown", false, null, 0, false, null, "[]", List.of());

        public Scored {
            faults = List.copyOf(faults);
        }
    }
}
