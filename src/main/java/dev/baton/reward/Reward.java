package dev.baton.reward;

import dev.baton.plan.Value;

/**
 * One component of a grade: its value, how much it weighs, what was seen, and a sentence that says
 * what was good or is missing. A component that does not apply has no reward.
 */
public record Reward(
        Component name, double value, double weight, Value.Fields evidence, String feedback) {
    public Reward {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException(name.code() + " outside -1..1: " + value);
        }
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name.code() + " weighs " + weight);
        }
    }
}
