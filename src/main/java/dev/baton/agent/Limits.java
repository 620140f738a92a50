package dev.baton.agent;

import dev.baton.agent.AgentConfig.Preference;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The settings as they hold for single agents. */
record Limits(
        ToIntFunction<String> most,
        ToIntFunction<String> instances,
        Function<String, Preference> prefer,
        Duration patience,
        Duration window,
        Breaking breaking) {

    private static final int MOST_INSTANCES = 100;

    /** When a circuit opens, and for how long. */
    record Breaking(int calls, double failures, Duration rest) {}

    /** As much work as there is, for registries outside a server. */
    static final Limits GENEROUS =
            new Limits(
                    _ -> Integer.MAX_VALUE,
                    _ -> 1,
                    _ -> Preference.WORKERS,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    new Breaking(10, 0.5, Duration.ofSeconds(10)));

    static Limits of(AgentConfig config) {
        return new Limits(
                name -> config.concurrentOf().getOrDefault(name, config.concurrent()),
                name -> Math.clamp(config.instancesOf().getOrDefault(name, 1), 1, MOST_INSTANCES),
                name -> config.preferOf().getOrDefault(name, config.prefer()),
                config.patience(),
                config.window(),
                new Breaking(
                        config.circuit().calls(),
                        config.circuit().failures(),
                        config.circuit().rest()));
    }
}
