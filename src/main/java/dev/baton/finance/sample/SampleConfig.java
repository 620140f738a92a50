package dev.baton.finance.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The generated company that comes with a first start. */
@ConfigMapping(prefix = "baton.finance.sample")
public interface SampleConfig {
    /** Whether it is loaded into the books when they do not hold it yet. */
    @WithDefault("true")
    boolean load();

    /** Which company it is; another seed gives another. */
    @WithDefault("1")
    long seed();
}
