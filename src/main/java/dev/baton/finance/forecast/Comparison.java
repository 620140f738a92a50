package dev.baton.finance.forecast;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Two forecasts of the same weeks against one another: what cash is less or more at the end, and
 * which components make the difference.
 *
 * @param bridge the differences of all components; they add up to the whole
 */
public record Comparison(Fact difference, Fact lowestDifference, List<Step> bridge) {
    /** What one component adds to the difference. */
    public record Step(Component component, Fact difference) {}

    public Comparison {
        bridge = List.copyOf(bridge);
    }

    /** {@code other} less {@code base}. */
    public static Comparison of(CashForecast base, CashForecast other) {
        var bridge = new ArrayList<Step>();
        var whole = other.opening().value().subtract(base.opening().value());
        for (var component : Component.values()) {
            var difference = other.total(component).subtract(base.total(component));
            if (difference.signum() != 0) {
                whole = whole.add(difference);
                var what = component.word();
                bridge.add(
                        new Step(
                                component,
                                fact(
                                        other,
                                        "difference:" + what,
                                        component.label() + ", difference",
                                        difference,
                                        inputs(base, other, component))));
            }
        }
        var least =
                other.lowest()
                        .closing()
                        .lowest()
                        .value()
                        .subtract(base.lowest().closing().lowest().value());
        return new Comparison(
                fact(
                        other,
                        "difference",
                        "Cash at the end, difference",
                        whole,
                        bridge.stream().map(step -> step.difference().id()).toList()),
                fact(
                        other,
                        "difference:lowest",
                        "Lowest cash, difference",
                        least,
                        List.of(
                                other.lowest().closing().lowest().id(),
                                base.lowest().closing().lowest().id())),
                bridge);
    }

    public List<Fact> facts() {
        var facts = new ArrayList<>(List.of(difference, lowestDifference));
        bridge.forEach(step -> facts.add(step.difference()));
        return facts;
    }

    private static List<String> inputs(CashForecast base, CashForecast other, Component component) {
        var inputs = new ArrayList<String>();
        for (var forecast : List.of(base, other)) {
            forecast.weeks().stream()
                    .flatMap(week -> week.flows().stream())
                    .filter(flow -> flow.component() == component)
                    .forEach(flow -> inputs.add(flow.amount().id()));
        }
        return inputs;
    }

    private static Fact fact(
            CashForecast other, String what, String label, BigDecimal value, List<String> inputs) {
        var prefix = other.opening().id().replaceAll(":opening$", "");
        return new Fact(
                prefix + ":" + what,
                label,
                value,
                other.company().currency(),
                other.asOf(),
                "with the scenario - without it",
                inputs);
    }
}
