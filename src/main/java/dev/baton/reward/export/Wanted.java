package dev.baton.reward.export;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is exported and how it is written; all splits when {@code split} is null. */
public record Wanted(
        Format format,
        Style style,
        Filter filter,
        @Nullable Split split,
        Bounds bounds,
        boolean scrubbed) {
    /**
     * Of which answers: of one training run, of one data source, from where, from when (inclusive)
     * to when (exclusive).
     */
    public record Filter(
            @Nullable String trainingRun,
            @Nullable String source,
            Set<Origin> origins,
            @Nullable Instant since,
            Instant until) {
        public Filter {
            origins = Set.copyOf(origins);
        }
    }

    /**
     * How good a good query must be, how many examples a question may give of each kind, and how
     * many lines there may be in all.
     */
    public record Bounds(double least, int perQuestion, int limit) {}
}
