package dev.baton.finance.statement;

import static dev.baton.finance.book.Use.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final Period QUARTER =
            new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));

    /** Two years of a small company whose figures can be checked by hand. */
    private static Ledger small() {
        var entries = new java.util.ArrayList<Entry>();
        var first = RandomBooks.FIRST;
        entries.add(RandomBooks.entry(1, first, CASH, CAPITAL, "50000"));
        entries.add(RandomBooks.entry(2, first, FIXED_ASSET, LOAN, "24000"));
        int number = 3;
        for (var day = first; day.isBefore(RandomBooks.LAST); day = day.plusMonths(1)) {
            var sales = day.isBefore(LocalDate.of(2026, 4, 1)) ? "10000" : "12000";
            var middle = day.withDayOfMonth(15);
            entries.add(RandomBooks.entry(number++, middle, RECEIVABLE, REVENUE, sales));
            entries.add(RandomBooks.entry(number++, middle, COST_OF_SALES, PAYABLE, "4000"));
            entries.add(RandomBooks.entry(number++, middle, PERSONNEL, CASH, "3000"));
            var end = day.withDayOfMonth(28);
            entries.add(RandomBooks.entry(number++, end, CASH, RECEIVABLE, "9000"));
            entries.add(RandomBooks.entry(number++, end, PAYABLE, CASH, "4000"));
            entries.add(
                    RandomBooks.entry(
                            number++, end, DEPRECIATION, ACCUMULATED_DEPRECIATION, "500"));
        }
        return RandomBooks.ledger(RandomBooks.company("manufacturing"), entries);
    }

    private static Statements quarter() {
        return Statements.of(small(), Statements.Wish.of(QUARTER));
    }

    @Test
    void the_income_statement_adds_up_what_was_earned_and_spent() {
        var income = quarter().income();
        assertThat(income.amount("revenue")).isEqualByComparingTo("36000");
        assertThat(income.amount("gross_profit")).isEqualByComparingTo("24000");
        assertThat(income.amount("ebitda")).isEqualByComparingTo("15000");
        assertThat(income.amount("net_result")).isEqualByComparingTo("13500");
    }

    @Test
    void the_balance_sheet_shows_the_result_of_earlier_years_without_closing_entries() {
        var balance = quarter().balance();
        // 18 months of 2024 and 2025 at 10000 - 4000 - 3000 - 500
        assertThat(balance.amount("earlier_results")).isEqualByComparingTo("45000");
        assertThat(balance.amount("result_of_year")).isEqualByComparingTo("21000");
        assertThat(balance.amount("total_assets")).isEqualByComparingTo("140000");
        assertThat(balance.amount("liabilities_and_equity")).isEqualByComparingTo("140000");
    }

    @Test
    void the_cash_flow_goes_from_the_result_to_cash() {
        var flow = quarter().cashFlow();
        assertThat(flow.amount("operating_cash_flow")).isEqualByComparingTo("6000");
        assertThat(flow.amount("change_in_receivables")).isEqualByComparingTo("-9000");
        assertThat(flow.amount("investing_cash_flow")).isEqualByComparingTo("0");
        assertThat(flow.amount("closing_cash")).isEqualByComparingTo("98000");
    }

    @Test
    void random_ledgers_tie_on_every_day() {
        for (long seed = 1; seed <= 3; seed++) {
            var books = RandomBooks.of(seed, 400);
            var history = new History(books, RandomBooks.LAST);
            RandomBooks.FIRST
                    .datesUntil(RandomBooks.LAST.plusDays(1))
                    .forEach(day -> {
                        var balance = BalanceSheet.of(history, day);
                        assertThat(balance.amount("total_assets"))
                                .isEqualByComparingTo(balance.amount("liabilities_and_equity"));
                        var year = new Period(day.withDayOfYear(1), day);
                        assertThat(CashFlow.of(history, year).amount("closing_cash"))
                                .isEqualByComparingTo(balance.amount("cash"));
                    });
        }
    }

    @Test
    void both_methods_of_the_cash_flow_end_in_the_same_cash_for_random_periods() {
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            var books = RandomBooks.of(i, 200);
            var from = RandomBooks.FIRST.plusDays(random.nextInt(400));
            var period = new Period(from, from.plusDays(random.nextInt(300)));
            var indirect = Statements.of(books, Statements.Wish.of(period)).cashFlow();
            var direct = Statements.directCashFlow(books, period);
            for (var key : List.of("opening_cash", "change_in_cash", "closing_cash")) {
                assertThat(direct.amount(key)).isEqualByComparingTo(indirect.amount(key));
            }
        }
    }

    @Test
    void results_of_months_add_up_to_the_result_of_the_year() {
        var history = new History(RandomBooks.of(11, 500), RandomBooks.LAST);
        var sum = BigDecimal.ZERO;
        for (int month = 1; month <= 12; month++) {
            var from = LocalDate.of(2025, month, 1);
            var period = new Period(from, from.plusMonths(1).minusDays(1));
            sum = sum.add(IncomeStatement.of(history, period).amount("net_result"));
        }
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        assertThat(IncomeStatement.of(history, year).amount("net_result"))
                .isEqualByComparingTo(sum);
    }

    @Test
    void there_are_more_than_twenty_five_ratios_each_with_formula_inputs_and_prior_value() {
        var ratios = quarter().ratios();
        assertThat(ratios).hasSizeGreaterThan(25);
        var told = ratios.stream().filter(ratio -> ratio.value() != null).toList();
        assertThat(told)
                .hasSizeGreaterThan(20)
                .allSatisfy(ratio -> {
                    assertThat(ratio.value().inputs()).isNotEmpty();
                    assertThat(ratio.value().formula()).isNotBlank();
                });
        assertThat(value("gross_margin")).isEqualByComparingTo("66.7");
        // a year of 10000 a month was the last one: 36000 against 30000
        assertThat(value("revenue_growth")).isEqualByComparingTo("20.0");
        assertThat(quarter().ratio("gross_margin").orElseThrow().prior().value())
                .isEqualByComparingTo("60.0");
    }

    @Test
    void working_capital_days_rest_on_the_mean_of_thirteen_month_ends() {
        // Receivables grow by 1000 a month from 12000 at the end of June 2025 until March 2026,
        // then by 3000: 12000, 13000 .. 21000, 24000, 27000, 30000.
        var mean = (12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + 21 + 24 + 27 + 30) * 1000 / 13.0;
        var days = mean / 126_000 * 365;
        assertThat(value("days_sales_outstanding").doubleValue())
                .isCloseTo(days, org.assertj.core.data.Offset.offset(0.06));
    }

    @Test
    void a_ratio_over_nothing_is_not_meaningful() {
        var coverage = quarter().ratio("interest_coverage").orElseThrow();
        assertThat(coverage.value()).isNull();
        assertThat(coverage.notMeaningful()).contains("zero");
    }

    @Test
    void what_needs_a_year_is_not_meaningful_before_the_books_hold_one() {
        var early = new Period(LocalDate.of(2024, 10, 1), LocalDate.of(2024, 12, 31));
        var ratios = Statements.of(small(), Statements.Wish.of(early));
        var days = ratios.ratio("days_sales_outstanding").orElseThrow();
        assertThat(days.value()).isNull();
        assertThat(days.notMeaningful()).contains("twelve months");
        assertThat(ratios.ratio("gross_margin").orElseThrow().value()).isNotNull();
    }

    @Test
    void a_period_beyond_the_books_is_incomplete() {
        var late = new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 7, 31));
        var statements = Statements.of(small(), Statements.Wish.of(late));
        assertThat(statements.ratio("gross_margin").orElseThrow().value()).isNull();
        assertThat(statements.quality().value()).isLessThan(1);
    }

    @Test
    void only_differences_above_the_materiality_are_material() {
        var statements = quarter();
        assertThat(statements.materiality().value()).isEqualByComparingTo("180");
        var byKey =
                statements.variances().stream()
                        .filter(each -> each.amount().id().startsWith("income:"))
                        .collect(java.util.stream.Collectors.toMap(Variance::key, each -> each));
        assertThat(byKey.get("revenue").material()).isTrue();
        assertThat(byKey.get("revenue").difference().value()).isEqualByComparingTo("6000");
        assertThat(byKey.get("revenue").percent().value()).isEqualByComparingTo("20.0");
        assertThat(byKey.get("personnel").material()).isFalse();
        assertThat(byKey.get("personnel").share().value()).isEqualByComparingTo("25.0");
    }

    @Test
    void the_largest_driver_stands_first() {
        var drivers = quarter().drivers();
        assertThat(drivers.getFirst().account()).isEqualTo("revenue");
        assertThat(drivers.getFirst().effect().value()).isEqualByComparingTo("6000");
    }

    @Test
    void every_input_is_another_fact_or_stands_in_the_books() {
        var statements = quarter();
        var ids = new HashSet<String>();
        statements.facts().forEach(fact -> assertThat(ids.add(fact.id())).isTrue());
        statements.income().facts().stream()
                .flatMap(fact -> fact.inputs().stream())
                .forEach(input ->
                        assertThat(input.startsWith("account:") || ids.contains(input))
                                .as(input)
                                .isTrue());
    }

    @Test
    void the_bands_of_an_industry_have_a_source_and_say_where_a_ratio_stands() {
        var ratio = quarter().ratio("gross_margin").orElseThrow();
        assertThat(ratio.band().source()).isNotBlank();
        assertThat(ratio.place()).contains(Ratio.Place.ABOVE);
        assertThat(Statements.industries())
                .contains("healthcare", "manufacturing", "retail", "software");
        var wish = new Statements.Wish(QUARTER, null, null, "piracy");
        assertThatThrownBy(() -> Statements.of(small(), wish))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("piracy");
    }

    @Test
    void every_band_is_of_a_ratio_that_is_computed() {
        var keys = RatioDefinitions.ALL.stream().map(RatioDefinition::key).toList();
        Statements.industries().stream()
                .flatMap(industry -> Bands.asked(industry).stream())
                .forEach(band -> {
                    assertThat(keys).contains(band.ratio());
                    assertThat(band.low()).isLessThanOrEqualTo(band.high());
                });
    }

    @Test
    void equal_books_give_equal_statements() {
        var one = Statements.of(RandomBooks.of(5, 300), Statements.Wish.of(QUARTER));
        var other = Statements.of(RandomBooks.of(5, 300), Statements.Wish.of(QUARTER));
        assertThat(one).isEqualTo(other);
    }

    @Test
    void periods_are_read_as_people_write_them() {
        var company = RandomBooks.company("retail");
        Map.of(
                        "2026-Q2", "2026-04-01..2026-06-30",
                        "2025", "2025-01-01..2025-12-31",
                        "2026-02", "2026-02-01..2026-02-28",
                        "2026-03-05..2026-03-09", "2026-03-05..2026-03-09",
                        "year_to_date", "2026-01-01..2026-06-30")
                .forEach((written, days) ->
                        assertThat(Period.parse(written, company)).hasToString(days));
        assertThat(QUARTER.before()).hasToString("2026-01-01..2026-03-31");
        assertThat(QUARTER.yearBefore()).hasToString("2025-04-01..2025-06-30");
        assertThatThrownBy(() -> Period.parse("soon", company))
                .isInstanceOf(ProblemException.class);
    }

    private static BigDecimal value(String ratio) {
        return quarter().ratio(ratio).orElseThrow().value().value();
    }
}
