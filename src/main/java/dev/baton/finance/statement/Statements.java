package dev.baton.finance.statement;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Company;
import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.Quality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All statements of a period beside those of the period it is compared with, the ratios and what
 * changed.
 *
 * @param materiality differences of less are not spoken of, in the company's currency
 * @param drivers the largest effect on the net result first
 */
public record Statements(
        Company company,
        Statement income,
        Statement balance,
        Statement cashFlow,
        List<Ratio> ratios,
        List<Variance> variances,
        List<Driver> drivers,
        Fact materiality) {
    /** What a period is held against. */
    public enum Against {
        /** As long and just before. */
        PRIOR_PERIOD,
        /** The same days a year earlier. */
        PRIOR_YEAR
    }

    /**
     * What is wanted. {@code against} null means last year where the books hold it, else the period
     * before; {@code materiality} null means 0.5 % of the revenue; {@code industry} null means the
     * company's.
     */
    public record Wish(
            Period period,
            @Nullable Against against,
            @Nullable BigDecimal materiality,
            @Nullable String industry) {
        public static Wish of(Period period) {
            return new Wish(period, null, null, null);
        }
    }

    private static final BigDecimal HALF_PERCENT = new BigDecimal("0.005");

    public Statements {
        ratios = List.copyOf(ratios);
        variances = List.copyOf(variances);
        drivers = List.copyOf(drivers);
    }

    /** Throws a problem of cause bad_request when no bands are known for the industry named. */
    public static Statements of(Books books, Wish wish) {
        var period = wish.period();
        var history = new History(books, later(period.to(), books.company().asOf()));
        var prior = against(wish, books.company());
        var income = IncomeStatement.of(history, period);
        var balance = BalanceSheet.of(history, period.to());
        var cashFlow = CashFlow.of(history, period);
        var earlierBalance = BalanceSheet.of(history, prior.to());
        var materiality = materiality(wish, income);
        var variances = new ArrayList<Variance>();
        variances.addAll(
                Variances.of(
                        income,
                        IncomeStatement.of(history, prior),
                        materiality.value(),
                        "revenue"));
        variances.addAll(
                Variances.of(balance, earlierBalance, materiality.value(), "total_assets"));
        variances.addAll(
                Variances.of(
                        cashFlow,
                        CashFlow.of(history, prior),
                        materiality.value(),
                        "operating_cash_flow"));
        return new Statements(
                books.company(),
                income,
                balance,
                cashFlow,
                ratios(history, wish, balance, prior, earlierBalance),
                variances,
                Drivers.of(history, period, prior),
                materiality);
    }

    /** The cash flow by the direct method; reads every entry of the period. */
    public static Statement directCashFlow(Books books, Period period) {
        return DirectCashFlow.of(
                new History(books, later(period.to(), books.company().asOf())), period);
    }

    /** Whose bands are known. */
    public static List<String> industries() {
        return Bands.industries();
    }

    public Period period() {
        return income.period();
    }

    /** The ratio of that key, if it is one that is computed. */
    public Optional<Ratio> ratio(String key) {
        return ratios.stream().filter(ratio -> ratio.key().equals(key)).findFirst();
    }

    /** Every figure, each once; what a figure was computed from is among them or in the books. */
    public List<Fact> facts() {
        var facts = new LinkedHashMap<String, Fact>();
        Stream.of(income, balance, cashFlow)
                .flatMap(statement -> statement.facts().stream())
                .forEach(fact -> facts.put(fact.id(), fact));
        for (var variance : variances) {
            put(facts, variance.amount());
            put(facts, variance.before());
            put(facts, variance.difference());
            put(facts, variance.percent());
            put(facts, variance.share());
        }
        for (var ratio : ratios) {
            put(facts, ratio.value());
            put(facts, ratio.prior());
        }
        drivers.forEach(driver -> put(facts, driver.effect()));
        put(facts, materiality);
        return List.copyOf(facts.values());
    }

    /** Whether the statements tie, and how much of them could be told. */
    public Quality quality() {
        var assets = balance.amount("total_assets");
        var claims = balance.amount("liabilities_and_equity");
        var end = cashFlow.amount("closing_cash");
        var cash = balance.amount("cash");
        var told = ratios.stream().filter(ratio -> ratio.value() != null).count();
        return new Quality(
                List.of(
                        new Quality.Check(
                                "assets equal liabilities and equity",
                                assets.compareTo(claims) == 0,
                                assets + " and " + claims),
                        new Quality.Check(
                                "the cash flow ends in cash",
                                end.compareTo(cash) == 0,
                                end + " and " + cash)),
                List.of(
                        new Quality.Component(
                                "ratios",
                                (double) told / ratios.size(),
                                1,
                                "share of the ratios that are meaningful"),
                        new Quality.Component(
                                "period",
                                period().completeIn(company) ? 1 : 0.5,
                                1,
                                "1 when the books hold the whole period, else 0.5")));
    }

    private static List<Ratio> ratios(
            History history, Wish wish, Statement balance, Period prior, Statement earlier) {
        var industry = wish.industry();
        var bands =
                industry == null
                        ? Bands.of(history.books().company().industry())
                        : Bands.asked(industry);
        var ratios =
                Ratios.of(
                        Measures.of(history, wish.period(), balance),
                        wish.period(),
                        Measures.of(history, prior, earlier),
                        prior);
        return Bands.placed(ratios, bands);
    }

    private static Period against(Wish wish, Company company) {
        var year = wish.period().yearBefore();
        var against = wish.against();
        if (against == null) {
            against = year.completeIn(company) ? Against.PRIOR_YEAR : Against.PRIOR_PERIOD;
        }
        return against == Against.PRIOR_YEAR ? year : wish.period().before();
    }

    private static Fact materiality(Wish wish, Statement income) {
        var given = wish.materiality();
        var revenue = income.line("revenue");
        var value = given == null ? revenue.amount().abs().multiply(HALF_PERCENT) : given.abs();
        return new Fact(
                "materiality:" + income.period(),
                "Materiality",
                value.setScale(2, RoundingMode.HALF_UP),
                revenue.fact().unit(),
                income.period().to(),
                given == null ? "revenue * 0.005" : "as asked for",
                given == null ? List.of(revenue.fact().id()) : List.of());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static void put(Map<String, Fact> facts, @Nullable Fact fact) {
        if (fact != null) {
            facts.put(fact.id(), fact);
        }
    }
}
