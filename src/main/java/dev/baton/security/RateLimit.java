package dev.baton.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each caller may call: a bucket of tokens that fills again with time. */
@ApplicationScoped
public class RateLimit {
    private static final int MOST_CALLERS = 10_000;

    private final double perSecond;
    private final int burst;
    private final Clock clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_CALLERS;
                }
            };

    @Inject
    RateLimit(SecurityConfig config, Clock clock) {
        this(config.requestsPerSecond(), config.burst(), clock);
    }

    /** So many a second for long, and so many at once after a pause. */
    public RateLimit(double perSecond, int burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Takes one token of that caller's; false when there is none. */
    public synchronized boolean take(String caller) {
        var now = clock.instant();
        var bucket = buckets.getOrDefault(caller, new Bucket(burst, now));
        var seconds = (now.toEpochMilli() - bucket.at().toEpochMilli()) / 1000.0;
        var tokens = Math.min(burst, bucket.tokens() + Math.max(0, seconds) * perSecond);
        buckets.put(caller, new Bucket(tokens >= 1 ? tokens - 1 : tokens, now));
        return tokens >= 1;
    }
}
