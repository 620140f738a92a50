package dev.baton.pipeline.performance;

import dev.baton.pipeline.performance.Vitals.Memory;
import dev.baton.pipeline.performance.Vitals.Timing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The server's vitals from the meters that are in /metrics too. */
@ApplicationScoped
class MeterVitals implements Vitals.Source {
    private static final Set<String> WELL = Set.of("completed", "partially_completed", "cancelled");

    private final MeterRegistry meters;

    MeterVitals(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Vitals now() {
        var runtime = Runtime.getRuntime();
        return new Vitals(
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
                gauge("baton.runs.active"),
                gauge("baton.runs.queued"),
                runs(),
                requests(),
                slowestEvent());
    }

    private long gauge(String name) {
        return meters.find(name).gauges().stream()
                .mapToDouble(Gauge::value)
                .filter(Double::isFinite)
                .mapToLong(value -> (long) value)
                .sum();
    }

    private List<Timing> runs() {
        return meters.find("baton.runs").timers().stream()
                .collect(
                        Collectors.groupingBy(
                                timer -> String.valueOf(timer.getId().getTag("workflow"))))
                .entrySet()
                .stream()
                .map(each -> timing(each.getKey(), each.getValue(), MeterVitals::runFailed))
                .sorted(java.util.Comparator.comparing(Timing::name))
                .toList();
    }

    private static boolean runFailed(Timer timer) {
        return !WELL.contains(String.valueOf(timer.getId().getTag("status")));
    }

    private Optional<Timing> requests() {
        var timers = meters.find("http.server.requests").timers();
        return timers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        timing(
                                "requests",
                                timers,
                                timer -> "SERVER_ERROR".equals(timer.getId().getTag("outcome"))));
    }

    private OptionalDouble slowestEvent() {
        return meters.find("baton.events.told").timers().stream()
                .mapToDouble(timer -> timer.max(TimeUnit.MILLISECONDS))
                .max();
    }

    private static Timing timing(String name, Collection<Timer> timers, Predicate<Timer> failed) {
        long count = 0;
        long bad = 0;
        double total = 0;
        double slowest = 0;
        for (var timer : timers) {
            count += timer.count();
            bad += failed.test(timer) ? timer.count() : 0;
            total += timer.totalTime(TimeUnit.MILLISECONDS);
            slowest = Math.max(slowest, timer.max(TimeUnit.MILLISECONDS));
        }
        return new Timing(name, count, bad, count == 0 ? 0 : total / count, slowest);
    }
}
