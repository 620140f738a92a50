package dev.baton.run;

import dev.baton.plan.Cause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** What is counted of runs. */
final class RunMetrics {
    private final MeterRegistry registry;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Supplier<Number> active, Supplier<Number> queued) {
        // A gauge of a supplier holds on to it; one of an object forgets it and reads NaN.
        Gauge.builder("baton.runs.active", active).register(registry);
        Gauge.builder("baton.runs.queued", queued).register(registry);
    }

    void ended(String workflow, RunStatus status, Duration took) {
        registry.timer("baton.runs", "workflow", workflow, "status", status.code()).record(took);
    }

    void stage(String stage, long millis) {
        registry.timer("baton.stages", "stage", stage).record(Duration.ofMillis(millis));
    }

    void failed(String agent, Cause cause) {
        registry.counter("baton.step.failures", "agent", agent, "cause", cause.code()).increment();
    }

    void takenOver(int runs) {
        registry.counter("baton.runs.taken.over").increment(runs);
    }
}
