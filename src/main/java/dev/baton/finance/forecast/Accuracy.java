package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Use;
import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A forecast against what then happened, for the weeks that the books hold by now.
 *
 * @param held in how many of a hundred weeks cash ended between P10 and P90
 */
public record Accuracy(List<Week> weeks, Fact meanError, Fact held) {
    /** What was said (P50) and what came. */
    public record Week(LocalDate monday, Fact said, Fact actual, Fact error, boolean within) {}

    public Accuracy {
        weeks = List.copyOf(weeks);
    }

    /** Empty when no week of the forecast is over. */
    public static Optional<Accuracy> of(Books books, CashForecast forecast) {
        var cash =
                books.accounts().stream()
                        .filter(account -> account.use() == Use.CASH)
                        .map(account -> account.code())
                        .toList();
        var weeks = new ArrayList<Week>();
        for (var week : forecast.weeks()) {
            if (!week.to().isAfter(books.company().asOf())) {
                var balances = books.balances(week.to());
                var actual =
                        cash.stream()
                                .map(code -> balances.getOrDefault(code, BigDecimal.ZERO))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                weeks.add(week(forecast, week, actual, cash));
            }
        }
        return weeks.isEmpty() ? Optional.empty() : Optional.of(of(forecast, weeks));
    }

    public List<Fact> facts() {
        var facts = new ArrayList<>(List.of(meanError, held));
        weeks.forEach(week -> {
            facts.add(week.actual());
            facts.add(week.error());
        });
        return facts;
    }

    private static Accuracy of(CashForecast forecast, List<Week> weeks) {
        var count = BigDecimal.valueOf(weeks.size());
        var sum =
                weeks.stream()
                        .map(week -> week.error().value().abs())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var within = weeks.stream().filter(Week::within).count();
        var inputs = weeks.stream().map(week -> week.error().id()).toList();
        return new Accuracy(
                weeks,
                fact(
                        forecast,
                        "accuracy:mean_error",
                        "Mean error of cash forecast",
                        sum.divide(count, 2, RoundingMode.HALF_UP),
                        forecast.company().currency(),
                        "mean of |actual - said|",
                        inputs),
                fact(
                        forecast,
                        "accuracy:held",
                        "Weeks between P10 and P90",
                        BigDecimal.valueOf(100 * within).divide(count, 1, RoundingMode.HALF_UP),
                        "percent",
                        "share of weeks",
                        inputs));
    }

    private static Week week(
            CashForecast forecast, CashWeek week, BigDecimal cash, List<String> codes) {
        var said = week.closing().p50();
        var actual =
                fact(
                        forecast,
                        week.monday() + ":actual",
                        "Cash in fact, week of " + week.monday(),
                        cash.setScale(2, RoundingMode.HALF_UP),
                        said.unit(),
                        "debit - credit",
                        codes.stream().map(code -> "account:" + code).toList());
        var error =
                fact(
                        forecast,
                        week.monday() + ":error",
                        "Error, week of " + week.monday(),
                        actual.value().subtract(said.value()),
                        said.unit(),
                        "actual - said",
                        List.of(actual.id(), said.id()));
        var within =
                actual.value().compareTo(week.closing().p10().value()) >= 0
                        && actual.value().compareTo(week.closing().p90().value()) <= 0;
        return new Week(week.monday(), said, actual, error, within);
    }

    private static Fact fact(
            CashForecast forecast,
            String what,
            String label,
            BigDecimal value,
            String unit,
            String formula,
            List<String> inputs) {
        var prefix = forecast.opening().id().replaceAll(":opening$", "");
        return new Fact(prefix + ":" + what, label, value, unit, forecast.asOf(), formula, inputs);
    }
}
