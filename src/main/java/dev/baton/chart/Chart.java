package dev.baton.chart;

import dev.baton.plan.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a result, as data: what stands along the x axis, which columns are drawn, the bands
 * around them, the columns that are limits, and the x that is marked, if any. {@code options} is
 * the same as an ECharts option whose dataset is the result's rows.
 */
public record Chart(
        Kind type,
        String x,
        List<String> y,
        List<Band> bands,
        List<String> limits,
        @Nullable String marked,
        Value.Fields options) {
    public Chart {
        y = List.copyOf(y);
        // A chart that was kept before there were any has none of these.
        bands = List.copyOf(Objects.requireNonNullElse(bands, List.of()));
        limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
        options = Options.of(type, x, y, bands, limits, marked);
    }

    /** A chart of those columns; what is drawn follows from them. */
    public Chart(Kind type, String x, List<String> y) {
        this(type, x, y, List.of(), List.of(), null, Value.Fields.EMPTY);
    }

    /** With a band around one of its columns. */
    public Chart within(String of, String low, String high) {
        var wider = Stream.concat(bands.stream(), Stream.of(new Band(of, low, high))).toList();
        return new Chart(type, x, y, wider, limits, marked, options);
    }

    /** With a column that is drawn as a line to stay above or below. */
    public Chart limited(String column) {
        var more = Stream.concat(limits.stream(), Stream.of(column)).toList();
        return new Chart(type, x, y, bands, more, marked, options);
    }

    /** With a line across at that value of x; null for none. */
    public Chart marked(@Nullable String at) {
        return new Chart(type, x, y, bands, limits, at, options);
    }

    /** How it is drawn; on the wire in lower case. */
    public enum Kind {
        /** One bar a row, x is a name. */
        BAR,
        /** Points joined in order of x, which is a time. */
        LINE
    }

    /**
     * The columns between which the values of a column are expected to lie: a forecast's interval,
     * for example.
     */
    public record Band(String of, String low, String high) {}
}
