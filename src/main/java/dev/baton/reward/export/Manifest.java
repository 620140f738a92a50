package dev.baton.reward.export;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds: {@code sha256} is that of the file, {@code splits} count lines and questions,
 * {@code left_out} counts what was not told, and why.
 */
public record Manifest(
        String format,
        Style prompts,
        long rows,
        String sha256,
        Map<String, Count> splits,
        String splitRule,
        Map<String, Long> dataSources,
        Versions versions,
        Filters filters,
        Scrubbing scrubbing,
        Map<String, Long> leftOut) {
    /** Lines and the questions they are about. */
    public record Count(long rows, long questions) {}

    /** By what the lines came about; grades are by weights, answers by prompts. */
    public record Versions(
            String code, String exportPrompt, Set<String> weights, Set<String> prompts) {}

    /** What was asked for; with this {@code until} the same is told again. */
    public record Filters(
            @Nullable String trainingRun,
            @Nullable String dataSource,
            Set<Origin> from,
            @Nullable Instant since,
            Instant until,
            String split,
            double minTotal,
            double minMargin,
            int perQuestion,
            int limit) {}

    /** How many values were replaced in what was read, by kind, and how. */
    public record Scrubbing(
            boolean applied,
            Map<String, Long> replaced,
            Map<String, String> rules,
            String callers) {}
}
