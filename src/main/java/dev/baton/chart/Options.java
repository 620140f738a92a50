package dev.baton.chart;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart in the words of ECharts 6 (series, encode, dataset): data only, never a function, so that
 * a page may draw it as it comes. The rows are not repeated in it.
 */
final class Options {
    private Options() {}

    static Value.Fields of(Chart.Kind type, String x, List<String> y, Chart.@Nullable Band band) {
        var series = new ArrayList<Value>();
        if (band != null) {
            // The area between: what is invisible below it, and its height stacked upon that.
            series.add(side(x, band.low(), "low"));
            series.add(side(x, band.high(), "high"));
        }
        for (var name : y) {
            series.add(
                    fields(
                            Map.of(
                                    "type", Value.text(type == Chart.Kind.LINE ? "line" : "bar"),
                                    "name", Value.text(name),
                                    "encode", encode(x, name))));
        }
        return fields(
                Map.of(
                        "xAxis", fields(Map.of("type", Value.text("category"))),
                        "yAxis", fields(Map.of("type", Value.text("value"))),
                        "series", new Value.Items(series)));
    }

    private static Value.Fields side(String x, String column, String role) {
        return fields(
                Map.of(
                        "type", Value.text("line"),
                        "name", Value.text(column),
                        "id", Value.text("band-" + role),
                        "encode", encode(x, column)));
    }

    private static Value.Fields encode(String x, String y) {
        return fields(Map.of("x", Value.text(x), "y", Value.text(y)));
    }

    /** In the order of their names: equal charts are equal texts. */
    private static Value.Fields fields(Map<String, Value> named) {
        var sorted = new LinkedHashMap<String, Value>();
        named.keySet().stream().sorted().forEach(name -> sorted.put(name, named.get(name)));
        return new Value.Fields(sorted);
    }
}
