package dev.baton.nl2sql.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT COUNT(*) FROM trees WHERE village = 'Perry' | village Perry",
                "SELECT COUNT(*) FROM trees AS t WHERE t.village <> 'O''Neill' AND t.height > 3.5 | village not O'Neill, height over 3.5",
                "SELECT 1 FROM t WHERE picked_on >= DATE '2024-01-01' AND picked_on < DATE '2025-01-01' GROUP BY x | picked on 2024",
                "SELECT 1 FROM t WHERE picked_on >= DATE '2024-02-01' AND picked_on < DATE '2024-03-01' | picked on 2024-02",
                "SELECT 1 FROM t WHERE d >= TIMESTAMP '2024-02-01' AND d < TIMESTAMP '2024-02-15' | d 2024-02-01 to 2024-02-14",
                "SELECT 1 FROM t WHERE picked_on >= DATE '2024-02-01' AND kind = 'x' | picked on from 2024-02-01 on, kind x",
                "SELECT 1 FROM t WHERE fruit IN ('apple', 'pear') ORDER BY fruit | fruit apple or pear",
                "SELECT 1 FROM t WHERE email IS NULL | no email",
                "SELECT 1 FROM t WHERE n >= 2 AND n <= 5 LIMIT 3 | n at least 2, n at most 5"
            })
    void plain_conditions_are_said(String sql, String words) {
        assertThat(Filters.of(sql)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM trees",
                "SELECT 1 FROM t WHERE (a > b)",
                "SELECT 1 FROM t WHERE a = 'x' OR b = 'y'",
                "SELECT 1 FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.t = t.id)",
                "SELECT 1 FROM t WHERE a = 'x' AND (b is null)"
            })
    void of_others_nothing_is_said_rather_than_half(String sql) {
        assertThat(Filters.of(sql)).isEmpty();
    }

    @Test
    void words_within_a_value_are_no_conditions() {
        assertThat(Filters.of("SELECT 1 FROM t WHERE a = 'x AND y'")).isEqualTo("a x AND y");
    }
}
