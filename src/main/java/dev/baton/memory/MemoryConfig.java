package dev.baton.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is learned from people's words about answers. */
@ConfigMapping(prefix = "baton.memory")
public interface MemoryConfig {
    /** Whether what was learned is used: confirmed queries, learned words, calibration. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Whose confirmations serve others who may ask the same data source: {@code nobody}, {@code
     * permitted} (those with the permission decide), {@code everybody}.
     */
    @WithDefault("permitted")
    Sharing sharing();

    /** Pairs kept of a data source; beyond it the oldest go, thumbs and refusals first. */
    @WithDefault("10000")
    int mostPairs();

    /** Outcomes of an engine needed before its confidence is calibrated. */
    @WithDefault("50")
    int calibrateFrom();
}
