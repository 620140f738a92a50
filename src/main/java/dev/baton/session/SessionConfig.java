package dev.baton.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long conversations live. */
@ConfigMapping(prefix = "baton.session")
public interface SessionConfig {
    /** An open session unused for this long expires. */
    @WithDefault("24h")
    Duration idle();

    /** An ended session is removed after this long. */
    @WithDefault("30d")
    Duration kept();
}
