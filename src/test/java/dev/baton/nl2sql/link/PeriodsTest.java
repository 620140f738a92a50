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
        assertThat(read("orders in the last 30 days")).isEqualTo("2024-04-15..null");
        assertThat(read("orders this year")).isEqualTo("2024-01-01..2025-01-01");
        assertThat(read("orders last quarter")).isEqualTo("2024-01-01..2024-04-01");
    }

    @Test
    void a_large_number_is_not_a_year() {
        assertThat(read("a budget over 2000")).isEmpty();
        assertThat(read("top 5 customers")).isEmpty();
    }
}
