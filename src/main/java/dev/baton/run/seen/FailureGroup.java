package dev.baton.run.seen;

import dev.baton.plan.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind: the same cause at the same agent; {@code agent} is null when a run failed
 * as a whole. {@code skipped} of them did not stop their run.
 */
public record FailureGroup(
        String cause,
        @Nullable String agent,
        long count,
        long skipped,
        Instant first,
        Instant last,
        String example,
        List<RunId> runs) {
    public FailureGroup {
        runs = List.copyOf(runs);
    }
}
