package dev.baton.analysis;

import dev.baton.analysis.Contrast.Direction;
import dev.baton.analysis.Contrast.Line;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a comparison shows: totals, the largest changes, what was looked for, what is missing.
 */
final class ContrastText {
    private static final int NAMED = 3;
    private static final int FLAGGED = 10;

    private final Contrast contrast;
    private final String left;
    private final String right;

    ContrastText(Contrast contrast, String left, String right) {
        this.contrast = contrast;
        this.left = left;
        this.right = right;
    }

    /** {@code threshold} is null when nothing was to be told apart. */
    String of(@Nullable BigDecimal threshold, Direction direction, List<Line> flagged) {
        var both = contrast.both();
        var said = new ArrayList<String>();
        if (both.size() == 1 && both.getFirst().key().isEmpty()) {
            said.add(single(both.getFirst()));
        } else if (both.isEmpty()) {
            said.add("Nothing is on both sides.");
        } else {
            said.add(totals(both.size()));
            changes("Largest rise", both, 1).ifPresent(said::add);
            changes("Largest fall", both, -1).ifPresent(said::add);
        }
        if (threshold != null && !both.isEmpty()) {
            said.add(flagged(threshold, direction, flagged));
        }
        missing(left, contrast.only(true)).ifPresent(said::add);
        missing(right, contrast.only(false)).ifPresent(said::add);
        return String.join(" ", said);
    }

    private String single(Line line) {
        return "%s: %s; %s: %s; difference %s."
                .formatted(
                        capitalised(left),
                        number(line.left()),
                        right,
                        number(line.right()),
                        change(line));
    }

    private String totals(int count) {
        var total = new Line(List.of(), contrast.total(true), contrast.total(false));
        return "%d compared. %s: %s in all; %s: %s in all; difference %s."
                .formatted(
                        count,
                        capitalised(left),
                        number(total.left()),
                        right,
                        number(total.right()),
                        change(total));
    }

    private static java.util.Optional<String> changes(String what, List<Line> lines, int sign) {
        var named =
                lines.stream()
                        .filter(line -> line.difference().orElse(BigDecimal.ZERO).signum() == sign)
                        .limit(NAMED)
                        .map(ContrastText::named)
                        .toList();
        return named.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        what + (named.size() == 1 ? ": " : "s: ") + String.join(", ", named) + ".");
    }

    private static String flagged(BigDecimal threshold, Direction direction, List<Line> flagged) {
        var how =
                switch (direction) {
                    case MORE -> "higher";
                    case LESS -> "lower";
                    case ANY -> "higher or lower";
                };
        var bar = threshold.stripTrailingZeros().toPlainString();
        if (flagged.isEmpty()) {
            return "None is more than %s %% %s.".formatted(bar, how);
        }
        var names =
                flagged.stream()
                        .limit(FLAGGED)
                        .map(ContrastText::named)
                        .collect(Collectors.joining(", "));
        int more = flagged.size() - FLAGGED;
        return "More than %s %% %s, %d in all: %s%s."
                .formatted(
                        bar,
                        how,
                        flagged.size(),
                        names,
                        more > 0 ? " and %d more".formatted(more) : "");
    }

    private static java.util.Optional<String> missing(String side, List<Line> lines) {
        if (lines.isEmpty()) {
            return java.util.Optional.empty();
        }
        var names =
                lines.stream()
                        .limit(NAMED)
                        .map(line ->
                                "%s (%s)"
                                        .formatted(
                                                name(line),
                                                number(
                                                        line.left() == null
                                                                ? line.right()
                                                                : line.left())))
                        .collect(Collectors.joining(", "));
        int more = lines.size() - NAMED;
        return java.util.Optional.of(
                "Only in %s: %s%s."
                        .formatted(side, names, more > 0 ? " and %d more".formatted(more) : ""));
    }

    private static String named(Line line) {
        return name(line) + " " + change(line);
    }

    /** The names of a row as they stand in it. */
    static String name(Line line) {
        return line.key().isEmpty()
                ? "the value"
                : line.key().stream().map(ContrastText::plain).collect(Collectors.joining(", "));
    }

    private static String change(Line line) {
        var difference = line.difference().orElse(BigDecimal.ZERO);
        var sign = difference.signum() > 0 ? "+" : "";
        return line.percent()
                .map(percent ->
                        "%s%s (%s%s %%)"
                                .formatted(
                                        sign,
                                        number(difference),
                                        percent.signum() > 0 ? "+" : "",
                                        percent.toPlainString()))
                .orElse(sign + number(difference));
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.length() > 60 ? text.substring(0, 59) + "…" : text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> flag ? "yes" : "no";
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    "none";
        };
    }

    static String number(@Nullable BigDecimal number) {
        return number == null
                ? "none"
                : number.scale() <= 2
                        ? number.toPlainString()
                        : number.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
