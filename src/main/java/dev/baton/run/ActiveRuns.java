package dev.baton.run;

/** How busy this process is. */
public record ActiveRuns(int running, int queued, boolean up) {
    /** All that were accepted and have not ended. */
    public int total() {
        return running + queued;
    }
}
