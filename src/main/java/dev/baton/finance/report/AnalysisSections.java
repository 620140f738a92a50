package dev.baton.finance.report;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.statement.Ratio;
import dev.baton.finance.statement.Statement;
import dev.baton.finance.statement.Variance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements beside what they are compared with, and ratios beside what is usual. */
final class AnalysisSections {
    private static final List<String> KEY_FIGURES =
            List.of(
                    "revenue",
                    "gross_profit",
                    "operating_result",
                    "ebit",
                    "net_result",
                    "cash",
                    "equity");
    private static final Set<String> DRAWN = Set.of("revenue", "gross_profit", "net_result");

    private final Given analysis;
    private final Map<String, Variance> variances;

    AnalysisSections(Given analysis) {
        this.analysis = analysis;
        variances =
                analysis.parts("variances", Variance.class).stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.amount().id(),
                                        Function.identity(),
                                        (one, _) -> one));
    }

    List<Section> all() {
        var sections = new ArrayList<Section>();
        sections.add(keyFigures());
        statement("income", "Income statement", sections);
        statement("balance", "Balance sheet", sections);
        statement("cash_flow", "Cash flow", sections);
        sections.add(ratios());
        return sections;
    }

    private Section keyFigures() {
        var told =
                analysis.parts("variances", Variance.class).stream()
                        .filter(each -> KEY_FIGURES.contains(each.key()))
                        // The net result stands in the cash flow, too.
                        .collect(
                                Collectors.toMap(
                                        Variance::key,
                                        Function.identity(),
                                        (one, _) -> one,
                                        LinkedHashMap::new))
                        .values()
                        .stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Variance each) -> KEY_FIGURES.indexOf(each.key())))
                        .toList();
        var groups =
                told.stream()
                        .filter(each -> DRAWN.contains(each.key()))
                        .map(each ->
                                new Drawing.Group(
                                        each.label(), List.of(each.before(), each.amount())))
                        .toList();
        var table = table(told.stream().map(this::row).toList());
        var blocks = new ArrayList<Section.Block>();
        if (!groups.isEmpty()) {
            blocks.add(
                    new Section.Picture(
                            Drawing.bars(groups),
                            "Bars: what it is compared with beside the period"));
        }
        blocks.add(table);
        return new Section(
                "key-figures", "Key figures", blocks, FactSheet.of(Given.factsOf(table)));
    }

    private void statement(String part, String title, List<Section> into) {
        analysis.part(part, Statement.class)
                .ifPresent(statement -> {
                    var table = table(statement.lines().stream().map(this::row).toList());
                    into.add(
                            new Section(
                                    part,
                                    title,
                                    List.of(table),
                                    FactSheet.of(Given.factsOf(table))));
                });
    }

    private static Section.Table table(List<Section.Row> rows) {
        return new Section.Table(
                List.of("", "Period", "Compared with", "Difference", "Change"), rows);
    }

    private Section.Row row(Statement.Line line) {
        var variance = variances.get(line.fact().id());
        return variance == null
                ? new Section.Row(
                        List.of(new Section.Words(line.label()), new Section.Figure(line.fact())),
                        line.total())
                : row(variance);
    }

    private Section.Row row(Variance each) {
        return new Section.Row(
                List.of(
                        new Section.Words(each.label()),
                        new Section.Figure(each.amount()),
                        new Section.Figure(each.before()),
                        new Section.Figure(each.difference()),
                        cell(each.percent())),
                each.total());
    }

    private Section ratios() {
        var rows = new ArrayList<Section.Row>();
        for (var ratio : analysis.parts("ratios", Ratio.class)) {
            rows.add(
                    new Section.Row(
                            List.of(
                                    new Section.Words(ratio.label()),
                                    cell(ratio.value()),
                                    cell(ratio.prior()),
                                    band(ratio, true),
                                    band(ratio, false),
                                    new Section.Words(remark(ratio))),
                            false));
        }
        var table =
                new Section.Table(
                        List.of("", "Value", "Before", "Usual from", "to", "Remark"), rows);
        return new Section("ratios", "Ratios", List.of(table), FactSheet.of(Given.factsOf(table)));
    }

    private static Section.Cell band(Ratio ratio, boolean low) {
        var band = ratio.band();
        var value = ratio.value();
        if (band == null || value == null) {
            return new Section.Blank();
        }
        return new Section.Figure(
                new Fact(
                        "band:%s:%s:%s"
                                .formatted(band.industry(), ratio.key(), low ? "low" : "high"),
                        "Usual in " + band.industry(),
                        low ? band.low() : band.high(),
                        value.unit(),
                        value.asOf(),
                        "%s (%s)".formatted(band.source(), band.asOf()),
                        List.of()));
    }

    private static String remark(Ratio ratio) {
        var why = ratio.notMeaningful();
        return why == null
                ? ratio.place().map(place -> place.name().toLowerCase(Locale.ROOT)).orElse("")
                : "not meaningful: " + why;
    }

    private static Section.Cell cell(@Nullable Fact fact) {
        return fact == null ? new Section.Blank() : new Section.Figure(fact);
    }
}
