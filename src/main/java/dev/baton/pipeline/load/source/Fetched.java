package dev.baton.pipeline.load.source;

import java.util.List;
import java.util.Map;

/**
 * A file that is in the spool: where it came from, its bytes, and the parts of it that have rows.
 * {@code how} is copied, downloaded, resumed or unchanged.
 */
public record Fetched(
        String fileType,
        String name,
        String location,
        String hash,
        long bytes,
        String how,
        List<Part> parts) {
    public Fetched {
        parts = List.copyOf(parts);
    }

    /** The whole file ({@code entry} is empty) or an entry of a zip file. */
    public record Part(String entry, Map<String, String> told, long bytes) {
        public Part {
            told = Map.copyOf(told);
        }
    }
}
