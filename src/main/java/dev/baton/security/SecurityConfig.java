package dev.baton.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who may call, and how often. */
@ConfigMapping(prefix = "baton.security")
public interface SecurityConfig {
    /**
     * Keys as {@code name:secret}, {@code name:secret:admin} or {@code name:secret:ask+operate},
     * with commas between them.
     */
    Optional<String> apiKeys();

    /** Requests a second that a caller may make for long. */
    @WithDefault("50")
    double requestsPerSecond();

    /** Requests that a caller may make at once after a pause. */
    @WithDefault("200")
    int burst();

    /** How long a browser stays known. */
    @WithDefault("30d")
    Duration cookieAge();
}
