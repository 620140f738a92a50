package dev.baton.reward.grade;

import dev.baton.reward.Agreement;
import dev.baton.sql.Comparison;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The gold that a result agrees with best, and how far. Where there is a second data variant, an
 * agreement must hold there too.
 */
record ResultMatch(Gold gold, Comparison.Match match, double rowF1, boolean variant, String why) {
    private static final double RELAXED = .85;
    private static final double UNLIKE = .4;
    private static final Comparator<ResultMatch> BEST =
            Comparator.<ResultMatch>comparingInt(each -> -each.match().ordinal())
                    .thenComparingDouble(ResultMatch::rowF1)
                    .thenComparingDouble(each -> each.gold().cost())
                    .thenComparingInt(each -> -each.gold().number());

    /** What the query gives in the second variant; empty when it does not run there. */
    interface Elsewhere extends Supplier<Optional<ResultTable>> {}

    static ResultMatch best(List<Gold> golds, ResultTable table, Elsewhere elsewhere) {
        return golds.stream().map(gold -> of(gold, table, elsewhere)).max(BEST).orElseThrow();
    }

    private static ResultMatch of(Gold gold, ResultTable table, Elsewhere elsewhere) {
        var here = compared(gold.table(), table, gold.order());
        var there = gold.other();
        if (here.match() == Comparison.Match.NONE) {
            return new ResultMatch(gold, here.match(), here.rowF1(), false, unlike(gold, table));
        }
        if (there == null) {
            return new ResultMatch(gold, here.match(), here.rowF1(), false, alike(gold, table));
        }
        var other = elsewhere.get();
        if (other.isEmpty()) {
            return new ResultMatch(
                    gold, Comparison.Match.NONE, 0, true, "It does not run on the other data.");
        }
        var second = compared(there, other.get(), gold.order());
        boolean fails = second.match() == Comparison.Match.NONE;
        return new ResultMatch(
                gold,
                here.match().compareTo(second.match()) > 0 ? here.match() : second.match(),
                Math.min(here.rowF1(), second.rowF1()),
                true,
                fails
                        ? "The rows agree here and not on other data of the same kind: "
                                + unlike(there, other.get(), gold.order())
                        : alike(gold, table));
    }

    /** What was cut off cannot agree. */
    private static Comparison.Outcome compared(
            ResultTable gold, ResultTable table, Uses.Order order) {
        var outcome = Comparison.of(gold, table, order);
        return table.truncated()
                ? new Comparison.Outcome(Comparison.Match.NONE, outcome.rowF1())
                : outcome;
    }

    Agreement agreement() {
        return switch (match) {
            case STRICT -> Agreement.STRICT;
            case RELAXED -> Agreement.RELAXED;
            case NONE -> Agreement.NONE;
        };
    }

    Finding result() {
        double value =
                switch (match) {
                    case STRICT -> 1;
                    case RELAXED -> RELAXED;
                    case NONE -> UNLIKE * rowF1;
                };
        var evidence =
                Map.of(
                        "match",
                        match,
                        "row_f1",
                        rowF1,
                        "gold",
                        gold.number(),
                        "gold_rows",
                        gold.table().rowCount());
        return Finding.of(value, evidence, why);
    }

    /** By the planner's costs, which do not depend on how busy the database is. */
    Finding efficiency(double cost) {
        double ratio = cost <= 0 ? 2 : gold.cost() / cost;
        var evidence = Map.of("cost", cost, "gold_cost", gold.cost());
        if (match == Comparison.Match.NONE) {
            return Finding.of(0, evidence, "What a wrong query costs does not matter.");
        }
        double value = ratio >= 2 ? 1 : ratio >= 1 ? .8 : ratio >= .5 ? .6 : ratio >= .25 ? .4 : .2;
        return Finding.of(
                value,
                evidence,
                ratio >= 1
                        ? "It costs no more than the right query."
                        : "It costs %.1f times as much as the right query.".formatted(1 / ratio));
    }

    private static String alike(Gold gold, ResultTable table) {
        int extra = table.columns().size() - gold.table().columns().size();
        return extra == 0
                ? "The rows are the right ones."
                : "The rows are the right ones, with %d %s too many."
                        .formatted(extra, extra == 1 ? "column" : "columns");
    }

    private static String unlike(Gold gold, ResultTable table) {
        return unlike(gold.table(), table, gold.order());
    }

    private static String unlike(ResultTable gold, ResultTable table, Uses.Order order) {
        int columns = table.columns().size();
        int wanted = gold.columns().size();
        if (table.truncated()) {
            return "More rows come back than are compared; %d are right."
                    .formatted(gold.rowCount());
        }
        if (columns < wanted) {
            return "%d of %d columns are missing.".formatted(wanted - columns, wanted);
        }
        if (table.rowCount() != gold.rowCount()) {
            return "%d rows come back; %d are right.".formatted(table.rowCount(), gold.rowCount());
        }
        if (order.asked()
                && Comparison.of(gold, table, Uses.Order.NONE).match() != Comparison.Match.NONE) {
            return "The rows are the right ones in the wrong order.";
        }
        return columns > wanted + 2
                ? "%d columns come back; %d are right.".formatted(columns, wanted)
                : "As many rows come back as should, and some hold other values.";
    }
}
