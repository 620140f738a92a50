package dev.baton.model;

import dev.baton.plan.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** Counts model calls as a server with a model does, for tests of what is told of them. */
public final class ModelMeters {
    private ModelMeters() {}

    public static void count(MeterRegistry registry) {
        var metrics = new ModelMetrics(registry);
        metrics.answered("test", new ModelUse("sql", "m", "hash", 100, 20, 250, 3000L, 7));
        metrics.failed("test", "m", Cause.MODEL_TIMEOUT, Duration.ofMillis(5));
        // Providers are watched by the models themselves, which have none in tests.
        registry.gauge("baton.model.ready", Tags.of("provider", "test"), 1);
    }
}
