package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is remarkable about this server. */
final class ServerFindings {
    private static final long ENOUGH_TO_JUDGE = 10;
    private static final double SLOW_RUN_MILLIS = 30_000;
    private static final double SLOW_REQUEST_MILLIS = 2_000;
    private static final double SLOW_EVENT_MILLIS = 1_000;

    private ServerFindings() {}

    static List<Finding> of(Vitals vitals) {
        var findings = new ArrayList<Finding>();
        memory(vitals.memory()).ifPresent(findings::add);
        queue(vitals).ifPresent(findings::add);
        for (var timing : vitals.runs()) {
            failing(Area.RUNS, "runs of " + timing.name(), timing, 0.2).ifPresent(findings::add);
            slow(Area.RUNS, "runs of " + timing.name(), timing, SLOW_RUN_MILLIS)
                    .ifPresent(findings::add);
        }
        vitals.requests()
                .ifPresent(timing -> {
                    failing(Area.REQUESTS, "requests", timing, 0.01).ifPresent(findings::add);
                    slow(Area.REQUESTS, "requests", timing, SLOW_REQUEST_MILLIS)
                            .ifPresent(findings::add);
                });
        vitals.slowestEventMillis().ifPresent(millis -> late(millis).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> memory(Vitals.Memory memory) {
        double share = (double) memory.used() / memory.most();
        if (share < 0.8) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.MEMORY,
                        "heap_nearly_full",
                        share >= 0.95 ? Weight.CRITICAL : Weight.MINOR,
                        "heap",
                        "%.0f %% of the heap are in use.".formatted(100 * share),
                        Value.Fields.EMPTY
                                .with("used_bytes", Value.number(memory.used()))
                                .with("most_bytes", Value.number(memory.most())),
                        null));
    }

    private static Optional<Finding> queue(Vitals vitals) {
        if (vitals.queuedRuns() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.RUNS,
                        "runs_wait",
                        vitals.queuedRuns() > vitals.activeRuns() ? Weight.MAJOR : Weight.MINOR,
                        "queue",
                        "%,d runs wait while %,d are carried out."
                                .formatted(vitals.queuedRuns(), vitals.activeRuns()),
                        Value.Fields.EMPTY
                                .with("queued", Value.number(vitals.queuedRuns()))
                                .with("active", Value.number(vitals.activeRuns())),
                        null));
    }

    private static Optional<Finding> failing(
            Area area, String subject, Vitals.Timing timing, double bearable) {
        if (timing.count() < ENOUGH_TO_JUDGE || timing.failedShare() < bearable) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        area,
                        "failing",
                        Weight.MAJOR,
                        subject,
                        "%.1f %% of %,d %s failed."
                                .formatted(100 * timing.failedShare(), timing.count(), subject),
                        evidence(timing),
                        null));
    }

    private static Optional<Finding> slow(
            Area area, String subject, Vitals.Timing timing, double bearable) {
        if (timing.count() < ENOUGH_TO_JUDGE || timing.mean() < bearable) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        area,
                        "slow",
                        Weight.MINOR,
                        subject,
                        "%,d %s took %,.0f ms on average."
                                .formatted(timing.count(), subject, timing.mean()),
                        evidence(timing),
                        null));
    }

    static Value.Fields evidence(Vitals.Timing timing) {
        return Value.Fields.EMPTY
                .with("count", Value.number(timing.count()))
                .with("failed", Value.number(timing.failed()))
                .with("mean_millis", Value.number(Math.round(timing.mean())))
                .with("slowest_millis", Value.number(Math.round(timing.slowest())));
    }

    private static Optional<Finding> late(double millis) {
        if (millis < SLOW_EVENT_MILLIS) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.EVENTS,
                        "events_late",
                        millis >= 5 * SLOW_EVENT_MILLIS ? Weight.MAJOR : Weight.MINOR,
                        "events",
                        "An event reached the other replicas only after %,.0f ms."
                                .formatted(millis),
                        Value.Fields.EMPTY.with("slowest_millis", Value.number((long) millis)),
                        null));
    }
}
