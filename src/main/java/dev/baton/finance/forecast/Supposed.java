package dev.baton.finance.forecast;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a scenario supposes, in words with facts; what was typed may hold any number. */
final class Supposed {
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final String prefix;
    private final CashForecast forecast;

    Supposed(Scenario scenario, String prefix, CashForecast forecast) {
        this.prefix = prefix;
        this.forecast = forecast;
        share("collections", scenario.collections());
        share("revenue", scenario.revenue());
        share("costs", scenario.costs());
        share("payroll", scenario.payroll());
        days("customers pay", "receivable_days", scenario.receivableDays());
        days("vendors are paid", "payable_days", scenario.payableDays());
        for (int i = 0; i < scenario.once().size(); i++) {
            once(i, scenario.once().get(i));
        }
    }

    List<Fact> facts() {
        return facts;
    }

    /** Empty when nothing is supposed. */
    String words() {
        return String.join(" and ", said);
    }

    private void share(String name, double share) {
        if (share != 1) {
            var change = BigDecimal.valueOf(100 * (share - 1)).setScale(1, RoundingMode.HALF_UP);
            var verb = name.equals("payroll") || name.equals("revenue") ? "is" : "are";
            var way = change.signum() < 0 ? "lower" : "higher";
            said.add(
                    "%s %s {{%s|size}} %s"
                            .formatted(name, verb, put(name, change, "percent"), way));
        }
    }

    private void days(String who, String name, int days) {
        if (days != 0) {
            var way = days > 0 ? "later" : "earlier";
            var id = put(name, BigDecimal.valueOf(days), "days");
            said.add("%s {{%s|size}} %s".formatted(who, id, way));
        }
    }

    private void once(int at, Scenario.Once once) {
        var amount = put("once:" + at, once.amount(), forecast.company().currency());
        var day = prefix + "supposed:once:%d:day".formatted(at);
        facts.add(
                FactSheet.day(
                        day, "Day supposed", once.day(), forecast.asOf(), "as asked", List.of()));
        var verb = once.amount().signum() < 0 ? "is paid" : "comes in";
        said.add("{{%s|size}} %s on {{%s}}".formatted(amount, verb, day));
    }

    private String put(String name, BigDecimal value, String unit) {
        var id = prefix + "supposed:" + name;
        var label = "Supposed " + name.replace('_', ' ');
        facts.add(new Fact(id, label, value, unit, forecast.asOf(), "as asked", List.of()));
        return id;
    }
}
