package dev.baton.model;

import java.time.Instant;

/** What model calls have cost, all replicas together, as far as it is recorded. */
@FunctionalInterface
public interface Spending {
    Spending NOTHING = since -> 0;

    /** Millionths of a US dollar. */
    long microsSince(Instant instant);
}
