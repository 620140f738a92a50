package dev.baton.api.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the server takes of a request. */
@ConfigMapping(prefix = "baton.http")
public interface HttpConfig {
    /**
     * Bytes of the largest body of a request, such as {@code 64M}. Most addresses take less; which
     * take more than 4 MB stands in docs/rest.md.
     */
    @WithDefault("64M")
    MemorySize largestBody();
}
