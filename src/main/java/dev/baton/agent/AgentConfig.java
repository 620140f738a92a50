package dev.baton.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How much work an agent takes, who goes first, and when one is left alone. */
@ConfigMapping(prefix = "baton.agent")
public interface AgentConfig {
    /** Calls of one agent of this process at one time. */
    @WithDefault("1000")
    int concurrent();

    /** The same for single agents, by name. */
    Map<String, Integer> concurrentOf();

    /** Instances of single agents of this process, by name: name_0, name_1, …; one without. */
    Map<String, Integer> instancesOf();

    /** How long a call waits for a place while all instances of its agent are full. */
    @WithDefault("5s")
    Duration patience();

    /**
     * Who is asked first when an agent is here and elsewhere: {@code workers}, {@code built_in} or
     * {@code any}, the one with the least to do.
     */
    @WithDefault("workers")
    Preference prefer();

    /** The same for single agents, by name. */
    Map<String, Preference> preferOf();

    /** The time over which response times, failure rate and quality are looked at. */
    @WithDefault("5m")
    Duration window();

    Circuit circuit();

    /** Who is asked first. */
    enum Preference {
        WORKERS,
        BUILT_IN,
        ANY
    }

    /** When an instance is left alone for a while. */
    interface Circuit {
        /** Calls that are looked at. */
        @WithDefault("10")
        int calls();

        /** The share of them that must have failed. */
        @WithDefault("0.5")
        double failures();

        /** How long it is left alone. */
        @WithDefault("10s")
        Duration rest();
    }
}
