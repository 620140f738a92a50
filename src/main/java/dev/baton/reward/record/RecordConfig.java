package dev.baton.reward.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long grades are kept. */
@ConfigMapping(prefix = "baton.reward.record")
public interface RecordConfig {
    /** After this a grade is forgotten; until then its run, answer and model calls are kept too. */
    @WithDefault("365d")
    Duration keep();
}
