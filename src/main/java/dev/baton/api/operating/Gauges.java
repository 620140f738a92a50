package dev.baton.api.operating;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What metrics tell of the whole server, and how finely they tell times. */
@ApplicationScoped
class Gauges {
    private static final Set<String> TIMES =
            Set.of("baton.runs", "baton.stages", "baton.model.calls");

    // In seconds; with these, quantiles of all replicas together can be computed.
    private static final double[] STEPS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800};

    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            LiveState state,
            Dashboards dashboards) {
        Gauge.builder("baton.escalations.waiting", () -> state.now().counts().escalations())
                .register(registry);
        Gauge.builder("baton.replicas.up", () -> state.now().counts().replicasUp())
                .register(registry);
        Gauge.builder("baton.dashboards.open", () -> dashboards.watchers().size())
                .register(registry);
    }

    @Produces
    @Singleton
    MeterFilter steps() {
        var nanos =
                DoubleStream.of(STEPS)
                        .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                        .toArray();
        var steps = DistributionStatisticConfig.builder().serviceLevelObjectives(nanos).build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id id, DistributionStatisticConfig config) {
                return TIMES.contains(id.getName()) ? steps.merge(config) : config;
            }
        };
    }
}
