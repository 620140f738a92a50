package dev.baton.finance.risk;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.forecast.CashForecast;
import dev.baton.finance.forecast.CashWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The week in which the forecast has cash fall below the minimum. It is likely when more plays than
 * not end a day of the week below it, possible when one of ten ends the week below it.
 *
 * @param possible the first week with P10 below the minimum, never after {@code week}
 */
record Shortfall(CashForecast forecast, CashWeek week, CashWeek possible, boolean likely) {
    private static final Pattern RECORD = Pattern.compile("^(item|obligation):");
    private static final int NAMED = 2;
    private static final int SHOWN = 20;
    private static final int SOON_WEEKS = 4;

    /** The first likely week, else the first possible one. */
    static Optional<Shortfall> of(CashForecast forecast) {
        var least = forecast.minimum().value();
        var possible =
                forecast.weeks().stream()
                        .filter(week -> week.closing().p10().value().compareTo(least) < 0)
                        .findFirst();
        var likely = forecast.breach();
        return likely.or(() -> possible)
                .map(week -> {
                    var first = possible.filter(each -> each.monday().isBefore(week.monday()));
                    return new Shortfall(forecast, week, first.orElse(week), likely.isPresent());
                });
    }

    /** The amount is what is missing in that week: of the middle play, or of the one in ten. */
    Alert alert(Scene scene) {
        var least = forecast.minimum();
        var low = low(week);
        var finding =
                new Finding(Rule.LIQUIDITY, "forecast", scene)
                        .amount(least.value().subtract(low.value()), List.of(least.id(), low.id()))
                        .fact("least", "Minimum", least.value(), scene.currency(), least.inputs())
                        .fact("low", low.label(), low.value(), scene.currency(), List.of(low.id()))
                        .day("week", "Week of the shortfall", week.monday())
                        .day("possible", "First week it may be", possible.monday())
                        .percent(Alert.LIKELIHOOD, "Plays below the minimum", week.below().value());
        var template = said() + deepest(finding, scene) + why(finding, scene);
        return finding.quoting("P10").alert(severity(), template, evidence());
    }

    private String said() {
        if (!likely) {
            return "Cash may fall below the minimum of {{least}} in the week of {{week}}: at the lower end of the band (P10) it ends the week with {{low}}, {{amount}} short; {{likelihood}} of the plays end a day below.";
        }
        var band =
                possible.monday().isBefore(week.monday())
                        ? ", possibly from the week of {{possible}} on"
                        : "";
        return "Cash is likely to fall below the minimum of {{least}} in the week of {{week}}"
                + band
                + ": in the middle of the plays it goes down to {{low}}, {{amount}} short, and {{likelihood}} of them end a day below.";
    }

    /** What is missing most, when that is in a later week. */
    private String deepest(Finding finding, Scene scene) {
        var deepest =
                forecast.weeks().stream()
                        .min(Comparator.comparing(each -> low(each).value()))
                        .orElse(week);
        if (low(deepest).value().compareTo(low(week).value()) >= 0) {
            return "";
        }
        var least = forecast.minimum();
        var missing = least.value().subtract(low(deepest).value());
        var inputs = List.of(least.id(), low(deepest).id());
        finding.fact("most", "Missing at most", missing, scene.currency(), inputs)
                .day("deepest", "Week with the least cash", deepest.monday());
        return " Most is missing in the week of {{deepest}}: {{most}}.";
    }

    /** The largest payments of the week. */
    private String why(Finding finding, Scene scene) {
        var largest = payments().stream().limit(NAMED).toList();
        var said =
                IntStream.range(0, largest.size())
                        .mapToObj(i -> {
                            var flow = largest.get(i);
                            var size = flow.amount().value().negate();
                            var label = flow.amount().label();
                            var inputs = List.of(flow.amount().id());
                            finding.fact("pays" + i, label, size, scene.currency(), inputs);
                            return "%s {{pays%d}}"
                                    .formatted(
                                            flow.component().label().toLowerCase(Locale.ROOT), i);
                        })
                        .toList();
        return said.isEmpty()
                ? " Little comes in before."
                : " What weighs most then: %s.".formatted(String.join(", ", said));
    }

    private List<CashWeek.Flow> payments() {
        return week.flows().stream()
                .filter(flow -> flow.amount().value().signum() < 0)
                .sorted(Comparator.comparing(flow -> flow.amount().value()))
                .toList();
    }

    /** Ids of what is to be paid in that week, the largest kind of payment first. */
    private List<String> evidence() {
        return payments().stream()
                .flatMap(flow -> flow.amount().inputs().stream())
                .filter(source -> RECORD.matcher(source).find())
                .map(source -> RECORD.matcher(source).replaceFirst(""))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /** The middle of the lowest days, or P10 of the week's end where the middle is above. */
    private Fact low(CashWeek of) {
        return likely ? of.closing().lowest() : of.closing().p10();
    }

    private Severity severity() {
        if (!likely) {
            return Severity.WARNING;
        }
        var near = forecast.asOf().plusWeeks(SOON_WEEKS);
        return week.monday().isAfter(near) ? Severity.HIGH : Severity.CRITICAL;
    }
}
