package dev.baton.run.seen;

/**
 * How much is under way now and was done today (UTC), on all replicas together. Cost is in US
 * dollars.
 */
public record Counts(
        long running,
        long waiting,
        long paused,
        long escalations,
        int replicasUp,
        long completedToday,
        long failedToday,
        long tokensToday,
        long tokensSavedToday,
        String costToday) {
    /** Before anything was counted. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, "0");
}
