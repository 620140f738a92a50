package dev.baton.finance.report;

import dev.baton.chart.Chart;
import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to come and what may go wrong, as the agents that look ahead tell it. */
final class OutlookSections {
    private static final int WEEKS = 60;
    private static final int SERIES = 3;

    /** The columns that become lines; in print a band is its two edges. */
    private static List<String> lines(Chart chart) {
        var edges =
                chart.bands().stream().limit(1).flatMap(band -> Stream.of(band.low(), band.high()));
        var drawn = Stream.concat(chart.y().stream(), chart.limits().stream());
        int most = chart.bands().isEmpty() ? SERIES : SERIES - 1;
        return Stream.concat(drawn.limit(most), edges).toList();
    }

    private OutlookSections() {}

    static Section forecast(Given forecast, String currency) {
        var blocks = new ArrayList<Section.Block>();
        var facts = forecast.cited();
        blocks.add(new Section.Prose(forecast.text()));
        var table = forecast.table(currency, WEEKS);
        if (table.isPresent()) {
            picture(forecast, table.get()).ifPresent(blocks::add);
            blocks.add(table.get());
            facts = facts.and(FactSheet.of(Given.factsOf(table.get())));
        }
        return new Section("forecast", "Forecast", blocks, facts);
    }

    private static Optional<Section.Block> picture(Given forecast, Section.Table table) {
        if (!(forecast.body().at("chart") instanceof Value.Fields chart)) {
            return Optional.empty();
        }
        var wanted = Json.as(chart, Chart.class);
        int x = table.head().indexOf(wanted.x().replace('_', ' '));
        var series =
                lines(wanted).stream()
                        .map(name -> series(table, name.replace('_', ' ')))
                        .filter(group -> group.values().size() > 1)
                        .toList();
        if (x < 0 || series.isEmpty()) {
            return Optional.empty();
        }
        var points =
                table.rows().stream()
                        .map(row -> row.cells().get(x))
                        .map(cell -> cell instanceof Section.Words(var text) ? text : "")
                        .toList();
        return Optional.of(
                new Section.Picture(Drawing.lines(points, series), "Lines over " + wanted.x()));
    }

    private static Drawing.Group series(Section.Table table, String name) {
        int at = table.head().indexOf(name);
        var values = new ArrayList<Fact>();
        for (var row : table.rows()) {
            if (at >= 0
                    && at < row.cells().size()
                    && row.cells().get(at) instanceof Section.Figure(var fact)) {
                values.add(fact);
            }
        }
        return new Drawing.Group(name, values);
    }

    static Section risks(Given alerts, String currency) {
        var blocks = new ArrayList<Section.Block>();
        blocks.add(new Section.Prose(alerts.text()));
        var facts = alerts.cited();
        var counts = counts(alerts);
        if (!counts.isEmpty()) {
            blocks.add(new Section.Picture(Drawing.bars(counts), "Alerts by severity"));
            facts =
                    facts.and(
                            FactSheet.of(
                                    counts.stream()
                                            .flatMap(each -> each.values().stream())
                                            .toList()));
        }
        var rows = new ArrayList<Section.Row>();
        for (var alert : alerts.parts("alerts", Value.Fields.class)) {
            rows.add(row(alert, alerts, currency));
        }
        var table =
                new Section.Table(
                        List.of("Severity", "What", "Amount", "Owner", "Due", "Evidence"), rows);
        blocks.add(table);
        return new Section(
                "risks",
                "Risks and opportunities",
                blocks,
                facts.and(FactSheet.of(Given.factsOf(table))));
    }

    private static Section.Row row(Value.Fields alert, Given alerts, String currency) {
        var key = alert.text("key").orElse("");
        var amount = alert.text("amount");
        var evidence =
                alert.at("evidence") instanceof Value.Items(var ids) ? ids : List.<Value>of();
        var ids =
                evidence.stream()
                        .map(each -> each instanceof Value.Text(var id) ? id : "")
                        .toList();
        Section.Cell sum =
                amount.isEmpty()
                        ? new Section.Blank()
                        : new Section.Figure(
                                new Fact(
                                        "alert:" + key + ":amount",
                                        "Amount of " + alert.text("title").orElse(key),
                                        new BigDecimal(amount.get()),
                                        currency,
                                        alerts.asOf(),
                                        alert.text("rule").orElse(""),
                                        ids));
        return new Section.Row(
                List.of(
                        words(alert, "severity"),
                        words(alert, "title"),
                        sum,
                        words(alert, "owner"),
                        words(alert, "due"),
                        new Section.Words(
                                String.join(", ", ids.stream().limit(3).toList())
                                        + (ids.size() > 3 ? ", …" : ""))),
                false);
    }

    private static Section.Cell words(Value.Fields alert, String field) {
        return new Section.Words(alert.text(field).orElse(""));
    }

    private static List<Drawing.Group> counts(Given alerts) {
        if (!(alerts.body().at("counts") instanceof Value.Fields(var counts))) {
            return List.of();
        }
        var groups = new ArrayList<Drawing.Group>();
        counts.forEach((severity, count) -> {
            if (count instanceof Value.Number(var number)) {
                groups.add(
                        new Drawing.Group(
                                severity,
                                List.of(
                                        new Fact(
                                                "alerts:count:" + severity,
                                                "Alerts: " + severity,
                                                number,
                                                "count",
                                                alerts.asOf(),
                                                "number of alerts",
                                                List.of()))));
            }
        });
        return groups;
    }
}
