package dev.baton.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Worked examples of the textbook, as statistical packages compute them too. */
class PublishedSeriesTest {
    /**
     * Oil production of Saudi Arabia 1996-2007 (Hyndman and Athanasopoulos, first edition, 7.1).
     */
    private static final double[] OIL = {
        446.6565, 454.4733, 455.663, 423.6322, 456.2713, 440.5881, 425.3325, 485.1494, 506.0482,
        526.792, 514.2689, 494.211
    };

    /** Air passengers of Australia 1990-2004 (the same book, 7.2). */
    private static final double[] AIR = {
        17.5534, 21.86, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797,
        32.5776, 33.4774, 39.0216, 41.3864, 41.5966
    };

    @Test
    void smoothing_with_given_parameters_forecasts_the_published_oil_production() {
        assertThat(Smoothing.of(0.2, OIL[0], OIL).level()).isCloseTo(484.8025, within(1e-3));
        assertThat(Smoothing.of(0.6, OIL[0], OIL).level()).isCloseTo(501.8375, within(1e-3));
    }

    @Test
    void smoothing_finds_the_published_parameters() {
        var smoothing = Smoothing.of(OIL);
        assertThat(smoothing.alpha()).isCloseTo(0.891998, within(1e-3));
        assertThat(smoothing.start()).isCloseTo(447.478440, within(1e-2));
        assertThat(smoothing.forecast(1)[0]).isCloseTo(496.493543, within(1e-2));
    }

    @Test
    void an_undamped_trend_is_the_published_linear_trend_of_holt() {
        var holt = DampedTrend.of(0.8, 0.2, 1, AIR[0], AIR[1] - AIR[0], AIR);
        assertThat(holt.forecast(5))
                .containsExactly(new double[] {43.76, 45.59, 47.43, 49.27, 51.10}, within(0.02));
    }

    @Test
    void theta_is_half_the_straight_line_and_half_the_smoothed_doubled_distance_from_it() {
        for (var values : new double[][] {OIL, AIR}) {
            var theta = Theta.of(values);
            var alpha = theta.smoothing().alpha();
            var slope = Theta.slope(values);
            var mean = Arrays.stream(values).average().orElseThrow();
            var line = new double[values.length];
            var doubled = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                line[i] = mean + slope * (i - (values.length - 1) / 2.0);
                doubled[i] = 2 * values[i] - line[i];
            }
            var start = 2 * theta.smoothing().start() - line[0];
            var smoothed = Smoothing.of(alpha, start, doubled).level();
            for (int step = 1; step <= 5; step++) {
                var straight = line[values.length - 1] + slope * step;
                assertThat(theta.forecast(5)[step - 1])
                        .isCloseTo((straight + smoothed) / 2, within(1e-9));
            }
        }
    }
}
