package dev.baton.pipeline.performance;

import java.util.Locale;

/** How much a finding matters, as what it takes from its area's score. */
enum Weight {
    CRITICAL(0.5),
    MAJOR(0.2),
    MINOR(0.05),
    /** Worth knowing and no fault. */
    NOTE(0);

    private final double cost;

    Weight(double cost) {
        this.cost = cost;
    }

    double cost() {
        return cost;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
