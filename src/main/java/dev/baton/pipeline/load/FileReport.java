package dev.baton.pipeline.load;

import dev.baton.pipeline.load.table.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file, or one entry of a zip file. {@code refused} says why none of it could be
 * read, {@code changes} what a test found the table lacks, {@code loadKey} names the load.
 */
record FileReport(
        String file,
        String entry,
        String fileType,
        @Nullable String county,
        String table,
        Counts counts,
        @Nullable String refused,
        List<Reject> rejects,
        List<String> changes,
        @Nullable String loadKey) {
    /** Some of the rejected records: the line, why, and how it begins. */
    record Reject(long line, String reason, String text) {}

    FileReport {
        rejects = List.copyOf(rejects);
        changes = List.copyOf(changes);
    }
}
