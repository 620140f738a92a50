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

    static Value.Fields of(
            Chart.Kind type,
            String x,
            List<String> y,
            List<Chart.Band> bands,
            List<String> limits,
            @Nullable String marked) {
        var series = new ArrayList<Value>();
        for (var band : bands) {
            // The area between: what is invisible below it, and its height stacked upon that.
            series.add(role("low", band.of(), x, band.low()));
            series.add(role("high", band.of(), x, band.high()));
        }
        for (var name : y) {
            var drawn = series(type == Chart.Kind.LINE ? "line" : "bar", x, name);
            if (marked != null && name.equals(y.getFirst())) {
                var at = fields(Map.of("xAxis", Value.text(marked)));
                drawn.put("markLine", fields(Map.of("data", new Value.Items(List.of(at)))));
            }
            series.add(fields(drawn));
        }
        limits.forEach(column -> series.add(role("limit", column, x, column)));
        return fields(
                Map.of(
                        "xAxis", fields(Map.of("type", Value.text("category"))),
                        "yAxis", fields(Map.of("type", Value.text("value"))),
                        "series", new Value.Items(series)));
    }

    /** A line that says by its id what it is: {@code low:total} is the lower edge around total. */
    private static Value role(String role, String of, String x, String column) {
        var series = series("line", x, column);
        series.put("id", Value.text(role + ":" + of));
        return fields(series);
    }

    private static Map<String, Value> series(String type, String x, String column) {
        var series = new LinkedHashMap<String, Value>();
        series.put("type", Value.text(type));
        series.put("name", Value.text(column));
        series.put("encode", fields(Map.of("x", Value.text(x), "y", Value.text(column))));
        return series;
    }

    /** In the order of their names: equal charts are equal texts. */
    private static Value.Fields fields(Map<String, Value> named) {
        var sorted = new LinkedHashMap<String, Value>();
        named.keySet().stream().sorted().forEach(name -> sorted.put(name, named.get(name)));
        return new Value.Fields(sorted);
    }
}
