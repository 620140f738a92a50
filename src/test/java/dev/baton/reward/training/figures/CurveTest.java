package dev.baton.reward.training.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void without_answers_there_are_no_points() {
        assertThat(Curve.of(new double[0], 10).points()).isEmpty();
    }

    @Test
    void few_answers_are_a_point_each() {
        assertThat(Curve.of(new double[] {0.2, 1}, 10).points())
                .containsExactly(
                        new Curve.Point(1, 1, 0.2, 0.2, 0.2), new Curve.Point(2, 1, 1, 1, 1));
    }

    @Test
    void a_point_tells_its_own_answers_only() {
        var rising = IntStream.range(0, 22).mapToDouble(each -> each < 11 ? each / 10.0 : 2);
        var points = Curve.of(rising.toArray(), 2).points();
        assertThat(points).hasSize(2);
        assertThat(points.getFirst().upTo()).isEqualTo(11);
        assertThat(points.getFirst().mean()).isCloseTo(0.5, within(1e-12));
        assertThat(points.getFirst().p10()).isCloseTo(0.1, within(1e-12));
        assertThat(points.getFirst().p90()).isCloseTo(0.9, within(1e-12));
        assertThat(points.getLast()).isEqualTo(new Curve.Point(22, 11, 2, 2, 2));
    }

    @Test
    void every_answer_is_in_one_point_and_no_point_is_much_larger_than_another() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var totals = random.doubles(random.nextInt(1, 500)).toArray();
            var most = random.nextInt(1, 60);
            var points = Curve.of(totals, most).points();
            assertThat(points).hasSize(Math.min(totals.length, most));
            assertThat(points.getLast().upTo()).isEqualTo(totals.length);
            var sizes = points.stream().mapToInt(Curve.Point::answers).summaryStatistics();
            assertThat(sizes.getSum()).isEqualTo(totals.length);
            assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
            assertThat(points).allMatch(point -> point.p10() <= point.p90() && point.answers() > 0);
        }
    }

    @Test
    void curves_of_one_picture_have_their_points_at_the_same_numbers_of_answers() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var longest = random.nextInt(1, 300);
            var most = random.nextInt(1, 60);
            var whole = Curve.of(random.doubles(longest).toArray(), most).points();
            var shorter = random.doubles(random.nextInt(0, longest + 1)).toArray();
            var part = Curve.of(shorter, most, longest).points();
            for (var each = 0; each < part.size() - 1; each++) {
                assertThat(part.get(each).upTo()).isEqualTo(whole.get(each).upTo());
            }
            assertThat(part.stream().mapToInt(Curve.Point::answers).sum())
                    .isEqualTo(shorter.length);
        }
    }
}
