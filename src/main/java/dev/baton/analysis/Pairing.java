package dev.baton.analysis;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which columns two tables are joined, and which number of each is compared. Two single numbers
 * have no key.
 */
record Pairing(
        List<Side.Column> leftKey,
        List<Side.Column> rightKey,
        Side.Column leftMeasure,
        Side.Column rightMeasure) {

    /** Throws bad_request, with the columns there are, when the tables have nothing in common. */
    static Pairing of(Side left, Side right, @Nullable String key, @Nullable String measure) {
        var measures = measures(left, right, measure);
        var keys = keys(left, right, key, measures);
        return new Pairing(
                keys.stream().map(Pair::left).toList(),
                keys.stream().map(Pair::right).toList(),
                measures.left(),
                measures.right());
    }

    private record Pair(Side.Column left, Side.Column right) {}

    private static Pair measures(Side left, Side right, @Nullable String measure) {
        if (measure != null) {
            return new Pair(
                    named(left, measure, left.measures()), named(right, measure, right.measures()));
        }
        for (var column : left.measures()) {
            var same = right.measures().stream().filter(each -> each.called(column.name()));
            var found = same.findFirst();
            if (found.isPresent()) {
                return new Pair(column, found.get());
            }
        }
        if (left.measures().isEmpty() || right.measures().isEmpty()) {
            throw unfit("There is no number to compare", left, right);
        }
        // What a query computes stands behind what it is grouped by.
        return new Pair(left.measures().getLast(), right.measures().getLast());
    }

    /** A name that is on one side only means that the other side has its own name for it. */
    private static Side.Column named(Side side, String name, List<Side.Column> others) {
        return side.column(name)
                .or(() -> others.isEmpty() ? Optional.empty() : Optional.of(others.getLast()))
                .orElseThrow(() -> unfit("There is no column " + name, side, side));
    }

    private static List<Pair> keys(Side left, Side right, @Nullable String key, Pair measures) {
        if (key != null && left.column(key).isPresent() && right.column(key).isPresent()) {
            return List.of(new Pair(left.column(key).get(), right.column(key).get()));
        }
        var leftLabels = labels(left, measures.left());
        var rightLabels = labels(right, measures.right());
        var common = new ArrayList<Pair>();
        for (var column : leftLabels) {
            rightLabels.stream()
                    .filter(each -> each.called(column.name()))
                    .findFirst()
                    .ifPresent(each -> common.add(new Pair(column, each)));
        }
        var texts = common.stream().filter(pair -> !pair.left().numeric()).toList();
        if (!texts.isEmpty()) {
            return texts;
        }
        if (!common.isEmpty()) {
            return common;
        }
        if (!leftLabels.isEmpty() && !rightLabels.isEmpty()) {
            return List.of(new Pair(leftLabels.getFirst(), rightLabels.getFirst()));
        }
        if (left.rows().size() <= 1 && right.rows().size() <= 1) {
            return List.of();
        }
        throw unfit("There is no column by which they could be joined", left, right);
    }

    /** What names a row: all but the measures, what is no number first. */
    private static List<Side.Column> labels(Side side, Side.Column measure) {
        var labels = new ArrayList<Side.Column>();
        side.columns().stream().filter(each -> !each.numeric()).forEach(labels::add);
        side.columns().stream()
                .filter(each -> each.numeric() && each.label() && !each.equals(measure))
                .forEach(labels::add);
        return labels;
    }

    private static ProblemException unfit(String text, Side left, Side right) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                text + ": " + names(left) + (left == right ? "" : " and " + names(right)) + ".",
                "Ask both tables with the same grouping and one number each.");
    }

    private static String names(Side side) {
        return "%s has the columns %s"
                .formatted(
                        side.name(),
                        String.join(", ", side.columns().stream().map(Side.Column::name).toList()));
    }
}
