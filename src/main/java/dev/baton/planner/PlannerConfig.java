package dev.baton.planner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How goals become plans, and what a plan may take. */
@ConfigMapping(prefix = "baton.planner")
public interface PlannerConfig {
    /** Steps a plan that is made for a goal may have. */
    @WithDefault("20")
    int mostSteps();

    /** Model tokens a plan may be estimated to take; unset: any number. */
    OptionalInt mostTokens();

    /** Millionths of a US dollar a plan may be estimated to cost; unset: any. */
    Optional<Long> mostCost();

    /** Time that a goal may take, planning included. */
    @WithDefault("120s")
    Duration timeout();

    /** Times a model may repair its plan before rules serve. */
    @WithDefault("2")
    int repairs();

    /** Tokens that the agents' cards may take in a prompt; those that fit the goal come first. */
    @WithDefault("1200")
    int catalogueTokens();

    /** Time one step of a plan that was made may take at most. */
    @WithDefault("60s")
    Duration stepTime();

    /** Time that is kept for rules in case no model answers. */
    @WithDefault("2s")
    Duration reserve();

    /** Plans that are remembered; 0 remembers none. */
    @WithDefault("500")
    int cacheSize();

    /** How long a plan is remembered while agents, permissions and sources stay the same. */
    @WithDefault("1h")
    Duration cacheTtl();

    /** Tokens of evidence that the model reads to write the answer. */
    @WithDefault("1200")
    int evidenceTokens();

    /** Below this confidence the answer of a goal says {@code requires_human}; 0 to 1. */
    @WithDefault("0.7")
    double confidenceThreshold();
}
