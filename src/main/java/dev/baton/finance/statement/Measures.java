package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The amounts that ratios are made of, by name: lines of the statements; {@code ltm_} before a name
 * means the last twelve months, {@code avg_} the mean of the balances at the ends of the last
 * thirteen months, {@code year_ago_} the same days of last year. What the books do not hold whole
 * is missing, with the reason.
 */
final class Measures {
    private final Map<String, Fact> known = new LinkedHashMap<>();
    private final Map<String, String> missing = new HashMap<>();
    private final History history;
    private final Period period;

    private Measures(History history, Period period) {
        this.history = history;
        this.period = period;
    }

    static Measures of(History history, Period period, Statement balance) {
        var measures = new Measures(history, period);
        measures.balances(balance);
        measures.flows("", period);
        measures.flows("ltm_", Period.yearTo(period.to()));
        measures.flows("year_ago_", period.yearBefore());
        measures.averages();
        return measures;
    }

    Optional<Fact> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Why there is no such measure. */
    String why(String name) {
        return missing.getOrDefault(name, name + " is not known");
    }

    void put(String name, Fact fact) {
        known.put(name, fact);
    }

    void missing(String name, String why) {
        missing.put(name, why);
    }

    private void balances(Statement balance) {
        var complete = !period.to().isAfter(history.books().company().asOf());
        balance.lines()
                .forEach(line -> {
                    if (complete) {
                        known.put(line.key(), line.fact());
                    } else {
                        missing.put(line.key(), "the books end before " + period.to());
                    }
                });
    }

    private void flows(String prefix, Period days) {
        var income = IncomeStatement.of(history, days);
        var cash = CashFlow.of(history, days);
        var complete = days.completeIn(history.books().company());
        for (var statement : List.of(cash, income)) {
            for (var line : statement.lines()) {
                if (complete) {
                    known.put(prefix + line.key(), line.fact());
                } else {
                    missing.put(prefix + line.key(), "the books do not hold all of " + days);
                }
            }
        }
        if (!complete) {
            for (var name : List.of("investments_made", "debt_service", "cash_costs")) {
                missing.put(prefix + name, "the books do not hold all of " + days);
            }
            return;
        }
        spent(prefix + "investments_made", days, cash.line("investments"), ZERO, List.of());
        var interest = income.line("interest");
        spent(
                prefix + "debt_service",
                days,
                cash.line("change_in_loans"),
                interest.amount(),
                List.of(interest.fact().id()));
        costs(prefix + "cash_costs", days, income);
    }

    /** A cash flow out, as a positive amount, plus another one. */
    private void spent(
            String name, Period days, Statement.Line flow, BigDecimal more, List<String> inputs) {
        var all = new ArrayList<>(List.of(flow.fact().id()));
        all.addAll(inputs);
        var value = flow.amount().negate().max(ZERO).add(more);
        known.put(name, fact(name, days, value, "what flowed out of " + flow.key(), all));
    }

    private void costs(String name, Period days, Statement income) {
        var keys = List.of("cost_of_sales", "personnel", "rent", "marketing", "other_expense");
        var value = keys.stream().map(income::amount).reduce(ZERO, BigDecimal::add);
        var inputs = keys.stream().map(key -> income.line(key).fact().id()).toList();
        known.put(name, fact(name, days, value, String.join(" + ", keys), inputs));
    }

    private void averages() {
        var days = monthEnds();
        var whole = days.stream().noneMatch(this::outside);
        var sheets =
                whole
                        ? days.stream().map(day -> BalanceSheet.of(history, day)).toList()
                        : List.<Statement>of();
        for (var key : List.of("receivables", "payables", "inventory", "total_assets", "equity")) {
            var name = "avg_" + key;
            if (!whole) {
                missing.put(name, "the books do not hold twelve months before " + period.to());
                continue;
            }
            var sum = sheets.stream().map(each -> each.amount(key)).reduce(ZERO, BigDecimal::add);
            var mean = sum.divide(BigDecimal.valueOf(days.size()), 2, RoundingMode.HALF_UP);
            var inputs = sheets.stream().map(each -> each.line(key).fact().id()).toList();
            var twelve = Period.yearTo(period.to());
            known.put(name, fact(name, twelve, mean, "mean of the month ends", inputs));
        }
    }

    /** The last day and the ends of the twelve months before. */
    private List<LocalDate> monthEnds() {
        var days = new ArrayList<LocalDate>(List.of(period.to()));
        for (int months = 1; months <= 12; months++) {
            days.add(Period.back(period.to(), months));
        }
        return days;
    }

    private boolean outside(LocalDate day) {
        var company = history.books().company();
        return day.isBefore(company.firstDay().minusDays(1)) || day.isAfter(company.asOf());
    }

    private Fact fact(
            String name, Period days, BigDecimal value, String formula, List<String> inputs) {
        return new Fact(
                "measure:%s:%s".formatted(name, days),
                name.replace('_', ' '),
                value,
                history.books().company().currency(),
                days.to(),
                formula,
                inputs);
    }
}
