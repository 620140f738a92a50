package dev.baton.finance.forecast;

import dev.baton.finance.step.Asked;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a scenario that was given in fields: changes in percent ({@code collections}, {@code
 * revenue}, {@code costs}, {@code payroll}), shifts in days ({@code receivable_days}, {@code
 * payable_days}), and {@code once} with day and amount. Words are read as words.
 */
final class ScenarioFields {
    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "collections",
                    "revenue",
                    "costs",
                    "payroll",
                    "receivable_days",
                    "payable_days",
                    "once");
    private static final double MOST = 1_000;

    private ScenarioFields() {}

    /** Nothing is different when the value is absent or empty. */
    static Scenario of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.isBlank() ? Scenario.NONE : ScenarioText.of(text);
            case Value.Fields fields -> fields(fields);
            case Value.Nothing _ -> Scenario.NONE;
            case Value.Items _, Value.Number _, Value.Flag _, Value.Ref _, Value.Prose _ ->
                    throw wrong("a scenario is text or fields");
        };
    }

    private static Scenario fields(Value.Fields fields) {
        for (var name : fields.fields().keySet()) {
            if (!KNOWN.contains(name)) {
                throw wrong("“%s” is not known".formatted(name));
            }
        }
        var scenario =
                new Scenario(
                        "",
                        share(fields, "collections"),
                        days(fields, "receivable_days"),
                        days(fields, "payable_days"),
                        share(fields, "revenue"),
                        share(fields, "costs"),
                        share(fields, "payroll"),
                        once(fields.at("once")));
        return scenario.none()
                ? Scenario.NONE
                : scenario.withWords(fields.text("name").orElseGet(() -> words(fields)));
    }

    private static String words(Value.Fields fields) {
        var words = new ArrayList<String>();
        for (var name : List.of("collections", "revenue", "costs", "payroll")) {
            Asked.number(fields, name)
                    .ifPresent(each -> words.add("%s %s %%".formatted(name, each.toPlainString())));
        }
        for (var name : List.of("receivable_days", "payable_days")) {
            Asked.number(fields, name)
                    .ifPresent(each ->
                            words.add(
                                    "%s %s"
                                            .formatted(
                                                    name.replace('_', ' '), each.toPlainString())));
        }
        return words.isEmpty() ? "once" : String.join(", ", words);
    }

    private static double share(Value.Fields fields, String name) {
        var change = Asked.number(fields, name).map(Number::doubleValue).orElse(0.0);
        if (change < -100 || change > MOST) {
            throw wrong("%s changes by -100 to 1000 percent".formatted(name));
        }
        return 1 + change / 100;
    }

    private static int days(Value.Fields fields, String name) {
        var days = Asked.number(fields, name).map(Number::intValue).orElse(0);
        if (Math.abs(days) > 365) {
            throw wrong("%s is at most a year".formatted(name));
        }
        return days;
    }

    private static List<Scenario.Once> once(Value value) {
        if (!(value instanceof Value.Items(var items))) {
            return List.of();
        }
        var once = new ArrayList<Scenario.Once>();
        for (var item : items) {
            if (!(item instanceof Value.Fields fields)) {
                throw wrong("once holds day and amount");
            }
            try {
                once.add(
                        new Scenario.Once(
                                LocalDate.parse(fields.text("day").orElse("")),
                                Asked.number(fields, "amount")
                                        .orElseThrow(() -> wrong("once holds day and amount"))));
            } catch (DateTimeException e) {
                throw wrong("the day of a single payment is written as 2026-08-15");
            }
        }
        return once;
    }

    private static ProblemException wrong(String what) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "The scenario cannot be read: %s.".formatted(what),
                "Give words, or the fields collections, revenue, costs, payroll (percent),"
                        + " receivable_days, payable_days, once (day, amount).");
    }
}
