package dev.baton.statistics;

/** From where to where a figure lies, ends included. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval: %s to %s".formatted(low, high));
        }
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
