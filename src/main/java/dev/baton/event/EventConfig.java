package dev.baton.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How news of events travels between replicas. */
@ConfigMapping(prefix = "baton.event")
public interface EventConfig {
    /** At most one notification of a run goes to other replicas in this time. */
    @WithDefault("75ms")
    Duration notifyEvery();

    /** How often lost wake-ups are looked for while somebody listens to an unfinished run. */
    @WithDefault("1s")
    Duration pollEvery();
}
