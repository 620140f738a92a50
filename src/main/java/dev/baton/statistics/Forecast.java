package dev.baton.statistics;

/** How sure somebody was, 0 to 1, and whether it came true. */
public record Forecast(double probability, boolean cameTrue) {
    public Forecast {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("no probability: " + probability);
        }
    }

    double outcome() {
        return cameTrue ? 1 : 0;
    }
}
