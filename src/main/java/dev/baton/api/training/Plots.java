package dev.baton.api.training;

import dev.baton.chart.Chart;
import dev.baton.chart.Charts;
import dev.baton.chart.Plot;
import dev.baton.plan.Value;
import dev.baton.reward.training.figures.Curve;
import dev.baton.reward.training.figures.Scores;
import dev.baton.reward.training.figures.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of training as charts; the columns of the n-th series end in its number from 0. */
final class Plots {
    /** More versions than these, the ones with the most answers, cannot be told apart. */
    static final int MOST_VERSIONS = 8;

    private Plots() {}

    /** A line with its band. */
    private record Sight(@Nullable Double value, @Nullable Double low, @Nullable Double high) {
        static final Sight NONE = new Sight(null, null, null);
    }

    /** A mean for each curve between the tenth and nine tenths, over how many were graded. */
    static Plot curve(List<Curve> curves) {
        var axis =
                curves.stream()
                        .map(Curve::points)
                        .max(Comparator.comparingInt(List::size))
                        .orElse(List.of());
        var rows = new ArrayList<List<Value>>();
        for (var at = 0; at < axis.size(); at++) {
            var row = at;
            var sights = curves.stream().map(curve -> sight(curve, row)).toList();
            rows.add(row(Value.number(axis.get(at).upTo()), sights));
        }
        return plot(new Charts.Axis("graded", "integer"), "mean", curves.size(), rows);
    }

    private static Sight sight(Curve curve, int at) {
        if (at >= curve.points().size()) {
            return Sight.NONE;
        }
        var point = curve.points().get(at);
        return new Sight(point.mean(), point.p10(), point.p90());
    }

    /** Those with the most answers, at most eight. */
    static List<Scores.Version> versions(List<Scores.Window> windows) {
        var answers = new HashMap<Scores.Version, Long>();
        windows.forEach(each -> answers.merge(each.version(), each.tally().answers(), Long::sum));
        return windows.stream()
                .map(Scores.Window::version)
                .distinct()
                .sorted(Comparator.comparingLong(each -> -answers.getOrDefault(each, 0L)))
                .limit(MOST_VERSIONS)
                .toList();
    }

    /** The mean total of each version with its interval at 95 %, by the day its window began. */
    static Plot drift(List<Scores.Window> windows, List<Scores.Version> versions) {
        var rows = new ArrayList<List<Value>>();
        for (var day : days(windows)) {
            var sights =
                    versions.stream()
                            .map(version ->
                                    windows.stream()
                                            .filter(each -> each.began().equals(day))
                                            .filter(each -> each.version().equals(version))
                                            .findFirst()
                                            .map(Plots::sight)
                                            .orElse(Sight.NONE))
                            .toList();
            rows.add(row(Value.text(day.toString()), sights));
        }
        return plot(new Charts.Axis("began", "date"), "total", versions.size(), rows);
    }

    private static Sight sight(Scores.Window window) {
        var total = window.tally().total();
        if (total.count() == 0) {
            return Sight.NONE;
        }
        return new Sight(total.mean(), total.interval().low(), total.interval().high());
    }

    /** The mean total of all versions, each as heavy as its answers, by the day. */
    static Plot overall(List<Scores.Window> windows) {
        var rows = new ArrayList<List<Value>>();
        for (var day : days(windows)) {
            var all =
                    windows.stream()
                            .filter(each -> each.began().equals(day))
                            .map(Scores.Window::tally)
                            .reduce(Tally.NONE, Tally::plus);
            if (all.total().count() > 0) {
                rows.add(List.of(Value.text(day.toString()), number(all.total().mean())));
            }
        }
        return new Plot(
                List.of(new Charts.Axis("day", "date"), new Charts.Axis("reward", "decimal")),
                rows,
                new Chart(Chart.Kind.LINE, "day", List.of("reward")));
    }

    private static Set<LocalDate> days(List<Scores.Window> windows) {
        var days = new TreeSet<LocalDate>();
        windows.forEach(each -> days.add(each.began()));
        return days;
    }

    private static List<Value> row(Value x, List<Sight> sights) {
        var row = new ArrayList<Value>(List.of(x));
        for (var sight : sights) {
            row.add(number(sight.value()));
            row.add(number(sight.low()));
            row.add(number(sight.high()));
        }
        return row;
    }

    private static Plot plot(Charts.Axis x, String name, int many, List<List<Value>> rows) {
        var columns = new ArrayList<Charts.Axis>(List.of(x));
        var y = IntStream.range(0, many).mapToObj(each -> name + "_" + each).toList();
        var chart = new Chart(Chart.Kind.LINE, x.name(), y);
        for (var each = 0; each < many; each++) {
            columns.add(new Charts.Axis(y.get(each), "decimal"));
            columns.add(new Charts.Axis("low_" + each, "decimal"));
            columns.add(new Charts.Axis("high_" + each, "decimal"));
            chart = chart.within(y.get(each), "low_" + each, "high_" + each);
        }
        return new Plot(columns, rows, chart);
    }

    private static Value number(@Nullable Double value) {
        return value == null || value.isNaN()
                ? Value.NOTHING
                : new Value.Number(BigDecimal.valueOf(value));
    }
}
