package dev.baton.finance.forecast;

import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Use;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.statistics.series.Band;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How well forecasts do on generated companies: what the bench shows and a test holds. */
public record ForecastScores(
        int companies,
        int breachWeeks,
        int cashWeeks,
        int cashHeld,
        int forecasts,
        int held,
        int lines,
        int better,
        double combined,
        double seasonalNaive,
        double naive) {
    private static final int FIRST_ORIGIN = 18;
    private static final int STEPS = 6;
    private static final ForecastScores NONE = new ForecastScores(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of the companies of these seeds; the minimum is the one that is true of each. */
    public static ForecastScores of(long first, long last) {
        var scores = NONE;
        for (long seed = first; seed <= last; seed++) {
            scores = scores.plus(of(seed));
        }
        return scores;
    }

    /** As it is written down. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("companies", companies);
        figures.put("breach_week_within_one", breachWeeks);
        figures.put("cash_weeks", cashWeeks);
        figures.put("cash_weeks_between_p10_and_p90", share(cashHeld, cashWeeks));
        figures.put("interval_forecasts", forecasts);
        figures.put("interval_coverage", share(held, forecasts));
        figures.put("lines", lines);
        figures.put("lines_better_than_seasonal_naive", better);
        figures.put("error_combined_to_seasonal_naive", share(combined, seasonalNaive));
        figures.put("error_combined_to_naive", share(combined, naive));
        return figures;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : Math.round(1000 * part / whole) / 1000.0;
    }

    private static ForecastScores of(long seed) {
        var sample = SampleCompany.books(seed, 1, 2);
        var books = sample.ledger();
        var asOf = books.company().asOf();
        var truths = sample.truths();
        var cash =
                CashForecast.of(
                        books,
                        new CashForecast.Wish(
                                asOf, Scenario.NONE, truths.minimumCash(), CashForecast.WEEKS));
        var hit = cash.breach().filter(week -> near(week.monday(), truths.breachWeek()));
        var scores =
                NONE.plus(
                        new ForecastScores(1, hit.isPresent() ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        scores = scores.plus(weeks(cash, truths.future()));
        return scores.plus(intervals(Months.of(books, asOf)))
                .plus(backTests(ProfitForecast.of(books, asOf, Scenario.NONE)));
    }

    /** The weeks to come against what then came. */
    private static ForecastScores weeks(CashForecast cash, Ledger future) {
        int held = 0;
        for (var week : cash.weeks()) {
            var balances = future.balances(week.to());
            var ends = cash.opening().value();
            for (var account : future.accounts()) {
                if (account.use() == Use.CASH) {
                    ends = ends.add(balances.get(account.code()));
                }
            }
            var low = week.closing().p10().value();
            held +=
                    ends.compareTo(low) >= 0 && ends.compareTo(week.closing().p90().value()) <= 0
                            ? 1
                            : 0;
        }
        return new ForecastScores(0, 0, cash.weeks().size(), held, 0, 0, 0, 0, 0, 0, 0);
    }

    private static boolean near(LocalDate found, LocalDate truth) {
        return Math.abs(ChronoUnit.WEEKS.between(found, truth)) <= 1;
    }

    private static ForecastScores intervals(Months months) {
        int all = 0;
        int held = 0;
        for (var driver : new Drivers(months).all()) {
            var values = driver.history();
            if (Arrays.stream(values).distinct().count() < 3) {
                continue;
            }
            for (int origin = FIRST_ORIGIN; origin < values.length; origin++) {
                var steps = Math.min(STEPS, values.length - origin);
                var band = Band.of(Arrays.copyOf(values, origin), Drivers.SEASON, steps);
                for (int i = 0; i < steps; i++) {
                    all++;
                    var value = values[origin + i];
                    held += band.low()[i] <= value && value <= band.high()[i] ? 1 : 0;
                }
            }
        }
        return new ForecastScores(0, 0, 0, 0, all, held, 0, 0, 0, 0, 0);
    }

    /**
     * Errors are summed over totals, in the currency: large lines count as they do in the books.
     */
    private static ForecastScores backTests(ProfitForecast forecast) {
        int lines = 0;
        int better = 0;
        double combined = 0;
        double seasonal = 0;
        double naive = 0;
        for (var row : forecast.backTests()) {
            if (row.seasonalNaive().signum() > 0) {
                lines++;
                better += row.better() ? 1 : 0;
                combined += row.combined().doubleValue();
                seasonal += row.seasonalNaive().doubleValue();
                naive += row.naive().doubleValue();
            }
        }
        return new ForecastScores(0, 0, 0, 0, 0, 0, lines, better, combined, seasonal, naive);
    }

    private ForecastScores plus(ForecastScores other) {
        return new ForecastScores(
                companies + other.companies,
                breachWeeks + other.breachWeeks,
                cashWeeks + other.cashWeeks,
                cashHeld + other.cashHeld,
                forecasts + other.forecasts,
                held + other.held,
                lines + other.lines,
                better + other.better,
                combined + other.combined,
                seasonalNaive + other.seasonalNaive,
                naive + other.naive);
    }
}
