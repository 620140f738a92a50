package dev.baton.agent.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which workers may be asked, where, and how long they may be silent. */
@ConfigMapping(prefix = "baton.agent.worker")
public interface WorkerConfig {
    /**
     * Workers that are asked without having registered: {@code agent=url}, with commas between
     * them; several of one agent share its work.
     */
    Optional<String> configured();

    /** The secret shared with configured workers; without one they are asked unsigned. */
    Optional<String> secret();

    /**
     * Hosts a worker may be at, with a port if it must be that one; {@code *.} stands for any name
     * before the rest.
     */
    @WithDefault("localhost,127.0.0.1,[::1]")
    List<String> hosts();

    /** Where workers reach this process; without it by its own address. */
    Optional<URI> callbackUrl();

    /** A worker that is silent for longer gets no work. */
    @WithDefault("15s")
    Duration lease();

    /** A worker that is silent for longer is forgotten. */
    @WithDefault("1h")
    Duration forget();

    /** How often this process looks for workers that came or went, and asks configured ones. */
    @WithDefault("1s")
    String refresh();

    /** How often a worker is asked for a step whose end it has not told. */
    @WithDefault("2s")
    Duration ask();

    /** How long it is known who began a step with effects. */
    @WithDefault("30d")
    Duration keepBegun();
}
