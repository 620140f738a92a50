package dev.baton.api.feedback;

import dev.baton.chart.Chart;
import dev.baton.chart.Charts;
import dev.baton.chart.Plot;
import dev.baton.plan.Value;
import dev.baton.statistics.Reliability;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** How often what was said came true, by how sure it was said. */
final class ReliabilityPlot {
    private static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("from", "decimal"),
                    new Charts.Axis("to", "decimal"),
                    new Charts.Axis("came_true", "decimal"),
                    new Charts.Axis("said", "decimal"),
                    new Charts.Axis("calibrated", "decimal"));
    private static final Chart CHART =
            new Chart(Chart.Kind.LINE, "from", List.of("came_true", "said", "calibrated"));

    private ReliabilityPlot() {}

    /** A row for each bin of the computed confidence; nothing where no calibrated one lies. */
    static Plot of(Reliability computed, Reliability calibrated) {
        var rows =
                computed.bins().stream()
                        .sorted(Comparator.comparingDouble(Reliability.Bin::low))
                        .map(bin ->
                                List.of(
                                        number(bin.low()),
                                        number(bin.high()),
                                        number(bin.share()),
                                        number(bin.forecast()),
                                        later(bin, calibrated)))
                        .toList();
        return new Plot(COLUMNS, rows, CHART);
    }

    private static Value later(Reliability.Bin bin, Reliability calibrated) {
        return calibrated.bins().stream()
                .filter(each -> each.low() == bin.low())
                .findFirst()
                .map(each -> number(each.share()))
                .orElse(Value.NOTHING);
    }

    private static Value number(double value) {
        return new Value.Number(BigDecimal.valueOf(value));
    }
}
