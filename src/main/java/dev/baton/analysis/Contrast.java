package dev.baton.analysis;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two tables joined: what stands on both sides, by how much it differs, and what only on one. */
record Contrast(List<Line> lines) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One row of the join; a side without the row, or without a number in it, is null. The change
     * is in percent of the right side's size.
     */
    record Line(List<Value> key, @Nullable BigDecimal left, @Nullable BigDecimal right) {
        Optional<BigDecimal> difference() {
            return left == null || right == null
                    ? Optional.empty()
                    : Optional.of(left.subtract(right));
        }

        Optional<BigDecimal> percent() {
            return difference()
                    .filter(_ -> right != null && right.signum() != 0)
                    .map(each ->
                            each.multiply(HUNDRED)
                                    .divide(
                                            java.util.Objects.requireNonNull(right).abs(),
                                            1,
                                            RoundingMode.HALF_UP));
        }
    }

    /** Which of two directions is looked for. */
    enum Direction {
        MORE,
        LESS,
        ANY;

        static Direction of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "more" -> MORE;
                case "less" -> LESS;
                default -> ANY;
            };
        }
    }

    Contrast {
        lines = List.copyOf(lines);
    }

    /** The largest difference first, then what is on one side only, the larger first. */
    static Contrast of(Side left, Side right, Pairing pairing) {
        var lefts = sums(left, pairing.leftKey(), pairing.leftMeasure());
        var rights = sums(right, pairing.rightKey(), pairing.rightMeasure());
        var keys = new LinkedHashSet<>(lefts.keySet());
        keys.addAll(rights.keySet());
        var lines = new ArrayList<Line>();
        for (var key : keys) {
            var mine = lefts.get(key);
            var other = rights.get(key);
            lines.add(
                    new Line(
                            mine == null
                                    ? java.util.Objects.requireNonNull(other).key()
                                    : mine.key(),
                            mine == null ? null : mine.sum(),
                            other == null ? null : other.sum()));
        }
        lines.sort(
                Comparator.comparing((Line line) -> line.difference().isEmpty())
                        .thenComparing(Comparator.comparing(Contrast::size).reversed())
                        .thenComparing(line -> line.key().toString()));
        return new Contrast(lines);
    }

    private static BigDecimal size(Line line) {
        return line.difference()
                .or(() -> Optional.ofNullable(line.left()))
                .or(() -> Optional.ofNullable(line.right()))
                .orElse(BigDecimal.ZERO)
                .abs();
    }

    private record Sum(List<Value> key, @Nullable BigDecimal sum) {}

    /** Rows of one key are added up; a table that is finer than the key is no other table. */
    private static Map<List<String>, Sum> sums(
            Side side, List<Side.Column> key, Side.Column measure) {
        var sums = new LinkedHashMap<List<String>, Sum>();
        for (var row : side.rows()) {
            var cells = key.stream().map(column -> side.cell(row, column)).toList();
            var number = Side.number(side.cell(row, measure)).orElse(null);
            sums.merge(
                    cells.stream().map(Contrast::folded).toList(),
                    new Sum(cells, number),
                    (a, b) -> new Sum(a.key(), added(a.sum(), b.sum())));
        }
        return sums;
    }

    private static @Nullable BigDecimal added(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null ? b : b == null ? a : a.add(b);
    }

    /** Names are the same however they are written large or spaced, and numbers by their value. */
    private static String folded(Value value) {
        return switch (value) {
            case Value.Text(var text) ->
                    text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            case Value.Number(var number) -> number.stripTrailingZeros().toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    String.valueOf(value);
        };
    }

    /** All of them, these first: what was looked for must not be cut off with the rest. */
    List<Line> first(List<Line> some) {
        var all = new LinkedHashSet<>(some);
        all.addAll(lines);
        return List.copyOf(all);
    }

    /** What both sides have. */
    List<Line> both() {
        return lines.stream().filter(line -> line.difference().isPresent()).toList();
    }

    /** What only the left side has, or only the right one. */
    List<Line> only(boolean left) {
        return lines.stream()
                .filter(line -> left ? line.right() == null : line.left() == null)
                .toList();
    }

    /** Whether a line changed by at least so many percent; from nothing to something is enough. */
    static boolean concerns(Line line, BigDecimal threshold, Direction direction) {
        var difference = line.difference().orElse(BigDecimal.ZERO);
        var way =
                switch (direction) {
                    case MORE -> difference.signum() > 0;
                    case LESS -> difference.signum() < 0;
                    case ANY -> difference.signum() != 0;
                };
        return way && line.percent().map(each -> each.abs().compareTo(threshold) > 0).orElse(true);
    }

    /** The sum of one side's numbers. */
    BigDecimal total(boolean left) {
        return lines.stream()
                .map(line -> left ? line.left() : line.right())
                .filter(java.util.Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
