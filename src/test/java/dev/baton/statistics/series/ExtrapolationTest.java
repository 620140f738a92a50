package dev.baton.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtrapolationTest {
    private static double[] series(int length, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, length).mapToDouble(value).toArray();
    }

    /** Seasons of a year that swing by a fifth around 100. */
    private static double seasonal(int month) {
        return 100 + 20 * Math.sin(2 * Math.PI * month / 12);
    }

    @ParameterizedTest
    @EnumSource
    void a_constant_series_goes_on_as_it_is(Extrapolation method) {
        assertThat(method.forecast(series(24, _ -> 42), 12, 6)).containsOnly(42.0);
    }

    @ParameterizedTest
    @EnumSource
    void no_series_is_too_short(Extrapolation method) {
        for (int length = 0; length < 5; length++) {
            assertThat(method.forecast(series(length, i -> i * 10), 12, 3))
                    .hasSize(3)
                    .doesNotContain(Double.NaN);
        }
    }

    @Test
    void a_straight_line_is_carried_on_upwards_and_never_steeper() {
        var line = series(24, i -> 100 + 5 * i);
        for (var method : new Extrapolation[] {Extrapolation.DAMPED_TREND, Extrapolation.THETA}) {
            var forecast = method.forecast(line, 1, 6);
            for (int i = 0; i < 6; i++) {
                assertThat(forecast[i])
                        .isGreaterThan(line[23] - 1)
                        .isLessThanOrEqualTo(line[23] + 5 * (i + 1) + 1e-6);
            }
            assertThat(forecast[5]).isGreaterThan(forecast[0] + 5);
        }
    }

    @Test
    void seasons_of_four_years_are_found_and_put_back() {
        var values = series(48, ExtrapolationTest::seasonal);
        assertThat(Seasons.found(values, 12)).isTrue();
        var forecast = Extrapolation.COMBINED.forecast(values, 12, 12);
        for (int i = 0; i < 12; i++) {
            assertThat(forecast[i]).isCloseTo(seasonal(48 + i), within(1.0));
        }
    }

    @Test
    void seasons_of_less_than_two_years_are_leant_on_in_part() {
        var values = series(22, ExtrapolationTest::seasonal);
        var forecast = Extrapolation.COMBINED.forecast(values, 12, 6);
        var plain = Extrapolation.THETA.forecast(values, 12, 6);
        assertThat(error(forecast, 22)).isLessThan(error(plain, 22) / 2);
    }

    @Test
    void noise_is_seldom_taken_for_seasons() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            found += Seasons.found(series(60, _ -> random.nextGaussian()), 12) ? 1 : 0;
        }
        assertThat(found).isLessThan(40);
    }

    @Test
    void equal_series_have_equal_forecasts_and_larger_ones_larger_by_as_much() {
        var random = new Random(3);
        for (int i = 0; i < 30; i++) {
            var values = series(20, _ -> 50 + random.nextInt(100));
            var forecast = Extrapolation.COMBINED.forecast(values, 12, 4);
            assertThat(Extrapolation.COMBINED.forecast(values.clone(), 12, 4)).isEqualTo(forecast);
            var tenfold = Arrays.stream(values).map(each -> 10 * each).toArray();
            var larger = Extrapolation.COMBINED.forecast(tenfold, 12, 4);
            for (int step = 0; step < 4; step++) {
                assertThat(larger[step]).isCloseTo(10 * forecast[step], within(0.5));
            }
        }
    }

    @Test
    void a_back_test_never_looks_ahead() {
        var values = series(20, i -> i < 15 ? 10 + i % 3 : 1000);
        var test = BackTest.of(Extrapolation.COMBINED, values, 12, 10, 3);
        assertThat(test.said())
                .filteredOn(each -> each.origin() <= 15)
                .allSatisfy(each -> assertThat(each.forecast()).isLessThan(50));
        assertThat(test.said()).hasSize(8 * 3 + 2 + 1);
    }

    @Test
    void intervals_widen_with_the_distance_and_hold_about_four_in_five() {
        int held = 0;
        int all = 0;
        for (int seed = 0; seed < 120; seed++) {
            var random = new Random(seed);
            var level = new double[] {500};
            var values =
                    series(
                            27,
                            _ ->
                                    (level[0] += 8 * random.nextGaussian())
                                            + 15 * random.nextGaussian());
            var band = Band.of(Arrays.copyOf(values, 24), 12, 3);
            for (int i = 0; i < 3; i++) {
                all++;
                held += band.low()[i] <= values[24 + i] && values[24 + i] <= band.high()[i] ? 1 : 0;
            }
            assertThat(band.high()[2] - band.low()[2])
                    .isGreaterThanOrEqualTo(band.high()[0] - band.low()[0]);
        }
        assertThat((double) held / all).isBetween(0.68, 0.88);
    }

    private static double error(double[] forecast, int from) {
        var sum = 0.0;
        for (int i = 0; i < forecast.length; i++) {
            sum += Math.abs(forecast[i] - seasonal(from + i));
        }
        return sum;
    }
}
