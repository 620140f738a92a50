package dev.baton.model;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a day (UTC) may cost. Recorded costs are read anew twice a minute, so that
 * replicas share one budget; costs of one's own count at once.
 */
final class Budget {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final @Nullable Long limitMicros;
    private final Spending spending;
    private final Clock clock;
    private Instant day = Instant.MIN;
    private Instant readAt = Instant.MIN;
    private long recorded;
    private long ownToday;
    private long ownSinceRead;

    Budget(@Nullable BigDecimal limit, Spending spending, Clock clock) {
        this.limitMicros = limit == null ? null : limit.movePointRight(6).longValue();
        this.spending = spending;
        this.clock = clock;
    }

    boolean limited() {
        return limitMicros != null;
    }

    /** Why nothing may be spent any more; empty while something may. */
    synchronized Optional<Problem> spent() {
        if (limitMicros == null) {
            return Optional.empty();
        }
        refresh();
        return Math.max(recorded + ownSinceRead, ownToday) < limitMicros
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                Cause.BUDGET_SPENT,
                                "What models may cost today is spent.",
                                "Ask again tomorrow (UTC), or raise BATON_MODEL_DAILY_LIMIT."));
    }

    synchronized void add(@Nullable Long micros) {
        if (micros != null) {
            ownToday += micros;
            ownSinceRead += micros;
        }
    }

    private void refresh() {
        var now = clock.instant();
        var today = now.truncatedTo(ChronoUnit.DAYS);
        if (!today.equals(day)) {
            day = today;
            readAt = Instant.MIN;
            ownToday = 0;
        }
        if (readAt.isBefore(now.minus(FRESH))) {
            recorded = spending.microsSince(today);
            ownSinceRead = 0;
            readAt = now;
        }
    }
}
