package dev.baton.finance.forecast;

import dev.baton.chart.Chart;
import dev.baton.chart.Charts;
import dev.baton.finance.fact.Fact;
import dev.baton.plan.Value;
import java.util.List;

/** The cash forecast as a table, a row a week, and its picture. */
public final class OutlookTable {
    public static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("week", "date"),
                    new Charts.Axis("receipts", "decimal"),
                    new Charts.Axis("payments", "decimal"),
                    new Charts.Axis("expected", "decimal"),
                    new Charts.Axis("p10", "decimal"),
                    new Charts.Axis("p50", "decimal"),
                    new Charts.Axis("p90", "decimal"),
                    new Charts.Axis("minimum", "decimal"),
                    new Charts.Axis("below_percent", "decimal"));

    /** Of one line of the income statement by month, over the points of that line. */
    static final Chart PROFIT =
            new Chart(Chart.Kind.LINE, "month", List.of("expected"))
                    .within("expected", "low", "high");

    private OutlookTable() {}

    /** Cash with its band, the line it is to stay above, and the first week that may be below. */
    public static Chart chart(CashForecast forecast) {
        return new Chart(Chart.Kind.LINE, "week", List.of("p50"))
                .within("p50", "p10", "p90")
                .limited("minimum")
                .marked(forecast.breach().map(week -> week.monday().toString()).orElse(null));
    }

    public static List<Value> rows(CashForecast forecast) {
        return forecast.weeks().stream().<Value>map(week -> row(week, forecast.minimum())).toList();
    }

    private static Value row(CashWeek week, Fact minimum) {
        return new Value.Items(
                List.of(
                        Value.text(week.monday().toString()),
                        exact(week.receipts()),
                        exact(week.payments()),
                        exact(week.expected()),
                        exact(week.closing().p10()),
                        exact(week.closing().p50()),
                        exact(week.closing().p90()),
                        exact(minimum),
                        exact(week.below())));
    }

    private static Value exact(Fact fact) {
        return Value.text(fact.value().toPlainString());
    }
}
