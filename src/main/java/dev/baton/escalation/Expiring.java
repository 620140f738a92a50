package dev.baton.escalation;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a question nobody has decided in time; never an approval. */
public sealed interface Expiring {
    /** There is time left, or it is settled. */
    record NotYet() implements Expiring {}

    /** It is passed on to a higher level and waits until then. */
    record Raised(int level, Instant expiresAt) implements Expiring {}

    /** Nobody will decide it any more. */
    record Over(Instant at) implements Expiring {}

    /** {@code levels} is how often it waits for {@code patience} in all. */
    static Expiring of(Escalation escalation, int levels, Duration patience, Instant now) {
        var standing = escalation.standing();
        if (!escalation.waits() || standing.expiresAt().isAfter(now)) {
            return new NotYet();
        }
        return standing.level() + 1 < levels
                ? new Raised(standing.level() + 1, now.plus(patience))
                : new Over(now);
    }
}
