package dev.baton.planner;

import org.jspecify.annotations.Nullable;

/**
 * What a plan will take as far as it can be told before it runs: steps, model tokens, millionths of
 * a US dollar (null when a price is not known), and milliseconds along its longest way.
 */
public record Estimate(int steps, int tokens, @Nullable Long costMicros, long millis) {}
