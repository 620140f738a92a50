package dev.baton.finance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.finance.sample.SampleCompany;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProfitForecastTest {
    @Test
    void a_business_that_never_changes_goes_on_as_it_is() {
        var forecast = ProfitForecast.of(Shop.open("5000").books(), Shop.LAST, Scenario.NONE);
        assertThat(forecast.line("revenue").points())
                .hasSize(12)
                .allSatisfy(point -> {
                    assertThat(point.expected().value()).isEqualByComparingTo("2000");
                    assertThat(point.low().value()).isEqualByComparingTo("2000");
                });
        assertThat(forecast.total("net_result")).isEqualByComparingTo("14400");
    }

    @Test
    void totals_are_the_sums_of_their_lines() {
        var books = SampleCompany.books(2, 1, 2).ledger();
        var forecast = ProfitForecast.of(books, books.company().asOf(), Scenario.NONE);
        var cent = within(new BigDecimal("0.10"));
        for (int i = 0; i < ProfitForecast.MONTHS; i++) {
            assertThat(value(forecast, "gross_profit", i))
                    .isCloseTo(
                            value(forecast, "revenue", i)
                                    .subtract(value(forecast, "cost_of_sales", i)),
                            cent);
            assertThat(value(forecast, "ebit", i))
                    .isCloseTo(
                            value(forecast, "ebitda", i)
                                    .subtract(value(forecast, "depreciation", i)),
                            cent);
        }
        var ids = forecast.facts().stream().map(fact -> fact.id()).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void less_revenue_takes_its_cost_of_sales_with_it() {
        var books = Shop.open("5000").books();
        var less = ProfitForecast.of(books, Shop.LAST, ScenarioText.of("revenue drops 10 %"));
        assertThat(less.total("revenue")).isEqualByComparingTo("21600");
        assertThat(less.total("cost_of_sales")).isEqualByComparingTo("5400");
    }

    @Test
    void the_combination_beats_repeating_last_year_on_the_sample() {
        var combined = 0.0;
        var repeated = 0.0;
        for (long seed = 1; seed <= 3; seed++) {
            var books = SampleCompany.books(seed, 1, 2).ledger();
            var forecast = ProfitForecast.of(books, books.company().asOf(), Scenario.NONE);
            for (var row : forecast.backTests()) {
                if (row.key().equals("revenue") || row.key().equals("net_result")) {
                    combined += row.combined().doubleValue();
                    repeated += row.seasonalNaive().doubleValue();
                }
            }
        }
        assertThat(combined).isLessThan(repeated);
    }

    @Test
    void fewer_than_six_months_are_no_ground_for_a_forecast() {
        var day = LocalDate.of(2024, 10, 15);
        assertThatThrownBy(() -> ProfitForecast.of(Shop.open("5000").books(), day, Scenario.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("six");
    }

    private static BigDecimal value(ProfitForecast forecast, String key, int month) {
        return forecast.line(key).points().get(month).expected().value();
    }
}
