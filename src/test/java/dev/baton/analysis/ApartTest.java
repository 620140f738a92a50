package dev.baton.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApartTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spending in 2025 by shop | spending in 2024 by shop | 2025         | 2024",
                "sales this quarter       | sales in Q4 2025         | this quarter | Q4 2025",
                "flats of Berlin          | flats in Hamburg         | Berlin       | Hamburg",
                "sales                    | sales in Q4 2025         | left         | right",
                "left                     | right                    | left         | right",
                "a table of everything that anybody has ever counted there | sales | left | right"
            })
    void columns_are_called_by_what_tells_the_tables_apart(
            String left, String right, String one, String other) {
        assertThat(Apart.of(left, right)).isEqualTo(new Apart(one, other));
    }
}
