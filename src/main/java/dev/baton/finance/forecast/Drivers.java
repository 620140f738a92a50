package dev.baton.finance.forecast;

import static dev.baton.finance.book.Use.*;

import dev.baton.finance.book.Use;
import dev.baton.statistics.series.Extrapolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that an income statement is forecast by: each stream of revenue and each kind of
 * expense by itself, the cost of sales as its share of the revenue of the last twelve months.
 * Exchange differences are expected to be nothing.
 */
final class Drivers {
    static final int SEASON = 12;

    /** What belongs to a line and how it moves the result. */
    record Driver(String key, String label, int sign, double[] history, List<String> accounts) {}

    private static final Map<Use, String> EXPENSES = new LinkedHashMap<>();

    static {
        EXPENSES.put(PERSONNEL, "Personnel");
        EXPENSES.put(RENT, "Rent");
        EXPENSES.put(MARKETING, "Marketing");
        EXPENSES.put(OTHER_EXPENSE, "Other expenses");
        EXPENSES.put(DEPRECIATION, "Depreciation");
        EXPENSES.put(INTEREST, "Interest");
        EXPENSES.put(INCOME_TAX, "Income tax");
    }

    final List<Driver> revenue = new ArrayList<>();
    final List<Driver> others = new ArrayList<>();
    final Driver cost;

    Drivers(Months months) {
        for (var account : months.accounts(REVENUE)) {
            var history = months.of(account);
            if (Arrays.stream(history).anyMatch(each -> each != 0)) {
                var key = "revenue:" + account.code();
                revenue.add(new Driver(key, account.name(), 1, history, List.of(account.code())));
            }
        }
        cost = driver(months, COST_OF_SALES, "Cost of sales", -1);
        others.add(driver(months, OTHER_INCOME, "Other income", 1));
        EXPENSES.forEach((use, label) -> others.add(driver(months, use, label, -1)));
    }

    /** All of them, revenue first, then the cost of sales. */
    List<Driver> all() {
        var all = new ArrayList<>(revenue);
        all.add(cost);
        all.addAll(others);
        return all;
    }

    /** What comes after the first so many months, by line. */
    Map<String, double[]> after(int known, int steps) {
        var forecasts = new LinkedHashMap<String, double[]>();
        var sales = new double[steps];
        for (var driver : revenue) {
            var forecast = extrapolated(driver, known, steps);
            forecasts.put(driver.key, forecast);
            for (int i = 0; i < steps; i++) {
                sales[i] += forecast[i];
            }
        }
        var share = costShare(known);
        forecasts.put(cost.key, Arrays.stream(sales).map(each -> share * each).toArray());
        others.forEach(driver -> forecasts.put(driver.key, extrapolated(driver, known, steps)));
        return forecasts;
    }

    /** Of the cost of sales in the revenue of the last twelve of the months known. */
    double costShare(int known) {
        var from = Math.max(0, known - SEASON);
        var sales = 0.0;
        for (var driver : revenue) {
            sales += Arrays.stream(driver.history, from, known).sum();
        }
        return sales <= 0 ? 0 : Arrays.stream(cost.history, from, known).sum() / sales;
    }

    private static double[] extrapolated(Driver driver, int known, int steps) {
        var values = Arrays.copyOf(driver.history, known);
        return Extrapolation.COMBINED.forecast(values, SEASON, steps);
    }

    private static Driver driver(Months months, Use use, String label, int sign) {
        var codes = months.accounts(use).stream().map(each -> each.code()).toList();
        return new Driver(
                use.name().toLowerCase(java.util.Locale.ROOT), label, sign, months.of(use), codes);
    }
}
