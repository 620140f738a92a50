package dev.baton.chart;

import java.util.List;

/** A picture of a result, as data: what stands along the x axis and which columns are drawn. */
public record Chart(Kind type, String x, List<String> y) {
    public Chart {
        y = List.copyOf(y);
    }

    /** How it is drawn; on the wire in lower case. */
    public enum Kind {
        /** One bar a row, x is a name. */
        BAR,
        /** Points joined in order of x, which is a time. */
        LINE
    }
}
