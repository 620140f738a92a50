package dev.baton.finance.forecast;

import dev.baton.finance.book.Item;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays the days to come many times: who pays when, what is sold and bought. The same seed draws
 * the same luck in every scenario, so that scenarios differ by what is supposed alone.
 */
final class CashSimulation {
    static final int PATHS = 1_000;

    private final CashInputs inputs;
    private final Scenario scenario;
    private final LocalDate first;
    private final int days;
    private final double[][] balances;
    private final double[][] expected = new double[Component.values().length][];

    /** By component and day, the ids of what is most likely paid then. */
    private final Map<Component, Map<LocalDate, List<String>>> sources = new HashMap<>();

    private double[] path = new double[0];

    CashSimulation(CashInputs inputs, Scenario scenario, LocalDate end, long seed) {
        this.inputs = inputs;
        this.scenario = scenario;
        this.first = inputs.asOf.plusDays(1);
        this.days = (int) ChronoUnit.DAYS.between(first, end) + 1;
        this.balances = new double[PATHS][];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = new double[days];
        }
        var dice = new SplittableRandom(seed);
        for (int i = 0; i < PATHS; i++) {
            path = new double[days];
            play(dice.split());
            var balance = inputs.opening.doubleValue();
            for (int day = 0; day < days; day++) {
                balance += path[day];
                path[day] = balance;
            }
            balances[i] = path;
        }
        trace();
    }

    /** The balance at the end of each day, by path. */
    double[][] balances() {
        return balances;
    }

    /** What a component is expected to bring within the days (indices from 0, ends included). */
    double expected(Component component, int from, int to) {
        var sum = 0.0;
        for (int i = from; i <= to; i++) {
            sum += expected[component.ordinal()][i];
        }
        return sum;
    }

    List<String> sources(Component component, LocalDate from, LocalDate to) {
        return sources.getOrDefault(component, Map.of()).entrySet().stream()
                .filter(each -> !each.getKey().isBefore(from) && !each.getKey().isAfter(to))
                .flatMap(each -> each.getValue().stream())
                .distinct()
                .toList();
    }

    private void play(SplittableRandom dice) {
        for (var open : inputs.receivables) {
            var luck = dice.nextDouble();
            var day = paid(open, inputs.customers, luck, scenario.receivableDays(), null);
            var amount = open.base().doubleValue();
            pay(day, Component.RECEIVABLES, amount > 0 ? amount * scenario.collections() : amount);
        }
        for (var open : inputs.payables) {
            var luck = dice.nextDouble();
            var run = inputs.vendors.run();
            var day = paid(open, inputs.vendors, luck, scenario.payableDays(), run);
            pay(day, Component.PAYABLES, -open.base().doubleValue());
        }
        business(dice.split(), inputs.sales, true);
        business(dice.split(), inputs.purchases, false);
        for (var due : inputs.dues) {
            var share = due.component() == Component.PAYROLL ? scenario.payroll() : 1;
            pay(due.day(), due.component(), -due.amount() * share);
        }
        scenario.once()
                .forEach(each -> pay(each.day(), Component.ONCE, each.amount().doubleValue()));
        others(dice.split());
    }

    /** Null when nobody ever paid so late: it is not counted on. */
    private @Nullable LocalDate paid(
            Item.Open open, Delays delays, double luck, int shift, @Nullable DayOfWeek run) {
        var item = open.item();
        var due = delays.from(item.due());
        var late = ChronoUnit.DAYS.between(due, inputs.asOf);
        var possible = delays.beyond(item.party(), late);
        if (possible.length == 0) {
            return null;
        }
        var day = due.plusDays(possible[(int) (luck * possible.length)]);
        // What is owed the other way round is set off when it was to be.
        var moved = open.base().signum() > 0 ? day.plusDays(shift) : day;
        return Workdays.run(moved.isBefore(first) ? first : moved, run);
    }

    private void business(SplittableRandom dice, Business business, boolean sells) {
        var level = Math.max(0, 1 + business.spread() * gaussian(dice));
        var share = sells ? scenario.revenue() * scenario.collections() : -bought();
        for (var month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(first.plusDays(days - 1L)));
                month = month.plusMonths(1)) {
            var scale = business.scale(month) * level * share;
            for (int i = 0; i < business.aMonth(); i++) {
                var template = business.templates().get(dice.nextInt(business.templates().size()));
                var luck = dice.nextDouble();
                var date = Business.day(month, template.day());
                if (!date.isBefore(first)) {
                    invoice(template, date, template.amount() * scale, luck, sells);
                }
            }
        }
    }

    /** Paid as the one before it was; its open rest as the party pays so late. */
    private void invoice(
            Template template, LocalDate date, double amount, double luck, boolean sells) {
        var shift = sells ? scenario.receivableDays() : scenario.payableDays();
        var delays = sells ? inputs.customers : inputs.vendors;
        var due = delays.from(date.plusDays(template.terms()));
        for (var part : template.parts()) {
            business(date, due.plusDays(part.days() + shift), amount * part.share(), sells);
        }
        var open = template.open();
        if (open > 0) {
            var possible = delays.beyond(template.party(), template.late());
            if (possible.length > 0) {
                var late = possible[(int) (luck * possible.length)];
                business(date, due.plusDays(late + shift), amount * open, sells);
            }
        }
    }

    private void business(LocalDate date, LocalDate paid, double amount, boolean sells) {
        var day = paid.isBefore(date) ? date : paid;
        if (sells) {
            pay(Workdays.from(day), Component.NEW_SALES, amount);
        } else {
            pay(Workdays.run(day, inputs.vendors.run()), Component.NEW_PURCHASES, amount);
        }
    }

    private double bought() {
        return scenario.costs() * (1 - inputs.costShare * (1 - scenario.revenue()));
    }

    private void others(SplittableRandom dice) {
        if (inputs.otherWeeks.length == 0) {
            return;
        }
        var week = 0.0;
        for (int i = 0; i < days; i++) {
            var day = first.plusDays(i);
            if (i == 0 || day.getDayOfWeek() == DayOfWeek.MONDAY) {
                week = inputs.otherWeeks[dice.nextInt(inputs.otherWeeks.length)];
            }
            if (Workdays.open(day)) {
                pay(day, Component.OTHER, week / 5);
            }
        }
    }

    private void pay(@Nullable LocalDate day, Component component, double amount) {
        if (day == null) {
            return;
        }
        var at = (int) ChronoUnit.DAYS.between(first, day);
        if (at >= 0 && at < days) {
            path[at] += amount;
            expected[component.ordinal()][at] += amount / PATHS;
        }
    }

    /** Sum of twelve uniform numbers less six: close enough, and the same everywhere. */
    private static double gaussian(SplittableRandom dice) {
        var sum = -6.0;
        for (int i = 0; i < 12; i++) {
            sum += dice.nextDouble();
        }
        return sum;
    }

    private void trace() {
        for (var open : inputs.receivables) {
            var day = paid(open, inputs.customers, 0.5, scenario.receivableDays(), null);
            source(Component.RECEIVABLES, day, "item:" + open.item().id());
        }
        for (var open : inputs.payables) {
            var run = inputs.vendors.run();
            var day = paid(open, inputs.vendors, 0.5, scenario.payableDays(), run);
            source(Component.PAYABLES, day, "item:" + open.item().id());
        }
        inputs.dues.forEach(due -> source(due.component(), due.day(), due.source()));
    }

    private void source(Component component, @Nullable LocalDate day, String id) {
        if (day != null) {
            sources.computeIfAbsent(component, _ -> new TreeMap<>())
                    .computeIfAbsent(day, _ -> new java.util.ArrayList<>())
                    .add(id);
        }
    }
}
