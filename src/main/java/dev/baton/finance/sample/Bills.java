package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What vendors send: materials for what will be sold, and what a company needs every month. */
final class Bills {
    private static final double MATERIAL_SHARE = 0.4;
    private final Frame frame;
    private final Dice dice;
    private final Map<String, Integer> counters = new HashMap<>();
    private final List<Bill> bills = new ArrayList<>();

    private Bills(Frame frame) {
        this.frame = frame;
        this.dice = frame.dice().named("bills");
    }

    static List<Bill> of(Frame frame, Cast cast, List<Order> orders) {
        var all = new Bills(frame);
        var sold = new HashMap<YearMonth, BigDecimal>();
        orders.stream()
                .filter(order -> order.account().equals(Chart.PRODUCTS))
                .forEach(order ->
                        sold.merge(YearMonth.from(order.date()), order.net(), BigDecimal::add));
        var known = new BigDecimal(220_000L * frame.scale());
        for (var month : frame.tradingMonths()) {
            // Materials come a month before they are sold.
            known = sold.getOrDefault(month.plusMonths(1), known);
            all.materials(month, cast, known.doubleValue() * MATERIAL_SHARE);
            all.everyMonth(month, cast);
        }
        return all.bills;
    }

    private void materials(YearMonth month, Cast cast, double budget) {
        var vendors =
                cast.vendors().stream()
                        .filter(vendor -> vendor.trade() == Vendor.Trade.MATERIALS)
                        .toList();
        var count = 8 * frame.scale();
        for (var i = 0; i < count; i++) {
            // A lognormal's mean is above its median.
            var typical = budget / count / StrictMath.exp(0.125);
            add(dice.pick(vendors), month, dice.between(1, 27), dice.money(typical, 0.5));
        }
    }

    private void everyMonth(YearMonth month, Cast cast) {
        for (var vendor : cast.vendors()) {
            var trade = vendor.trade();
            if (trade == Vendor.Trade.MATERIALS || !dice.chance(trade.monthly)) {
                continue;
            }
            var rise = 1 + 0.02 * Math.max(0, month.getYear() - frame.firstDay().getYear());
            var net =
                    vendor.steady()
                            ? Money.of(Math.round(vendor.typical() * rise))
                            : dice.money(vendor.typical() * rise, 0.3);
            add(vendor, month, vendor.steady() ? 3 : dice.between(1, 27), net);
        }
    }

    private void add(Vendor vendor, YearMonth month, int dayOfMonth, BigDecimal net) {
        var day = Days.from(month.atDay(dayOfMonth));
        bills.add(
                new Bill(
                        vendor,
                        day,
                        Days.later(day, dice.between(1, 4)),
                        number(vendor, day),
                        net,
                        Bill.Trick.NONE));
    }

    /** Each vendor numbers in a way of its own; what others were billed lies between. */
    private String number(Vendor vendor, LocalDate day) {
        var step = dice.between(1, 40);
        var number = counters.merge(vendor.party().id(), step, Integer::sum);
        return switch (vendor.party().id().charAt(5) % 4) {
            case 0 -> "%d/%04d".formatted(day.getYear(), number);
            case 1 -> "RE-%d".formatted(20_000 + number);
            case 2 -> "F%02d-%05d".formatted(day.getYear() % 100, number);
            default -> "%d".formatted(4_100_000 + number);
        };
    }
}
