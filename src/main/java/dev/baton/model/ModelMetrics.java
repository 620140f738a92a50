package dev.baton.model;

import dev.baton.plan.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What is counted of model calls. */
final class ModelMetrics {
    private static final String CALLS = "baton.model.calls";

    private final MeterRegistry registry;

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Provider provider) {
        registry.gauge(
                "baton.model.ready",
                io.micrometer.core.instrument.Tags.of("provider", provider.name()),
                provider,
                each -> each.ready() ? 1 : 0);
    }

    void answered(String provider, ModelUse use) {
        registry.timer(CALLS, "provider", provider, "model", use.model(), "outcome", "answered")
                .record(Duration.ofMillis(use.millis()));
        registry.counter("baton.model.tokens", "model", use.model(), "direction", "read")
                .increment(use.inputTokens());
        registry.counter("baton.model.tokens", "model", use.model(), "direction", "written")
                .increment(use.outputTokens());
        registry.counter("baton.model.tokens.saved", "model", use.model())
                .increment(Math.max(0, use.plainTokens() - use.inputTokens()));
        var cost = use.costMicros();
        if (cost != null) {
            registry.counter("baton.model.cost.micros", "model", use.model()).increment(cost);
        }
    }

    void failed(String provider, String model, Cause cause, Duration took) {
        registry.timer(CALLS, "provider", provider, "model", model, "outcome", cause.code())
                .record(took);
    }
}
