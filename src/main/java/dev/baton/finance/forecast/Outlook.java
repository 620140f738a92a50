package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.Quality;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a forecast is asked for: cash by week, the months' income statement where there are
 * months enough, what a scenario changes, and what came of weeks that are over.
 *
 * @param base what the cash forecast is compared with; null when nothing is supposed
 * @param left a supposition that was not understood and is left out; null when there is none
 */
public record Outlook(
        CashForecast cash,
        @Nullable CashForecast base,
        @Nullable Comparison comparison,
        @Nullable Accuracy accuracy,
        @Nullable ProfitForecast profit,
        List<Fact> totals,
        Quality quality,
        @Nullable String left) {
    private static final double TWO_YEARS = 24;

    public Outlook {
        totals = List.copyOf(totals);
    }

    /** {@code against} is the scenario to compare with; null for none at all. */
    public static Outlook of(
            Books books,
            CashForecast.Wish wish,
            @Nullable Scenario against,
            @Nullable String left) {
        var company = books.company();
        if (wish.asOf().isAfter(company.asOf()) || wish.asOf().isBefore(company.firstDay())) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The books hold %s to %s, not %s."
                            .formatted(company.firstDay(), company.asOf(), wish.asOf()),
                    "Ask for a day that the books hold.");
        }
        var cash = CashForecast.of(books, wish);
        var other = against == null ? Scenario.NONE : against;
        var base = wish.scenario().equals(other) ? null : CashForecast.of(books, wish.with(other));
        var profit = profit(books, wish);
        return new Outlook(
                cash,
                base,
                base == null ? null : Comparison.of(base, cash),
                Accuracy.of(books, cash).orElse(null),
                profit.orElse(null),
                profit.map(Outlook::totals).orElse(List.of()),
                quality(books, cash, profit),
                left);
    }

    /** Every figure, each once. */
    public List<Fact> facts() {
        var facts = new ArrayList<>(cash.facts());
        if (base != null) {
            facts.addAll(base.facts());
        }
        if (comparison != null) {
            facts.addAll(comparison.facts());
        }
        if (accuracy != null) {
            facts.addAll(accuracy.facts());
        }
        if (profit != null) {
            facts.addAll(profit.facts());
        }
        facts.addAll(totals);
        return facts;
    }

    private static Optional<ProfitForecast> profit(Books books, CashForecast.Wish wish) {
        try {
            return Optional.of(ProfitForecast.of(books, wish.asOf(), wish.scenario()));
        } catch (ProblemException tooShort) {
            return Optional.empty();
        }
    }

    /** What the totals of the income statement come to in all months. */
    private static List<Fact> totals(ProfitForecast profit) {
        return profit.lines().stream()
                .filter(ProfitLine::total)
                .map(line ->
                        new Fact(
                                "profit:%s:total".formatted(line.key()),
                                line.label() + ", next twelve months",
                                profit.total(line.key()),
                                profit.company().currency(),
                                profit.asOf(),
                                "sum of the months",
                                line.points().stream().map(each -> each.expected().id()).toList()))
                .toList();
    }

    private static Quality quality(
            Books books, CashForecast cash, Optional<ProfitForecast> profit) {
        var end = cash.weeks().getLast().expected().value();
        var sum = cash.opening().value();
        for (var component : Component.values()) {
            sum = sum.add(cash.total(component));
        }
        var months = ChronoUnit.MONTHS.between(books.company().firstDay(), cash.asOf().plusDays(1));
        var open =
                books.open(Item.Side.RECEIVABLE, cash.asOf()).stream()
                        .map(Item.Open::base)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue();
        var counted = open <= 0 ? 1 : 1 - cash.doubtful().value().doubleValue() / open;
        var tests = profit.map(ProfitForecast::backTests).orElse(List.of());
        var better = tests.stream().filter(row -> row.naive().signum() > 0).toList();
        var share =
                better.isEmpty()
                        ? 0.5
                        : (double) better.stream().filter(BackTestRow::better).count()
                                / better.size();
        return new Quality(
                List.of(
                        new Quality.Check(
                                "cash at the end is cash at the beginning and all flows",
                                end.compareTo(sum) == 0,
                                end + " and " + sum)),
                List.of(
                        new Quality.Component(
                                "history",
                                Math.clamp(months / TWO_YEARS, 0.1, 1),
                                1,
                                "months of books, of 24"),
                        new Quality.Component(
                                "collectable",
                                Math.clamp(counted, 0.1, 1),
                                1,
                                "share of open receivables that are counted on"),
                        new Quality.Component(
                                "back-test",
                                Math.max(0.1, share),
                                1,
                                "share of lines that beat repeating last year")));
    }
}
