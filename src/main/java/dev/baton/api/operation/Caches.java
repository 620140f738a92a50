package dev.baton.api.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;

/** How often this replica's caches knew what they were asked, since it started. */
@ApplicationScoped
class Caches {
    private static final String GETS = "cache.gets";

    private final MeterRegistry metrics;

    Caches(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A cache; {@code hitRatio} is from 0 to 1. */
    record Figure(String cache, long hits, long misses, double hitRatio) {}

    List<Figure> figures() {
        var names = new TreeSet<String>();
        metrics.find(GETS)
                .functionCounters()
                .forEach(counter -> names.add(String.valueOf(counter.getId().getTag("cache"))));
        return names.stream().map(this::figure).toList();
    }

    private Figure figure(String cache) {
        var hits = count(cache, "hit");
        var misses = count(cache, "miss");
        return new Figure(
                cache, hits, misses, hits + misses == 0 ? 0 : (double) hits / (hits + misses));
    }

    private long count(String cache, String result) {
        return (long)
                metrics
                        .find(GETS)
                        .tags("cache", cache, "result", result)
                        .functionCounters()
                        .stream()
                        .mapToDouble(FunctionCounter::count)
                        .sum();
    }
}
