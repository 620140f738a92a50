package dev.baton.reward.judge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether a language model is asked for its opinion of a query. */
@ConfigMapping(prefix = "baton.reward.judge")
public interface JudgeConfig {
    /** True: a model is asked of every query that runs; its opinion weighs as judge does. */
    @WithDefault("false")
    boolean enabled();

    /** The model that is asked; unset: the one that writes queries. */
    Optional<String> model();

    /** Time that an opinion may take; without one the component is left out. */
    @WithDefault("20s")
    Duration patience();
}
