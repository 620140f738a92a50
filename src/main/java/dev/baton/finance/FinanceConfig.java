package dev.baton.finance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the books are kept. */
@ConfigMapping(prefix = "baton.finance")
public interface FinanceConfig {
    /** How long an approval is waited for; what was not approved by then must be asked anew. */
    @WithDefault("7d")
    Duration approvalPatience();

    /** Bytes of all files of one import. */
    @WithDefault("64000000")
    long importBytes();
}
