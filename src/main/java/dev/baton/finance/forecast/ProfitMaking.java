package dev.baton.finance.forecast;

import dev.baton.finance.book.Company;
import dev.baton.finance.fact.Fact;
import dev.baton.statistics.series.BackTest;
import dev.baton.statistics.series.Band;
import dev.baton.statistics.series.Extrapolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the forecast of the income statement: lines, totals, intervals, back-tests. */
final class ProfitMaking {
    private static final int FIRST_ORIGIN = 6;

    /** A total and the lines it is the sum of, with their signs. */
    private record Sum(String key, String label, Map<String, Integer> signs) {
        double of(Map<String, double[]> lines, int step) {
            var sum = 0.0;
            for (var each : signs.entrySet()) {
                sum += each.getValue() * Objects.requireNonNull(lines.get(each.getKey()))[step];
            }
            return sum;
        }
    }

    private final Company company;
    private final Months months;
    private final Scenario scenario;
    private final Drivers drivers;
    private final int length;
    private final Rolling rolling;
    private final Map<String, double[]> ahead;
    private final Map<String, double[]> history = new HashMap<>();
    private final List<ProfitLine> lines = new ArrayList<>();
    private final List<BackTestRow> backTests = new ArrayList<>();

    ProfitMaking(Company company, Months months, Scenario scenario) {
        this.company = company;
        this.months = months;
        this.scenario = scenario;
        this.drivers = new Drivers(months);
        this.length = months.months().size();
        this.rolling = new Rolling(drivers, length, FIRST_ORIGIN, ProfitForecast.MONTHS);
        this.ahead = drivers.after(length, ProfitForecast.MONTHS);
        drivers.all().forEach(driver -> history.put(driver.key(), driver.history()));
        suppose();
    }

    ProfitForecast forecast() {
        drivers.revenue.forEach(this::line);
        sum(new Sum("revenue", "Revenue", signs(drivers.revenue)));
        line(drivers.cost);
        sum(new Sum("gross_profit", "Gross profit", upTo("cost_of_sales")));
        drivers.others.stream().limit(5).forEach(this::line);
        sum(new Sum("ebitda", "EBITDA", upTo("other_expense")));
        line(drivers.others.get(5));
        sum(new Sum("ebit", "Operating result (EBIT)", upTo("depreciation")));
        drivers.others.stream().skip(6).forEach(this::line);
        sum(new Sum("net_result", "Net result", upTo("income_tax")));
        return new ProfitForecast(
                company, months.months().getLast().atEndOfMonth(), lines, backTests);
    }

    /** What the scenario changes from the first month on. */
    private void suppose() {
        for (var driver : drivers.all()) {
            var share =
                    switch (driver.key()) {
                        case "cost_of_sales" -> scenario.revenue() * scenario.costs();
                        case "personnel" -> scenario.payroll();
                        case "rent", "marketing", "other_expense" -> scenario.costs();
                        case "other_income", "depreciation", "interest", "income_tax" -> 1;
                        default -> scenario.revenue();
                    };
            var values = Objects.requireNonNull(ahead.get(driver.key()));
            for (int i = 0; i < values.length; i++) {
                values[i] *= share;
            }
        }
    }

    private void line(Drivers.Driver driver) {
        var own = new Sum(driver.key(), driver.label(), Map.of(driver.key(), 1));
        var inputs = driver.accounts().stream().map(code -> "account:" + code).toList();
        var formula =
                driver.key().equals(drivers.cost.key())
                        ? "share in the revenue of the last twelve months * revenue"
                        : "mean of smoothing, damped trend and theta of the months before";
        add(own, false, formula, inputs);
    }

    private void sum(Sum sum) {
        var signs = new ArrayList<String>();
        sum.signs.forEach((key, sign) -> signs.add((sign > 0 ? "+ " : "- ") + key));
        add(sum, true, String.join(" ", signs), List.of());
    }

    private void add(Sum sum, boolean total, String formula, List<String> inputs) {
        var actual = new double[length];
        for (int i = 0; i < length; i++) {
            actual[i] = sum.of(history, i);
        }
        var test = rolling.of(sum::of, actual, FIRST_ORIGIN);
        var middle = new double[ProfitForecast.MONTHS];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = sum.of(ahead, i);
        }
        var band = Band.around(middle, test, Band.widening(actual));
        var points = new ArrayList<ProfitLine.Point>();
        var month = months.months().getLast();
        for (int i = 0; i < middle.length; i++) {
            month = month.plusMonths(1);
            points.add(point(sum, month, band, i, formula, total ? parts(sum, month) : inputs));
        }
        lines.add(new ProfitLine(sum.key, sum.label, total, points));
        backTest(sum, actual);
    }

    private static List<String> parts(Sum sum, YearMonth month) {
        return sum.signs.keySet().stream().map(key -> id(key, month, "expected")).toList();
    }

    private ProfitLine.Point point(
            Sum sum, YearMonth month, Band band, int at, String formula, List<String> inputs) {
        var expected = fact(sum, month, "expected", band.middle()[at], formula, inputs);
        var errors = "expected and the errors of forecasts from earlier months";
        var own = List.of(expected.id());
        return new ProfitLine.Point(
                month,
                expected,
                fact(sum, month, "low", band.low()[at], errors, own),
                fact(sum, month, "high", band.high()[at], errors, own));
    }

    private Fact fact(
            Sum sum,
            YearMonth month,
            String what,
            double value,
            String formula,
            List<String> inputs) {
        return new Fact(
                id(sum.key, month, what),
                "%s, %s".formatted(sum.label, what),
                money(value),
                company.currency(),
                month.atEndOfMonth(),
                formula,
                inputs);
    }

    private static String id(String key, YearMonth month, String what) {
        return "profit:%s:%s:%s".formatted(key, month, what);
    }

    /** From a year of known months on, so that last year can be repeated. */
    private void backTest(Sum sum, double[] actual) {
        var from = Drivers.SEASON;
        var combined = rolling.of(sum::of, actual, from);
        if (combined.said().isEmpty()) {
            return;
        }
        backTests.add(
                new BackTestRow(
                        sum.key,
                        sum.label,
                        combined.said().size(),
                        money(combined.meanError()),
                        money(simple(Extrapolation.NAIVE, actual, from)),
                        money(simple(Extrapolation.SEASONAL_NAIVE, actual, from)),
                        BigDecimal.valueOf(combined.percentError())
                                .setScale(1, RoundingMode.HALF_UP)));
    }

    private static double simple(Extrapolation method, double[] actual, int from) {
        return BackTest.of(method, actual, Drivers.SEASON, from, ProfitForecast.MONTHS).meanError();
    }

    private static Map<String, Integer> signs(List<Drivers.Driver> summed) {
        var signs = new java.util.LinkedHashMap<String, Integer>();
        summed.forEach(driver -> signs.put(driver.key(), driver.sign()));
        return signs;
    }

    /** All lines from the top to that one. */
    private Map<String, Integer> upTo(String last) {
        var all = drivers.all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).key().equals(last)) {
                return signs(all.subList(0, i + 1));
            }
        }
        throw new IllegalStateException("no line " + last);
    }

    static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
