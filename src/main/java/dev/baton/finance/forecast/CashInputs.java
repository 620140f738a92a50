package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All that the cash forecast rests on, as it was known at the end of a day. */
final class CashInputs {
    /** Payments of more than this ago tell of other times. */
    private static final int YEARS = 1;

    private static final int AHEAD = 5;

    final LocalDate asOf;
    final BigDecimal opening;
    final List<Item.Open> receivables;
    final List<Item.Open> payables;
    final Delays customers;
    final Delays vendors;
    final Business sales;
    final Business purchases;
    final double costShare;
    final List<Due> dues;
    final double[] otherWeeks;

    private final Map<String, Double> rates = new HashMap<>();

    CashInputs(Books books, LocalDate asOf, LocalDate end) {
        this.asOf = asOf;
        var codes =
                books.accounts().stream()
                        .filter(account -> account.use() == Use.CASH)
                        .map(account -> account.code())
                        .toList();
        var balances = books.balances(asOf);
        opening =
                balances.entrySet().stream()
                        .filter(each -> codes.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        receivables = books.open(Item.Side.RECEIVABLE, asOf);
        payables = books.open(Item.Side.PAYABLE, asOf);
        receivables.forEach(this::rate);
        payables.forEach(this::rate);
        var since = asOf.minusYears(YEARS).plusDays(1);
        var received = books.settlements(Item.Side.RECEIVABLE, since, asOf);
        var paid = books.settlements(Item.Side.PAYABLE, since, asOf);
        customers = new Delays(received);
        vendors = new Delays(paid);
        var flows = new Flows(books, asOf);
        otherWeeks = flows.weeks();
        dues = new ArrayList<>(Due.of(books.obligations(), asOf.plusDays(1), end));
        SalesTax.owed(books, balances).apply(dues);
        dues.addAll(flows.repeated(asOf.plusDays(1), end));
        var months = Months.of(books, asOf);
        costShare = costShare(months);
        var all = books.items(books.company().firstDay(), asOf);
        sales = sales(all, received, months, since);
        purchases =
                purchases(
                        all.stream().filter(item -> !flows.invested(item.id())).toList(),
                        paid,
                        months,
                        since);
    }

    /** New sales follow the revenue that is forecast, at the rate that revenue was invoiced. */
    private Business sales(
            List<Item> items, List<Item.Settlement> received, Months months, LocalDate since) {
        var invoiced = sums(items, Item.Side.RECEIVABLE, months);
        var revenue = months.of(Use.REVENUE);
        var forecast = new TreeMap<YearMonth, Double>();
        if (!months.months().isEmpty() && months.months().size() >= 6) {
            var drivers = new Drivers(months);
            var lines = drivers.after(revenue.length, AHEAD);
            var rate = last(invoiced) / Math.max(1, last(revenue));
            for (int i = 0; i < AHEAD; i++) {
                var sum = 0.0;
                for (var driver : drivers.revenue) {
                    sum += Objects.requireNonNull(lines.get(driver.key()))[i];
                }
                var month = months.months().getLast().plusMonths(i + 1L);
                forecast.put(month, Math.max(0, sum * rate));
            }
        }
        return Business.of(
                recent(items, Item.Side.RECEIVABLE, since),
                this::base,
                Template.Paid.of(received, customers, asOf),
                forecast,
                Business.spread(invoiced));
    }

    private Business purchases(
            List<Item> items, List<Item.Settlement> paid, Months months, LocalDate since) {
        var bought = sums(items, Item.Side.PAYABLE, months);
        var forecast =
                months.months().isEmpty()
                        ? Map.<YearMonth, Double>of()
                        : Business.carried(bought, months.months().getLast(), AHEAD);
        return Business.of(
                recent(items, Item.Side.PAYABLE, since),
                this::base,
                Template.Paid.of(paid, vendors, asOf),
                forecast,
                Business.spread(bought));
    }

    /** How much of what is bought goes with what is sold. */
    private static double costShare(Months months) {
        var sales = last(months.of(Use.COST_OF_SALES));
        var rest =
                last(months.of(Use.RENT))
                        + last(months.of(Use.MARKETING))
                        + last(months.of(Use.OTHER_EXPENSE));
        return sales + rest <= 0 ? 0 : Math.clamp(sales / (sales + rest), 0.0, 1.0);
    }

    private static double last(double[] values) {
        var sum = 0.0;
        for (int i = Math.max(0, values.length - 12); i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static List<Item> recent(List<Item> items, Item.Side side, LocalDate since) {
        return items.stream()
                .filter(item -> item.side() == side && !item.date().isBefore(since))
                .toList();
    }

    private double[] sums(List<Item> items, Item.Side side, Months months) {
        var sums = new double[months.months().size()];
        if (sums.length == 0) {
            return sums;
        }
        var first = months.months().getFirst();
        for (var item : items) {
            var at = first.until(YearMonth.from(item.date()), ChronoUnit.MONTHS);
            if (item.side() == side && at >= 0 && at < sums.length) {
                sums[(int) at] += base(item);
            }
        }
        return sums;
    }

    private void rate(Item.Open open) {
        if (open.amount().signum() != 0) {
            rates.put(
                    open.item().currency(),
                    open.base().doubleValue() / open.amount().doubleValue());
        }
    }

    /** At the rate at which open items of its currency stand in the books. */
    private double base(Item item) {
        return item.gross().doubleValue() * rates.getOrDefault(item.currency(), 1.0);
    }
}
