package dev.baton.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.statistics.Isotonic.Corner;
import dev.baton.statistics.Isotonic.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.util.DoubleComparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void the_score_is_half_of_the_one_in_briers_example() {
        double[] rain = {0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1};
        var forecasts =
                IntStream.range(0, 10)
                        .mapToObj(day -> new Forecast(rain[day], day >= 1 && day <= 3))
                        .toList();

        assertThat(Brier.score(forecasts)).isCloseTo(0.19 / 2, within(1e-12));
        assertThatThrownBy(() -> Brier.score(List.of())).hasMessage("no forecasts");
        assertThatThrownBy(() -> new Forecast(1.1, true)).hasMessageContaining("1.1");
    }

    @Test
    void a_reliability_curve_tells_what_was_said_and_what_came_true() {
        var curve =
                Reliability.of(
                        List.of(
                                new Forecast(0.2, false),
                                new Forecast(0.3, true),
                                new Forecast(1.0, true),
                                new Forecast(0.9, true)),
                        4);

        assertThat(curve.bins())
                .containsExactly(
                        new Reliability.Bin(0, 0.25, 1, 0.2, 0),
                        new Reliability.Bin(0.25, 0.5, 1, 0.3, 1),
                        new Reliability.Bin(0.75, 1, 2, 0.95, 1));
        assertThat(curve.error()).isCloseTo(0.25 * 0.2 + 0.25 * 0.7 + 0.5 * 0.05, within(1e-12));
        assertThat(Reliability.of(List.of(), 10).error()).isZero();
    }

    @Test
    void pooling_gives_the_levels_of_published_examples() {
        assertThat(levels(1, 0, 4, 3, 3, 5, 4, 2, 0)) // isoreg of R
                .usingElementComparator(new DoubleComparator(1e-12))
                .containsExactly(0.5, 0.5, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0);
        var third = 22 / 3.0;
        assertThat(levels(5, 3, 1, 2, 8, 10, 7, 9, 6, 4)) // isotonic_regression of scikit-learn
                .usingElementComparator(new DoubleComparator(1e-12))
                .containsExactly(2.75, 2.75, 2.75, 2.75, third, third, third, third, third, third);
    }

    private static List<Double> levels(double... values) {
        var points =
                IntStream.range(0, values.length).mapToObj(i -> new Point(i, values[i])).toList();
        var fit = Isotonic.fit(points);
        return IntStream.range(0, values.length).mapToObj(fit::at).toList();
    }

    @Test
    void the_fit_never_falls_keeps_the_mean_and_no_other_level_is_nearer() {
        var random = new SplittableRandom(3);
        for (var round = 0; round < 200; round++) {
            var points = new ArrayList<Point>();
            for (var i = 0; i < 12; i++) {
                points.add(new Point(i, random.nextDouble(), 0.5 + random.nextDouble()));
            }
            var fit = Isotonic.fit(points);
            var best = distance(points, 0, fit);

            assertThat(sum(points, fit)).isCloseTo(sum(points, null), within(1e-9));
            for (var shift : List.of(-0.01, 0.01)) {
                assertThat(distance(points, shift, fit)).isGreaterThan(best);
            }
            for (var i = 1; i < 12; i++) {
                assertThat(fit.at(i)).isGreaterThanOrEqualTo(fit.at(i - 1));
            }
        }
    }

    private static double sum(List<Point> points, @Nullable Isotonic fit) {
        return points.stream()
                .mapToDouble(each -> each.weight() * (fit == null ? each.y() : fit.at(each.x())))
                .sum();
    }

    private static double distance(List<Point> points, double shift, Isotonic fit) {
        return points.stream()
                .mapToDouble(p -> p.weight() * Math.pow(fit.at(p.x()) + shift - p.y(), 2))
                .sum();
    }

    @Test
    void it_is_level_outside_and_straight_between_its_corners() {
        var fit = Isotonic.fit(List.of(new Point(2, 1), new Point(1, 0), new Point(2, 0)));

        assertThat(fit.corners()).containsExactly(new Corner(1, 0), new Corner(2, 0.5));
        assertThat(fit.at(-7)).isEqualTo(0);
        assertThat(fit.at(1.5)).isEqualTo(0.25);
        assertThat(fit.at(9)).isEqualTo(0.5);
        assertThatThrownBy(() -> Isotonic.fit(List.of())).hasMessage("no points");
        assertThatThrownBy(() -> new Isotonic(List.of(new Corner(0, 1), new Corner(1, 0))))
                .hasMessageContaining("fall");
    }
}
