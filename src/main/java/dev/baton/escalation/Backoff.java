package dev.baton.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a message that was not delivered is sent again: ever later, for a day. */
final class Backoff {
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration FOR = Duration.ofDays(1);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /**
     * After so many attempts, for a message that is so old; empty when it is too old. {@code share}
     * in 0 to 1 spreads what failed together.
     */
    static Optional<Instant> next(int attempts, Instant createdAt, Instant now, double share) {
        var doubled = FIRST.multipliedBy(1L << Math.clamp(attempts - 1, 0, MOST_DOUBLINGS));
        var pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        var next = now.plus(pause).plusMillis((long) (pause.toMillis() * share / 4));
        return next.isAfter(createdAt.plus(FOR)) ? Optional.empty() : Optional.of(next);
    }
}
