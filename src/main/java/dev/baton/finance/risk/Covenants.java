package dev.baton.finance.risk;

import dev.baton.finance.book.Kind;
import dev.baton.finance.book.Use;
import dev.baton.finance.risk.Settings.Covenant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ratios that lenders look at, over twelve months; only where there are loans. */
final class Covenants implements Detector {
    private static final BigDecimal NEAR = new BigDecimal("0.10");
    private static final Set<Use> RESULT =
            Arrays.stream(Use.values())
                    .filter(use -> !use.kind().carried())
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<Use> BELOW_EBIT =
            EnumSet.of(Use.INTEREST, Use.INCOME_TAX, Use.EXCHANGE_DIFFERENCE);

    @Override
    public List<Alert> look(Scene scene) {
        var money = new Money(scene.books());
        var loans = money.balance(scene.to(), Set.of(Use.LOAN)).negate();
        if (loans.signum() <= 0) {
            return List.of();
        }
        var alerts = new ArrayList<Alert>();
        for (var covenant : scene.settings().covenants()) {
            measured(covenant.measure(), money, loans, scene.to())
                    .flatMap(value -> alert(scene, covenant, value))
                    .ifPresent(alerts::add);
        }
        return alerts;
    }

    private static Optional<BigDecimal> measured(
            Covenant.Measure measure, Money money, BigDecimal loans, LocalDate to) {
        var from = to.minusYears(1).plusDays(1);
        return switch (measure) {
            case EQUITY_RATIO -> {
                var assets = money.balance(to, of(Kind.ASSET));
                var debts = money.balance(to, of(Kind.LIABILITY)).negate();
                yield assets.signum() > 0
                        ? Optional.of(Money.percent(assets.subtract(debts), assets))
                        : Optional.empty();
            }
            case NET_DEBT_TO_EBITDA -> {
                var net = loans.subtract(money.balance(to, Set.of(Use.CASH)));
                var ebitda =
                        ebit(money, from, to)
                                .add(money.turnover(from, to, Set.of(Use.DEPRECIATION)));
                yield ratio(net.max(BigDecimal.ZERO), ebitda);
            }
            case INTEREST_COVER ->
                    ratio(ebit(money, from, to), money.turnover(from, to, Set.of(Use.INTEREST)));
        };
    }

    private static BigDecimal ebit(Money money, LocalDate from, LocalDate to) {
        var operating = EnumSet.copyOf(RESULT);
        operating.removeAll(BELOW_EBIT);
        return money.turnover(from, to, operating).negate();
    }

    /** Not meaningful where there is nothing to divide by. */
    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() > 0
                ? Optional.of(part.divide(whole, 2, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    private static Set<Use> of(Kind kind) {
        return Arrays.stream(Use.values())
                .filter(use -> use.kind() == kind)
                .collect(Collectors.toSet());
    }

    private static Optional<Alert> alert(Scene scene, Covenant covenant, BigDecimal value) {
        var measure = covenant.measure();
        var room =
                measure.least ? value.subtract(covenant.limit()) : covenant.limit().subtract(value);
        if (room.compareTo(covenant.limit().abs().multiply(NEAR)) > 0) {
            return Optional.empty();
        }
        boolean broken = room.signum() < 0;
        boolean usual = covenant.source().equals(Covenant.DEFAULT);
        var source = braceless(usual ? "default limit, none was set" : covenant.source());
        return Optional.of(
                new Finding(Rule.COVENANT, measure.name(), scene)
                        .fact("value", measure.words, value, measure.unit, List.of())
                        .fact("limit", "Limit", covenant.limit(), measure.unit, List.of())
                        .quoting(source)
                        .alert(
                                broken ? Severity.CRITICAL : Severity.WARNING,
                                "The %s is {{value}}; lenders want at %s {{limit}}%s (%s)."
                                        .formatted(
                                                measure.words,
                                                measure.least ? "least" : "most",
                                                broken ? "" : ", so little room is left",
                                                source),
                                List.of()));
    }

    /** What people wrote is no place for a fact. */
    private static String braceless(String text) {
        return text.replace("{{", "(").replace("}}", ")");
    }
}
