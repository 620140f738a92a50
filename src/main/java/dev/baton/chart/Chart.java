package dev.baton.chart;

import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a result, as data: what stands along the x axis, which columns are drawn, and the
 * band around them when there is one. {@code options} is the same as an ECharts option whose
 * dataset is the result's rows.
 */
public record Chart(
        Kind type, String x, List<String> y, @Nullable Band band, Value.Fields options) {
    public Chart {
        y = List.copyOf(y);
        // Those of a chart that was kept before there were any, too.
        options = Options.of(type, x, y, band);
    }

    /** A chart of those columns; what is drawn follows from them. */
    public Chart(Kind type, String x, List<String> y, @Nullable Band band) {
        this(type, x, y, band, Value.Fields.EMPTY);
    }

    /** A chart without a band. */
    public Chart(Kind type, String x, List<String> y) {
        this(type, x, y, null);
    }

    /** How it is drawn; on the wire in lower case. */
    public enum Kind {
        /** One bar a row, x is a name. */
        BAR,
        /** Points joined in order of x, which is a time. */
        LINE
    }

    /** The columns between which values are expected to lie: a forecast's interval, for example. */
    public record Band(String low, String high) {}
}
