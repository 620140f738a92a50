package dev.baton.reward.training.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.statistics.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    static QuestionScore score(int number, double total, String difficulty, String... tags) {
        return new QuestionScore(
                number,
                new QuestionScore.Asked(
                        "q" + number,
                        "Question  %d?".formatted(number),
                        "shop",
                        "answerable",
                        difficulty,
                        List.of(tags)),
                Sample.of(total),
                total >= 0.7 ? 1 : 0,
                total >= 0.6 ? 1 : 0,
                Map.of("result", total, "format", 1.0),
                Map.of("result", 0.5 * (1 - total), "format", 0.0));
    }

    private static List<QuestionScore> scores(double... totals) {
        return IntStream.range(0, totals.length)
                .mapToObj(n -> score(n, totals[n], n % 2 == 0 ? "easy" : "hard", "t" + n % 3))
                .toList();
    }

    @Test
    void the_same_questions_are_held_against_one_another() {
        var comparison =
                Comparison.of(scores(1, 1, 0.5, 0.5, 0.9, 0.2), scores(0.5, 1, 0.5, 0.7, 0.4), 1);

        assertThat(comparison.pairs()).hasSize(5);
        assertThat(comparison.onlyMine()).isEqualTo(1);
        assertThat(comparison.onlyBaseline()).isZero();
        var total = comparison.total();
        assertThat(total.mean()).isCloseTo(3.9 / 5, within(1e-12));
        assertThat(total.baseline()).isCloseTo(3.1 / 5, within(1e-12));
        assertThat(total.difference()).isCloseTo(0.8 / 5, within(1e-12));
        assertThat(List.of(total.wins(), total.losses(), total.ties())).containsExactly(2, 1, 2);
        assertThat(total.probability()).isEqualTo(1);
        assertThat(total.significant()).isFalse();
        assertThat(comparison.components().get("format").ties()).isEqualTo(5);
        assertThat(comparison.components().get("result").wins()).isEqualTo(2);
        assertThat(comparison.difficulties()).containsOnlyKeys("easy", "hard");
        assertThat(comparison.difficulties().get("easy").difference())
                .isCloseTo(1.0 / 3, within(1e-12));
        assertThat(comparison.tags().get("t0").pairs()).isEqualTo(2);
    }

    @Test
    void turned_round_every_difference_is_the_opposite() {
        var one = scores(1, 1, 0.5, 0.5, 0.9, 0.7, 0.1);
        var other = scores(0.5, 1, 0.5, 0.7, 0.4, 0.2, 0.3);
        var there = Comparison.of(one, other, 5).total();
        var back = Comparison.of(other, one, 5).total();

        assertThat(there.difference()).isCloseTo(-back.difference(), within(1e-12));
        assertThat(there.interval().low()).isCloseTo(-back.interval().high(), within(1e-12));
        assertThat(there.wins()).isEqualTo(back.losses());
        assertThat(there.probability()).isEqualTo(back.probability());
    }

    @Test
    void a_clear_difference_is_significant_and_the_same_seed_says_the_same() {
        var good = scores(IntStream.range(0, 40).mapToDouble(n -> 0.8 + n % 3 * 0.1).toArray());
        var bad = scores(IntStream.range(0, 40).mapToDouble(n -> 0.5 + n % 5 * 0.01).toArray());
        var comparison = Comparison.of(good, bad, 9);

        assertThat(comparison.total().significant()).isTrue();
        assertThat(comparison.total().probability()).isLessThan(1e-9);
        assertThat(Comparison.of(good, bad, 9)).isEqualTo(comparison);
    }

    @Test
    void questions_that_got_worse_come_with_the_worst_first() {
        var comparison =
                Comparison.of(scores(1, 0.2, 0.5, 0.68, 0.9), scores(0.5, 1, 1, 0.7, 1), 1);

        assertThat(comparison.worse(0.05, 10))
                .extracting(pair -> pair.mine().position())
                .containsExactly(1, 2, 4);
        assertThat(comparison.worse(0.05, 1)).hasSize(1);
    }

    @Test
    void a_question_with_another_text_or_source_is_another_question() {
        var one = scores(1, 1);
        var changed =
                List.of(
                        one.getFirst(),
                        new QuestionScore(
                                1,
                                new QuestionScore.Asked(
                                        "q1",
                                        "What else?",
                                        "shop",
                                        "answerable",
                                        "hard",
                                        List.of()),
                                Sample.of(1),
                                1,
                                1,
                                Map.of(),
                                Map.of()));

        assertThat(Comparison.of(one, changed, 1).pairs()).hasSize(1);
        assertThat(Comparison.of(one, List.of(), 1).total().interval()).isNull();
    }

    @Test
    void a_breakdown_says_where_the_points_are_lost() {
        var breakdown = Breakdown.of(scores(1, 1, 0.5, 0.5));

        assertThat(breakdown.all().questions()).isEqualTo(4);
        assertThat(breakdown.all().total().mean()).isEqualTo(0.75);
        assertThat(breakdown.all().strict().mean()).isEqualTo(0.5);
        assertThat(breakdown.all().strict().interval().holds(0.5)).isTrue();
        assertThat(breakdown.all().strict().interval().low()).isCloseTo(0.1500, within(0.0001));
        assertThat(breakdown.components())
                .extracting(Breakdown.Lost::name)
                .containsExactly("result", "format");
        assertThat(breakdown.components().getFirst().loss()).isEqualTo(0.125);
        assertThat(breakdown.difficulties().get("easy").total().mean()).isEqualTo(0.75);
        assertThat(breakdown.tags().get("t2").questions()).isEqualTo(1);
        assertThat(breakdown.variance()).isZero();
        assertThat(Breakdown.of(List.of()).all().questions()).isZero();
    }
}
