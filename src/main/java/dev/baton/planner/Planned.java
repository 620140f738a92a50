package dev.baton.planner;

import dev.baton.plan.Plan;

/**
 * A checked plan, who made it (a model's name, {@code rules}, {@code cache} or the name of a
 * workflow), and what it will take.
 */
public record Planned(Plan plan, String madeBy, Estimate estimate) {}
