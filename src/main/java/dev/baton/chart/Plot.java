package dev.baton.chart;

import dev.baton.plan.Value;
import java.util.List;

/** A small table and how it is drawn, under the names that a result has for them. */
public record Plot(List<Charts.Axis> columns, List<List<Value>> rows, Chart chart) {
    public Plot {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
