package dev.baton.run.seen;

import java.time.Instant;
import java.util.List;

/**
 * How the runs of a time did; {@code counted} of them, the newest, were looked at. Times are in
 * milliseconds, rates from 0 to 1.
 */
public record Figures(
        Instant since,
        long counted,
        double successRate,
        List<OfType> types,
        List<OfStage> stages,
        List<OfAgent> agents,
        Lasted sessions) {

    /** Half of them took at most {@code p50}, nineteen of twenty at most {@code p95}. */
    public record Lasted(long count, long p50, long p95) {}

    /** The runs of one workflow that ended. */
    public record OfType(
            String workflow, long completed, long failed, long cancelled, Lasted took) {}

    /** A stage, from the start of its first step to the end of its last. */
    public record OfStage(String stage, Lasted took) {}

    /** The steps of an agent, and how many failed or were skipped because they failed. */
    public record OfAgent(String agent, long steps, long failed, double failureRate, Lasted took) {}
}
