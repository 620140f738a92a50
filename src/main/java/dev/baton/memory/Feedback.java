package dev.baton.memory;

import dev.baton.plan.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a run's answer. {@code sql} is the correction; {@code trusted} says that
 * the person may speak for others, and {@code origin} where it was said.
 */
public record Feedback(
        RunId run,
        String by,
        Opinion opinion,
        @Nullable String sql,
        @Nullable String comment,
        Origin origin,
        boolean trusted,
        About about,
        Instant at) {

    /** Where a word was said. */
    public enum Origin {
        FEEDBACK,
        ESCALATION
    }

    /**
     * The answer as it stood: the question made to stand alone; source and SQL are null where it is
     * not the answer of one query; confidence is the computed one, before calibration.
     */
    public record About(
            @Nullable String source,
            String question,
            @Nullable String sql,
            @Nullable String engine,
            @Nullable Double confidence) {}

    /** The same word said of the same answer, whenever it was said. */
    public boolean repeats(Feedback other) {
        return run.equals(other.run)
                && by.equals(other.by)
                && opinion == other.opinion
                && java.util.Objects.equals(sql, other.sql)
                && java.util.Objects.equals(comment, other.comment);
    }
}
