package dev.baton.memory;

import dev.baton.statistics.Brier;
import dev.baton.statistics.Forecast;
import dev.baton.statistics.Reliability;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The calibrations by engine, and by engine and data source where enough is known; fitted anew when
 * an outcome comes or goes.
 */
@ApplicationScoped
public class Calibrations {
    private static final int BINS = 10;
    private static final int FOLDS = 5;

    private final Outcomes outcomes;
    private final MemoryConfig config;
    private volatile Fitted fitted = new Fitted(-1, Map.of());

    public Calibrations(Outcomes outcomes, MemoryConfig config) {
        this.outcomes = outcomes;
        this.config = config;
    }

    /** An engine, or (with a source) an engine at one data source. */
    private record Group(String engine, @Nullable String source) {}

    private record Fitted(long revision, Map<Group, Calibration> by) {}

    /**
     * How well an engine's confidence holds: outcomes, whether they are enough to be used, the
     * Brier score of computed and of calibrated confidence (each outcome judged by a fit without
     * it), and both reliability curves.
     */
    public record Report(
            String engine,
            @Nullable String source,
            int outcomes,
            boolean used,
            double right,
            double brierComputed,
            double brierCalibrated,
            Reliability computed,
            Reliability calibrated,
            List<Point> function) {}

    /** A computed confidence and what it becomes. */
    public record Point(double computed, double calibrated) {}

    /**
     * What the engine's confidence at that source is worth; as computed while too little is known.
     */
    public Calibration of(String engine, String source) {
        if (!config.enabled()) {
            return Calibration.NONE;
        }
        var by = current().by();
        var own = by.get(new Group(engine, source));
        return own != null ? own : by.getOrDefault(new Group(engine, null), Calibration.NONE);
    }

    private Fitted current() {
        long revision = outcomes.revision();
        var now = fitted;
        if (now.revision() != revision) {
            var by = new LinkedHashMap<Group, Calibration>();
            groups().forEach((group, forecasts) -> {
                if (forecasts.size() >= enough()) {
                    by.put(group, Calibration.of(forecasts));
                }
            });
            now = new Fitted(revision, by);
            fitted = now;
        }
        return now;
    }

    private int enough() {
        return Math.max(1, config.calibrateFrom());
    }

    private Map<Group, List<Forecast>> groups() {
        var groups =
                new TreeMap<Group, List<Forecast>>(
                        java.util.Comparator.comparing(Group::engine)
                                .thenComparing(
                                        Group::source,
                                        java.util.Comparator.nullsFirst(
                                                java.util.Comparator.naturalOrder())));
        for (var each : outcomes.newest()) {
            var forecast = new Forecast(Math.clamp(each.confidence(), 0, 1), each.right());
            for (var group :
                    List.of(
                            new Group(each.engine(), null),
                            new Group(each.engine(), each.source()))) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(forecast);
            }
        }
        return groups;
    }

    /** What is known of every engine, and of every engine at every source. */
    public List<Report> reports() {
        var reports = new ArrayList<Report>();
        groups().forEach((group, forecasts) -> reports.add(report(group, forecasts)));
        return List.copyOf(reports);
    }

    private Report report(Group group, List<Forecast> forecasts) {
        var calibration = Calibration.of(forecasts);
        var unseen = unseen(forecasts);
        return new Report(
                group.engine(),
                group.source(),
                forecasts.size(),
                config.enabled() && forecasts.size() >= enough(),
                forecasts.stream().filter(Forecast::cameTrue).count() / (double) forecasts.size(),
                Brier.score(forecasts),
                Brier.score(unseen),
                Reliability.of(forecasts, BINS),
                Reliability.of(unseen, BINS),
                IntStream.rangeClosed(0, BINS)
                        .mapToObj(i -> i / (double) BINS)
                        .map(x -> new Point(x, calibration.of(x)))
                        .toList());
    }

    /** Every outcome with the confidence that a fit on the others would have given it. */
    private static List<Forecast> unseen(List<Forecast> forecasts) {
        var unseen = new ArrayList<Forecast>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var others = new ArrayList<Forecast>();
            var own = new ArrayList<Forecast>();
            for (int i = 0; i < forecasts.size(); i++) {
                (i % FOLDS == fold ? own : others).add(forecasts.get(i));
            }
            var fit = Calibration.of(others);
            own.forEach(
                    each -> unseen.add(new Forecast(fit.of(each.probability()), each.cameTrue())));
        }
        return unseen;
    }
}
