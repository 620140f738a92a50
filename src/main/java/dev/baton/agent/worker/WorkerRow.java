package dev.baton.agent.worker;

import java.time.Instant;

/** A worker as the table holds it; {@code silent} when its lease is over. */
record WorkerRow(
        String instance,
        String url,
        String card,
        String sealed,
        String version,
        int most,
        boolean draining,
        boolean silent,
        Instant heard,
        String registeredBy) {}
