package dev.baton.finance.forecast;

import dev.baton.finance.fact.Fact;
import java.time.YearMonth;
import java.util.List;

/** A line of the income statement in the months to come; totals are sums of lines. */
public record ProfitLine(String key, String label, boolean total, List<Point> points) {
    /** What is expected of a month, and between which amounts it falls four times in five. */
    public record Point(YearMonth month, Fact expected, Fact low, Fact high) {}

    public ProfitLine {
        points = List.copyOf(points);
    }
}
