package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What customers order: seasonal instruments, service contracts, projects, spare parts. */
final class Orders {
    private static final double[] SEASON = {
        0.85, 0.9, 1.25, 1.1, 0.95, 0.9, 0.7, 0.65, 1.05, 1.2, 1.45, 1.0
    };
    private final Frame frame;
    private final List<Customer> customers;
    private final List<Order> orders = new ArrayList<>();

    private Orders(Frame frame, Cast cast) {
        this.frame = frame;
        this.customers = cast.customers();
    }

    /** In the order of their days. */
    static List<Order> of(Frame frame, Cast cast) {
        var all = new Orders(frame, cast);
        all.instruments(frame.dice().named("instruments"));
        all.contracts(frame.dice().named("contracts"));
        all.projects(frame.dice().named("projects"));
        all.parts(frame.dice().named("parts"));
        return all.orders.stream()
                .filter(order -> !order.date().isAfter(frame.end()))
                .sorted(Comparator.comparing(Order::date))
                .toList();
    }

    private void instruments(Dice dice) {
        for (var month : frame.tradingMonths()) {
            var growth = 1 + 0.04 * frame.yearsSinceStart(month.atDay(1));
            var season = SEASON[month.getMonthValue() - 1];
            var count = (int) Math.round(16 * frame.scale() * season * (0.9 + 0.2 * dice.share()));
            for (var i = 0; i < count; i++) {
                var customer = favourite(dice);
                var net = dice.money(14_000 * growth, 0.7);
                var day = day(month, dice);
                add(day, customer, Chart.PRODUCTS, net, "Instruments, delivery " + day);
                if (dice.chance(0.025)) {
                    var back = Money.part(net, 0.2 + 0.3 * dice.share()).negate();
                    add(
                            Days.from(day.plusDays(dice.between(8, 25))),
                            customer,
                            Chart.PRODUCTS,
                            back,
                            "Credit note, goods returned from delivery " + day);
                }
            }
        }
    }

    private void contracts(Dice dice) {
        for (var i = 0; i < 17 * frame.scale(); i++) {
            var customer = customers.get((i * 7 + 3) % customers.size());
            var yearly = i % 11 == 0;
            var monthly = Money.step(dice.money(1500, 0.4), 10);
            var from = yearly ? YearMonth.from(frame.firstDay()).plusMonths(1 + i % 5) : null;
            for (var month : frame.tradingMonths()) {
                var rise = StrictMath.pow(1.03, month.getYear() - frame.firstDay().getYear());
                var net = Money.part(monthly, rise);
                if (from == null) {
                    add(month.atDay(1), customer, Chart.SERVICE, net, "Service contract " + month);
                } else if (!month.isBefore(from) && month.getMonthValue() == from.getMonthValue()) {
                    var year = net.multiply(BigDecimal.valueOf(12));
                    add(
                            month.atDay(1),
                            customer,
                            Chart.DEFERRED,
                            year,
                            "Service contract, 12 months from " + month);
                }
            }
        }
    }

    private void projects(Dice dice) {
        var number = 0;
        for (var month : frame.months()) {
            for (var left = dice.poisson(0.8 * frame.scale()); left > 0; left--) {
                var customer = favourite(dice);
                var value = Money.step(dice.money(78_000, 0.35), 500);
                var day = day(month, dice);
                var name = "project P-%03d".formatted(++number);
                var half = Days.from(day.plusDays(dice.between(60, 90)));
                var last = Days.from(half.plusDays(dice.between(50, 90)));
                var part = Money.percent(value, 30);
                add(day, customer, Chart.ADVANCES, part, "Advance, " + name);
                add(
                        half,
                        customer,
                        Chart.PROJECTS,
                        Money.percent(value, 40),
                        "Milestone 2, " + name);
                add(last, customer, Chart.PROJECTS, part, "Final milestone, " + name);
            }
        }
    }

    private void parts(Dice dice) {
        for (var month : frame.tradingMonths()) {
            for (var left = dice.poisson(4.5 * frame.scale()); left > 0; left--) {
                var customer = dice.pick(customers);
                var manual = customer.vat() == 19 && dice.chance(0.1);
                var net = dice.money(manual ? 90 : 310, 0.8);
                var day = day(month, dice);
                orders.add(
                        new Order(
                                day,
                                customer,
                                Chart.PARTS,
                                net,
                                manual ? 7 : customer.vat(),
                                manual ? "Printed handbooks" : "Spare parts"));
            }
        }
    }

    private void add(
            LocalDate day, Customer customer, String account, BigDecimal net, String text) {
        orders.add(new Order(day, customer, account, net, customer.vat(), text));
    }

    /** A few customers buy most. */
    private Customer favourite(Dice dice) {
        var share = dice.share();
        return customers.get((int) (share * share * customers.size()));
    }

    private static LocalDate day(YearMonth month, Dice dice) {
        return Days.from(month.atDay(dice.between(1, month.lengthOfMonth() - 2)));
    }
}
