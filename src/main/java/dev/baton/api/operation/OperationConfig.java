package dev.baton.api.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operation does unless its request says otherwise, and how often one may be started. */
@ConfigMapping(prefix = "baton.operation")
public interface OperationConfig {
    /** Below this confidence an operation waits for a person and says {@code requires_human}. */
    @WithDefault("0.7")
    double confidenceThreshold();

    /** False: the prompt that writes a goal's answer holds all evidence, however long. */
    @WithDefault("true")
    boolean enableContextCompression();

    /** False: goals are planned by rules, never by a model. */
    @WithDefault("true")
    boolean enableRewooPlanning();

    /** How often a step is tried again when its failure may pass. */
    @WithDefault("3")
    int maxRetries();

    /** How long an operation may take. */
    @WithDefault("300s")
    Duration operationTimeout();

    /** The longest time a request may ask for. */
    @WithDefault("1h")
    Duration longestTimeout();

    /** False: an operation that is less sure than it should be ends without asking anybody. */
    @WithDefault("true")
    boolean escalationEnabled();

    /** Operations a second that a caller may start for long. */
    @WithDefault("10")
    double startsPerSecond();

    /** Operations that a caller may start at once after a pause. */
    @WithDefault("50")
    int startsAtOnce();
}
