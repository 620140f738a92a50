package dev.baton.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718"
    })
    void a_shares_interval_is_the_one_of_newcombes_table_of_1998(
            long successes, long trials, double low, double high) {
        var interval = Wilson.interval(successes, trials);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void the_interval_of_failures_mirrors_the_one_of_successes() {
        for (var successes = 0; successes <= 13; successes++) {
            var one = Wilson.interval(successes, 13);
            var other = Wilson.interval(13 - successes, 13);

            assertThat(one.low()).isCloseTo(1 - other.high(), within(1e-12));
            assertThat(one.holds(successes / 13.0)).isTrue();
        }
    }

    @Test
    void without_trials_anything_is_possible_and_nonsense_is_refused() {
        assertThat(Wilson.interval(0, 0)).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> Wilson.interval(3, 2)).hasMessageContaining("3 successes");
        assertThatThrownBy(() -> new Interval(1, 0)).hasMessageContaining("no interval");
        assertThatThrownBy(() -> new Interval(Double.NaN, 0)).hasMessageContaining("no interval");
    }

    @ParameterizedTest
    @CsvSource({
        // binom.test(k, n) of R
        "3, 9, 0.1459960938",
        "8, 2, 0.109375",
        "1, 9, 0.021484375",
        "0, 10, 0.001953125",
        "5, 5, 1",
        "0, 0, 1",
        "40, 60, 0.0568879331"
    })
    void a_sign_tests_probability_is_the_exact_binomial_one(long wins, long losses, double p) {
        assertThat(SignTest.probability(wins, losses)).isCloseTo(p, within(1e-9));
        assertThat(SignTest.probability(losses, wins)).isCloseTo(p, within(1e-9));
    }

    @Test
    void many_pairs_neither_overflow_nor_vanish() {
        // The normal approximation with continuity correction: 2 * (1 - Phi(1.99)).
        assertThat(SignTest.probability(50_315, 49_685)).isCloseTo(0.0467, within(0.0005));
        assertThat(SignTest.probability(100_000, 0)).isEqualTo(0);
    }
}
