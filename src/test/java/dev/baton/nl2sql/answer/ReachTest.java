package dev.baton.nl2sql.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Reach REACH =
            new Reach("sold_on", LocalDate.of(2021, 2, 1), LocalDate.of(2025, 6, 27));

    private static Written told(String question) {
        return new Written(
                        "No rows match.", List.of(), 0.3, 0.3, true, null, "rules", List.of(), null)
                .reaching(REACH, question, TODAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sales this quarter by shop       | sales Q2 2025 by shop",
                "Total sales in Q3 2026           | Total sales in Q2 2025",
                "Sales of this month              | Sales of June 2025",
                "How many sales were there in 2026? | How many sales were there in 2025?",
                "this  Quarter’s sales            | Q2 2025’s sales"
            })
    void the_newest_time_of_the_same_length_is_offered(String question, String nearest) {
        var written = told(question);

        assertThat(written.text())
                .isEqualTo("No rows match: the newest are of 2025-06-27 (sold on).");
        assertThat(written.nearest()).containsExactly(nearest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sales in 2019        | No rows match: the oldest are of 2021-02-01 (sold on).",
                "Sales in March 2024  | No rows match: there are some from 2021-02-01 to 2025-06-27 (sold on).",
                "Sales since 2026-01-01 | No rows match: the newest are of 2025-06-27 (sold on).",
                "Sales to Berlin      | No rows match: there are some from 2021-02-01 to 2025-06-27 (sold on)."
            })
    void elsewhere_it_is_told_where_the_rows_are_and_nothing_offered(String question, String text) {
        var written = told(question);

        assertThat(written.text()).isEqualTo(text);
        assertThat(written.nearest()).isEmpty();
    }

    @Test
    void a_sum_over_nothing_is_explained_too() {
        var written =
                new Written(
                                "There is no value.",
                                List.of(),
                                0.3,
                                0.3,
                                true,
                                null,
                                "rules",
                                List.of(),
                                null)
                        .reaching(REACH, "Total sales in 2026", TODAY);

        assertThat(written.text())
                .isEqualTo(
                        "There is no value. Of the rows the newest are of 2025-06-27 (sold on).");
    }
}
