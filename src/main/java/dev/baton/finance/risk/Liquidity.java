package dev.baton.finance.risk;

import dev.baton.finance.book.Use;
import dev.baton.finance.forecast.CashForecast;
import dev.baton.finance.forecast.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much cash there is against the minimum: today, in the weeks of the forecast that
 * forecasting_agent gives too, beyond it at the pace of late, and against what leaves in a month.
 */
final class Liquidity implements Detector {
    private static final int MONTHS = 3;
    private static final BigDecimal ENOUGH_MONTHS = new BigDecimal("6");
    private static final BigDecimal SHORT_MONTHS = new BigDecimal("6");

    @Override
    public List<Alert> look(Scene scene) {
        var money = new Money(scene.books());
        var forecast = forecast(scene);
        var least = forecast.minimum().value();
        var cash = forecast.opening().value();
        var from = scene.to().minusMonths(MONTHS).plusDays(1);
        var months = BigDecimal.valueOf(MONTHS);
        var out = money.paidOut(from, scene.to()).divide(months, 2, RoundingMode.HALF_UP);
        var change =
                cash.subtract(money.balance(from.minusDays(1), Set.of(Use.CASH)))
                        .divide(months, 2, RoundingMode.HALF_UP);
        var alerts = new ArrayList<Alert>();
        if (cash.compareTo(least) < 0) {
            alerts.add(below(scene, cash, least));
            return alerts;
        }
        // Of fewer months there is too little to forecast from.
        boolean foreseen = !scene.books().company().firstDay().isAfter(from);
        if (foreseen) {
            Shortfall.of(forecast).map(each -> each.alert(scene)).ifPresent(alerts::add);
        }
        if (alerts.isEmpty() && change.signum() < 0) {
            runway(scene, forecast, change.negate(), foreseen).ifPresent(alerts::add);
        } else if (alerts.isEmpty()
                && out.signum() > 0
                && cash.compareTo(out.multiply(ENOUGH_MONTHS)) > 0) {
            alerts.add(idle(scene, cash, out));
        }
        return alerts;
    }

    private static CashForecast forecast(Scene scene) {
        var known = scene.books().company().asOf();
        LocalDate asOf = scene.to().isAfter(known) ? known : scene.to();
        var minimum = scene.settings().minimumCash();
        return CashForecast.of(
                scene.books(),
                new CashForecast.Wish(asOf, Scenario.NONE, minimum, CashForecast.WEEKS));
    }

    private static Alert below(Scene scene, BigDecimal cash, BigDecimal least) {
        return new Finding(Rule.LIQUIDITY, "below", scene)
                .amount(least.subtract(cash), List.of())
                .fact("cash", "Cash", cash, scene.currency(), List.of())
                .fact("least", "Minimum", least, scene.currency(), List.of())
                .alert(
                        Severity.CRITICAL,
                        "Cash is {{cash}}, {{amount}} below the minimum of {{least}}.",
                        List.of());
    }

    private static Optional<Alert> runway(
            Scene scene, CashForecast forecast, BigDecimal burn, boolean foreseen) {
        var cash = forecast.opening().value();
        var least = forecast.minimum().value();
        var months = cash.subtract(least).divide(burn, 1, RoundingMode.DOWN);
        if (months.compareTo(SHORT_MONTHS) >= 0) {
            return Optional.empty();
        }
        boolean soon = !foreseen && months.compareTo(BigDecimal.valueOf(MONTHS)) < 0;
        return Optional.of(
                new Finding(Rule.LIQUIDITY, "runway", scene)
                        .amount(burn, List.of())
                        .fact("cash", "Cash", cash, scene.currency(), List.of())
                        .fact("least", "Minimum", least, scene.currency(), List.of())
                        .fact("months", "Months left", months, "months", List.of())
                        .alert(
                                soon ? Severity.HIGH : Severity.WARNING,
                                "Cash of {{cash}} shrank by {{amount}} a month of late; at that pace it reaches the minimum of {{least}} in {{months}}"
                                        + (foreseen
                                                ? ". The forecast by week does not show that."
                                                : "."),
                                List.of()));
    }

    private static Alert idle(Scene scene, BigDecimal cash, BigDecimal out) {
        return new Finding(Rule.IDLE_CASH, "idle", scene)
                .amount(cash.subtract(out.multiply(ENOUGH_MONTHS)), List.of())
                .fact("cash", "Cash", cash, scene.currency(), List.of())
                .fact("out", "Paid a month", out, scene.currency(), List.of())
                .alert(
                        Severity.INFO,
                        "Cash of {{cash}} is more than half a year of what is paid ({{out}} a month): {{amount}} could work elsewhere.",
                        List.of());
    }
}
