package dev.baton.plan;

/**
 * The id of one request carried to an answer; opaque, at most 64 characters of {@code A-Za-z0-9_-}.
 */
public record RunId(String value) implements Comparable<RunId> {
    public RunId {
        Ids.check("run id", value);
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
