package dev.baton.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleTest {
    /** Survival of the treated mice, Efron and Tibshirani 1993, table 2.1. */
    private static final double[] MICE = {94, 197, 16, 38, 99, 141, 23};

    @Test
    void mean_and_spread_are_those_of_nists_certified_sets() {
        var first = Sample.of(10_000_001, 10_000_003, 10_000_002);
        assertThat(first.mean()).isEqualTo(10_000_002);
        assertThat(first.deviation()).isEqualTo(1);

        var fourth = new double[1001];
        Arrays.setAll(fourth, i -> 10_000_000 + (i == 0 ? 0.2 : i % 2 == 1 ? 0.1 : 0.3));
        assertThat(Sample.of(fourth).mean()).isCloseTo(10_000_000.2, within(1e-7));
        assertThat(Sample.of(fourth).deviation()).isCloseTo(0.1, within(1e-7));
    }

    @Test
    void the_standard_error_is_the_one_of_the_mice() {
        var mice = Sample.of(MICE);

        assertThat(mice.mean()).isCloseTo(86.86, within(0.005));
        assertThat(mice.standardError()).isCloseTo(25.24, within(0.005));
        assertThat(mice.interval().low()).isCloseTo(86.857 - 1.96 * 25.236, within(0.01));
    }

    @Test
    void samples_of_nothing_and_of_one_value_have_no_spread() {
        assertThat(Sample.EMPTY.standardError()).isZero();
        assertThat(Sample.of(4).variance()).isZero();
        assertThat(Sample.of(4).interval()).isEqualTo(new Interval(4, 4));
    }

    @Test
    void two_samples_merged_are_the_sample_of_both() {
        var random = new SplittableRandom(7);
        for (var round = 0; round < 100; round++) {
            var values = random.doubles(20, -5, 5).toArray();
            var cut = random.nextInt(21);
            var merged =
                    Sample.of(Arrays.copyOf(values, cut))
                            .with(Sample.of(Arrays.copyOfRange(values, cut, 20)));

            assertThat(merged.count()).isEqualTo(20);
            assertThat(merged.mean()).isCloseTo(Sample.of(values).mean(), within(1e-12));
            assertThat(merged.variance()).isCloseTo(Sample.of(values).variance(), within(1e-12));
        }
    }

    @Test
    void quantiles_are_those_of_r() {
        double[] ten = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

        assertThat(Quantiles.of(0.25, ten)).isEqualTo(3.25);
        assertThat(Quantiles.of(0.95, ten)).isCloseTo(9.55, within(1e-12));
        assertThat(Quantiles.median(ten)).isEqualTo(5.5);
        assertThat(Quantiles.of(0, ten)).isEqualTo(1);
        assertThat(Quantiles.of(1, ten)).isEqualTo(10);
        assertThat(ten[0]).isEqualTo(10);
        assertThatThrownBy(() -> Quantiles.of(0.5)).hasMessageContaining("0 values");
        assertThatThrownBy(() -> Quantiles.of(1.5, ten)).hasMessageContaining("1.5");
    }

    @Test
    void the_bootstrap_interval_is_the_one_of_every_possible_draw() {
        var all = new double[(int) Math.pow(MICE.length, MICE.length)];
        for (var draw = 0; draw < all.length; draw++) {
            var rest = draw;
            for (var i = 0; i < MICE.length; i++) {
                all[draw] += MICE[rest % MICE.length] / MICE.length;
                rest /= MICE.length;
            }
        }
        var interval = Bootstrap.mean(MICE, 1, 40_000, 0.9);

        assertThat(interval.low()).isCloseTo(Quantiles.of(0.05, all), within(0.7));
        assertThat(interval.high()).isCloseTo(Quantiles.of(0.95, all), within(0.7));
    }

    @Test
    void the_same_seed_gives_the_same_interval_and_another_one_another() {
        var once = Bootstrap.mean(MICE, 42);

        assertThat(Bootstrap.mean(MICE, 42)).isEqualTo(once);
        assertThat(Bootstrap.mean(MICE, 43)).isNotEqualTo(once);
    }

    @Test
    void pairs_are_compared_pair_by_pair() {
        double[] before = {0, 10, 20, 30};
        double[] after = {1, 11, 21, 31};

        // Unpaired, the spread between the questions would drown the difference.
        assertThat(Bootstrap.meanDifference(before, after, 1)).isEqualTo(new Interval(1, 1));
        assertThat(Bootstrap.meanDifference(after, before, 1)).isEqualTo(new Interval(-1, -1));
        assertThatThrownBy(() -> Bootstrap.meanDifference(before, MICE, 1))
                .hasMessageContaining("4 and 7");
        assertThatThrownBy(() -> Bootstrap.mean(new double[0], 1)).hasMessageContaining("0 values");
    }
}
