package dev.baton.finance.forecast;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.Books;
import dev.baton.finance.fact.Fact;
import dev.baton.statistics.Quantiles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the cash forecast: reads, plays, and writes every week down as facts. */
final class CashMaking {
    private static final long SEED = 13;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final Books books;
    private final CashForecast.Wish wish;
    private final LocalDate first;
    private final LocalDate end;
    private final CashInputs inputs;
    private final CashSimulation simulation;
    private final Fact minimum;

    CashMaking(Books books, CashForecast.Wish wish) {
        this.books = books;
        this.wish = wish;
        this.first = wish.asOf().plusDays(1);
        this.end = Workdays.monday(first).plusWeeks(wish.weeks()).minusDays(1);
        this.inputs = new CashInputs(books, wish.asOf(), end);
        this.simulation = new CashSimulation(inputs, wish.scenario(), end, SEED);
        this.minimum = minimum();
    }

    CashForecast forecast() {
        var cash =
                books.accounts().stream()
                        .filter(each -> each.use() == dev.baton.finance.book.Use.CASH)
                        .map(each -> "account:" + each.code())
                        .toList();
        var opening =
                fact("opening", "Cash at the beginning", inputs.opening, "debit - credit", cash);
        var weeks = new ArrayList<CashWeek>();
        var before = opening;
        for (var monday = Workdays.monday(first);
                !monday.isAfter(end);
                monday = monday.plusWeeks(1)) {
            var week = week(monday, before);
            weeks.add(week);
            before = week.expected();
        }
        return new CashForecast(
                books.company(), wish.asOf(), wish.scenario(), opening, minimum, doubtful(), weeks);
    }

    private CashWeek week(LocalDate monday, Fact before) {
        var from = monday.isBefore(first) ? first : monday;
        var to = monday.plusDays(6);
        var flows = flows(monday, from, to);
        var receipts = sum(monday, flows, "receipts", 1);
        var payments = sum(monday, flows, "payments", -1);
        var expected =
                fact(
                        monday + ":expected",
                        "Cash expected, week of " + monday,
                        before.value().add(receipts.value()).subtract(payments.value()),
                        "cash before + receipts - payments",
                        List.of(before.id(), receipts.id(), payments.id()));
        var last = index(to);
        var ends = Arrays.stream(simulation.balances()).mapToDouble(path -> path[last]).toArray();
        var lows =
                Arrays.stream(simulation.balances())
                        .mapToDouble(path -> lowest(path, index(from), last))
                        .toArray();
        return new CashWeek(
                monday,
                to,
                flows,
                receipts,
                payments,
                expected,
                new CashWeek.Closing(
                        quantile(monday, "p10", 0.1, ends, expected),
                        quantile(monday, "p50", 0.5, ends, expected),
                        quantile(monday, "p90", 0.9, ends, expected),
                        quantile(monday, "lowest", 0.5, lows, expected)),
                below(monday, lows, expected));
    }

    private List<CashWeek.Flow> flows(LocalDate monday, LocalDate from, LocalDate to) {
        var flows = new ArrayList<CashWeek.Flow>();
        for (var component : Component.values()) {
            var amount = simulation.expected(component, index(from), index(to));
            var sources = simulation.sources(component, from, to);
            if (amount != 0 || !sources.isEmpty()) {
                var fact =
                        fact(
                                monday + ":" + component.word(),
                                "%s, week of %s".formatted(component.label(), monday),
                                ProfitMaking.money(amount),
                                formula(component),
                                sources);
                flows.add(new CashWeek.Flow(component, fact));
            }
        }
        return flows;
    }

    private static String formula(Component component) {
        return switch (component) {
            case RECEIVABLES, PAYABLES ->
                    "open amounts, each paid as its party paid before; mean of all plays";
            case NEW_SALES -> "revenue forecast, invoiced and paid as before; mean of all plays";
            case NEW_PURCHASES ->
                    "purchases of past months carried on, paid as before; mean of all plays";
            case PAYROLL, RENT, TAXES, DEBT, INVESTMENTS, OTHER_OBLIGATIONS ->
                    "what obligations ask for, or the monthly payments of the last half year";
            case OTHER -> "weeks of the last half year drawn again; mean of all plays";
            case ONCE -> "as supposed";
        };
    }

    private Fact sum(LocalDate monday, List<CashWeek.Flow> flows, String what, int sign) {
        var parts = flows.stream().filter(flow -> flow.amount().value().signum() == sign).toList();
        var value =
                parts.stream()
                        .map(flow -> flow.amount().value().abs())
                        .reduce(ZERO, BigDecimal::add);
        return fact(
                monday + ":" + what,
                "%s, week of %s"
                        .formatted(what.equals("receipts") ? "Receipts" : "Payments", monday),
                value,
                "sum of the components",
                parts.stream().map(flow -> flow.amount().id()).toList());
    }

    private Fact quantile(
            LocalDate monday, String what, double share, double[] values, Fact expected) {
        var label =
                what.equals("lowest")
                        ? "Lowest cash"
                        : "Cash " + what.toUpperCase(java.util.Locale.ROOT);
        return fact(
                monday + ":" + what,
                "%s, week of %s".formatted(label, monday),
                ProfitMaking.money(Quantiles.of(share, values)),
                "%s of %d plays".formatted(share, values.length),
                List.of(expected.id()));
    }

    private Fact below(LocalDate monday, double[] lows, Fact expected) {
        var line = minimum.value().doubleValue();
        var count = Arrays.stream(lows).filter(low -> low < line).count();
        var id = id(monday + ":below");
        var value =
                BigDecimal.valueOf(100.0 * count / lows.length).setScale(1, RoundingMode.HALF_UP);
        return new Fact(
                id,
                "Plays below the minimum, week of " + monday,
                value,
                "percent",
                wish.asOf(),
                "share of plays",
                List.of(expected.id(), minimum.id()));
    }

    private Fact minimum() {
        var given = wish.minimum();
        if (given != null) {
            return fact("minimum", "Minimum cash", given, "as asked for", List.of());
        }
        var until = wish.asOf().plusDays(30);
        var dues = inputs.dues.stream().filter(due -> !due.day().isAfter(until)).toList();
        var half = dues.stream().mapToDouble(Due::amount).sum() / 2;
        var value = BigDecimal.valueOf(half).divide(THOUSAND, 0, RoundingMode.HALF_UP);
        return fact(
                "minimum",
                "Minimum cash",
                value.multiply(THOUSAND),
                "half of what is due in thirty days",
                dues.stream().map(Due::source).distinct().toList());
    }

    private Fact doubtful() {
        var late = new ArrayList<String>();
        var sum = ZERO;
        for (var open : inputs.receivables) {
            var due = inputs.customers.from(open.item().due());
            var days = ChronoUnit.DAYS.between(due, wish.asOf());
            if (inputs.customers.beyond(open.item().party(), days).length == 0) {
                late.add("item:" + open.item().id());
                sum = sum.add(open.base());
            }
        }
        var why = "open receivables later than any was ever paid";
        return fact("doubtful", "Receivables not counted on", sum, why, late);
    }

    private Fact fact(
            String what, String label, BigDecimal value, String formula, List<String> inputs) {
        return new Fact(
                id(what),
                label,
                value.setScale(2, RoundingMode.HALF_UP),
                books.company().currency(),
                wish.asOf(),
                formula,
                inputs);
    }

    /** Scenarios have facts of their own. */
    private String id(String what) {
        var words = wish.scenario().none() ? "" : "[" + wish.scenario().words() + "]";
        return "cash%s:%s:%s".formatted(words, wish.asOf(), what);
    }

    private int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day);
    }

    private static double lowest(double[] path, int from, int to) {
        var lowest = path[from];
        for (int i = from + 1; i <= to; i++) {
            lowest = Math.min(lowest, path[i]);
        }
        return lowest;
    }
}
