package dev.baton.pipeline.performance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How this server is doing since it started, from what it measures of itself. */
record Vitals(
        Memory memory,
        long activeRuns,
        long queuedRuns,
        List<Timing> runs,
        Optional<Timing> requests,
        OptionalDouble slowestEventMillis) {
    Vitals {
        runs = List.copyOf(runs);
    }

    /** Where the server's vitals come from. */
    interface Source {
        Vitals now();
    }

    /** Bytes of the heap in use, and at most. */
    record Memory(long used, long most) {}

    /**
     * How long something took: how often in all, how often it failed, and times in milliseconds.
     */
    record Timing(String name, long count, long failed, double mean, double slowest) {
        double failedShare() {
            return count == 0 ? 0 : (double) failed / count;
        }
    }
}
