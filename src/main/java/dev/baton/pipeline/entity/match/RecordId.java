package dev.baton.pipeline.entity.match;

import java.util.Comparator;

/** A record by its source, the first or the second, and its key there. */
public record RecordId(int source, String key) implements Comparable<RecordId> {
    private static final Comparator<RecordId> ORDER =
            Comparator.comparingInt(RecordId::source).thenComparing(RecordId::key);

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + ":" + key;
    }
}
