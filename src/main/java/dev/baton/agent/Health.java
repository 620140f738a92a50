package dev.baton.agent;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an instance does, as this process sees it. Calls and failures count from its start; rate,
 * response times and quality (the mean confidence of what was proved) are those of the last minutes
 * and null when there was nothing.
 */
public record Health(
        Circuit circuit,
        int inFlight,
        long calls,
        Map<String, Long> failures,
        @Nullable Double failureRate,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Double quality,
        @Nullable Instant lastFailure) {

    public Health {
        failures = Map.copyOf(failures);
    }

    /** Whether calls pass: all, none, or one that tries. */
    public enum Circuit {
        CLOSED,
        OPEN,
        HALF_OPEN;

        /** The word on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
