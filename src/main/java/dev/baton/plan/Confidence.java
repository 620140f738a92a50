package dev.baton.plan;

/** How sure something is, 0 to 1. */
public record Confidence(double value) {
    public static final Confidence NONE = new Confidence(0);
    public static final Confidence FULL = new Confidence(1);

    public Confidence {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + value);
        }
    }

    /** The nearest confidence to any number; NaN becomes none. */
    public static Confidence clamped(double value) {
        return new Confidence(Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1));
    }

    public boolean below(Confidence floor) {
        return value < floor.value;
    }
}
