package dev.baton.reward.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large training runs may be, and how long they are remembered. */
@ConfigMapping(prefix = "baton.training")
public interface TrainingConfig {
    /** Questions of one training run. */
    @WithDefault("20000")
    int questions();

    /** Answers to one question by one variant. */
    @WithDefault("32")
    int candidates();

    /** Variants that are compared in one training run. */
    @WithDefault("8")
    int variants();

    /** Answers of one training run that are worked on at once. */
    @WithDefault("32")
    int concurrency();

    /** Time a training run may take, without the time it was paused. */
    @WithDefault("7d")
    Duration timeout();

    /** How long training runs are kept. */
    @WithDefault("180d")
    Duration keep();
}
