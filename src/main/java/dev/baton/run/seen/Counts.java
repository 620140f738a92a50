package dev.baton.run.seen;

/**
 * How much is under way now and was done today (UTC), on all replicas together. Cost is in US
 * dollars.
 */
public record Counts(
        long running,
        long waiting,
        long paused,
        int replicasUp,
        long completedToday,
        long failedToday,
        long tokensToday,
        long tokensSavedToday,
        String costToday) {}
