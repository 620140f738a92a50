package dev.baton.nl2sql.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 15);

    private static String read(String question) {
        var periods = Periods.find(Tokens.of(question), TODAY);
        return periods.isEmpty()
                ? ""
                : periods.getFirst().first() + ".." + periods.getFirst().before();
    }

    @Test
    void years_quarters_months_and_days_become_half_open_ranges() {
        assertThat(read("orders in 2023")).isEqualTo("2023-01-01..2024-01-01");
        assertThat(read("orders in Q2 2023")).isEqualTo("2023-04-01..2023-07-01");
        assertThat(read("orders in March 2024")).isEqualTo("2024-03-01..2024-04-01");
        assertThat(read("orders after 1 March 2023")).isEqualTo("2023-03-02..null");
        assertThat(read("orders before March 5, 2023")).isEqualTo("null..2023-03-05");
        assertThat(read("between 1 June 2023 and 31 August 2023"))
                .isEqualTo("2023-06-01..2023-09-01");
        assertThat(read("between January and June 2024")).isEqualTo("2024-01-01..2024-07-01");
        assertThat(read("since 2022")).isEqualTo("2022-01-01..null");
    }

    @Test
    void relative_times_count_from_today() {
        assertThat(read("orders last month")).isEqualTo("2024-04-01..2024-05-01");
        assertThat(read("orders in the last 30 days")).isEqualTo("2024-04-15..2024-05-16");
        assertThat(read("orders this year")).isEqualTo("2024-01-01..2025-01-01");
        assertThat(read("orders last quarter")).isEqualTo("2024-01-01..2024-04-01");
    }

    @Test
    void what_is_to_come_ends_too() {
        assertThat(read("bills due in the next 30 days")).isEqualTo("2024-05-15..2024-06-15");
        assertThat(read("bills due next week")).isEqualTo("2024-05-20..2024-05-27");
        assertThat(read("plan for next year")).isEqualTo("2025-01-01..2026-01-01");
        assertThat(read("plan for the next quarter")).isEqualTo("2024-07-01..2024-10-01");
        assertThat(read("who is the next customer")).isEmpty();
    }

    @Test
    void a_month_without_a_year_is_the_last_that_has_begun() {
        assertThat(read("orders in April")).isEqualTo("2024-04-01..2024-05-01");
        assertThat(read("orders in December")).isEqualTo("2023-12-01..2024-01-01");
        assertThat(read("orders since March")).isEqualTo("2024-03-01..null");
        assertThat(read("orders in Q1")).isEqualTo("2024-01-01..2024-04-01");
        assertThat(read("compare orders of Q1 and Q2 2022")).isEqualTo("2022-01-01..2022-04-01");
        assertThat(read("orders in March versus April 2021")).isEqualTo("2021-03-01..2021-04-01");
        assertThat(read("orders in may")).isEqualTo("2024-05-01..2024-06-01");
        assertThat(read("we march on")).isEmpty();
        assertThat(read("orders that may arrive")).isEmpty();
    }

    @Test
    void a_large_number_is_not_a_year() {
        assertThat(read("a budget over 2000")).isEmpty();
        assertThat(read("top 5 customers")).isEmpty();
    }
}
