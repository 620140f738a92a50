package dev.baton.reward;

import static dev.baton.reward.Rewards.compared;
import static dev.baton.reward.Rewards.reward;
import static dev.baton.reward.Rewards.rewards;
import static dev.baton.reward.Rewards.values;
import static dev.baton.reward.Rewards.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TotalTest {
    private static final int TRIALS = 20_000;

    @Test
    void a_perfect_answer_gets_one_and_its_parts_weigh_as_promised() {
        var all = new EnumMap<Component, Double>(Component.class);
        Rewards.WEIGHED.forEach(component -> all.put(component, 1.0));
        assertThat(total(all, Weights.USUAL, Agreement.STRICT)).isEqualTo(1);

        all.remove(Component.JUDGE);
        all.put(Component.RESULT, .85);
        assertThat(total(all, Weights.USUAL, Agreement.RELAXED))
                .isCloseTo((.4 + .55 * .85) / .95, within(1e-12));

        all.put(Component.RESULT, .2);
        all.put(Component.EFFICIENCY, 0.0);
        assertThat(total(all, Weights.USUAL, Agreement.NONE))
                .isCloseTo((.35 + .55 * .2) / .95, within(1e-12));
    }

    @Test
    void without_a_gold_other_weights_hold_and_no_more_than_three_fifths_are_given() {
        var values = Map.of(Component.FORMAT, .5, Component.EXECUTION, 0.0, Component.SYNTAX, .5);
        assertThat(total(values, Weights.USUAL, Agreement.UNKNOWN))
                .isCloseTo((.10 * .5 + .15 * .5) / .50, within(1e-12));
        assertThat(total(Map.of(Component.EXECUTION, 1.0), Weights.USUAL, Agreement.UNKNOWN))
                .isEqualTo(.6);
    }

    @Test
    void length_takes_the_penalty_at_twice_the_budget_and_never_more() {
        var weights = Weights.USUAL;
        assertThat(weights.length(0)).isEqualTo(0.0);
        assertThat(weights.length(weights.lengthBudget())).isEqualTo(0.0);
        assertThat(weights.length(weights.lengthBudget() * 3L / 2)).isEqualTo(-.5);
        assertThat(weights.length(Long.MAX_VALUE)).isEqualTo(-1.0);
        var values = Map.of(Component.RESULT, 1.0, Component.LENGTH, -1.0);
        assertThat(total(values, weights, Agreement.STRICT)).isCloseTo(.95, within(1e-12));
    }

    @Test
    void a_strict_match_beats_any_other_answer_and_a_relaxed_one_is_never_below_a_wrong_one() {
        var random = new Random(11);
        for (int i = 0; i < TRIALS; i++) {
            var weights = weights(random);
            double strict = total(values(random), weights, Agreement.STRICT);
            double relaxed = total(values(random), weights, Agreement.RELAXED);
            double wrong = total(values(random), weights, Agreement.NONE);
            assertThat(strict).isBetween(.7, 1.0).isGreaterThan(wrong);
            assertThat(relaxed).isBetween(.6, .95).isGreaterThanOrEqualTo(wrong);
            assertThat(wrong).isBetween(0.0, .6);
        }
    }

    /** Every pattern of components that do not apply, each with several values and weights. */
    @Test
    void with_the_same_rest_strict_is_above_relaxed_and_relaxed_above_none() {
        var random = new Random(12);
        var rest = Rewards.WEIGHED.stream().filter(each -> each != Component.RESULT).toList();
        for (int pattern = 0; pattern < 1 << rest.size(); pattern++) {
            for (int trial = 0; trial < 40; trial++) {
                var weights = trial == 0 ? Weights.USUAL : weights(random);
                var values = new EnumMap<Component, Double>(Component.class);
                for (int i = 0; i < rest.size(); i++) {
                    if ((pattern >> i & 1) == 1) {
                        values.put(rest.get(i), trial < 3 ? trial / 2.0 : random.nextDouble());
                    }
                }
                values.put(Component.LENGTH, -random.nextDouble());
                values.put(Component.RESULT, 1.0);
                double strict = total(values, weights, Agreement.STRICT);
                values.put(Component.RESULT, .85);
                double relaxed = total(values, weights, Agreement.RELAXED);
                values.put(Component.RESULT, .4 * random.nextDouble());
                values.computeIfPresent(Component.EFFICIENCY, (_, _) -> 0.0);
                double none = total(values, weights, Agreement.NONE);
                assertThat(strict).as(values + " " + weights).isGreaterThan(relaxed);
                assertThat(relaxed).as(values + " " + weights).isGreaterThan(none);
            }
        }
    }

    @Test
    void no_component_that_gets_better_makes_the_total_worse() {
        var random = new Random(13);
        for (int i = 0; i < TRIALS; i++) {
            var weights = weights(random);
            var values = values(random);
            var agreement = Agreement.values()[random.nextInt(4)];
            double before = total(values, weights, agreement);
            for (var name : List.copyOf(values.keySet())) {
                var better = new EnumMap<>(values);
                better.merge(
                        name,
                        random.nextDouble(),
                        (old, more) -> Math.min(old + more, name == Component.LENGTH ? 0 : 1));
                assertThat(total(better, weights, agreement))
                        .isGreaterThanOrEqualTo(before - 1e-12);
            }
        }
    }

    @Test
    void a_refused_query_is_the_minimum_whatever_else_is_said_of_it() {
        var random = new Random(14);
        for (int i = 0; i < TRIALS; i++) {
            var weights = weights(random);
            var refused = new ArrayList<>(rewards(values(random), weights, true));
            refused.add(reward(Component.SAFETY, -1, weights, true));
            var grade = Grade.of(refused, compared(Agreement.values()[i % 4]), weights.version());
            assertThat(grade.total()).isEqualTo(-1);
            assertThat(grade.judged(Opinion.CONFIRMED).total()).isEqualTo(-1);
            assertThat(grade.judged(Opinion.CONFIRMED).right()).isFalse();
            assertThat(total(values(random), weights, Agreement.NONE)).isGreaterThan(-1);
        }
    }

    @Test
    void what_a_person_says_comes_last() {
        var wrong = grade(Map.of(Component.RESULT, 0.0, Component.EXECUTION, 1.0), Agreement.NONE);
        assertThat(wrong.judged(Opinion.CONFIRMED).total()).isEqualTo(1);
        assertThat(wrong.judged(Opinion.CONFIRMED).outcome()).isEqualTo(1);
        var unknown = grade(Map.of(Component.EXECUTION, 1.0), Agreement.UNKNOWN);
        assertThat(unknown.verified()).isFalse();
        assertThat(unknown.judged(Opinion.CONFIRMED).verified()).isTrue();
        assertThat(unknown.judged(Opinion.CONFIRMED).right()).isTrue();
        var right =
                grade(Map.of(Component.RESULT, 1.0, Component.EXECUTION, 1.0), Agreement.STRICT);
        assertThat(right.judged(Opinion.REJECTED).total()).isEqualTo(0);
        assertThat(right.judged(Opinion.REJECTED).outcome()).isEqualTo(.1);
        assertThat(right.judged(Opinion.REJECTED).right()).isFalse();
        assertThat(right.judged(Opinion.REJECTED).judged(Opinion.CONFIRMED).total()).isEqualTo(1);
    }

    @Test
    void the_outcome_is_one_for_right_a_tenth_for_running_and_else_nothing() {
        assertThat(grade(Map.of(Component.RESULT, 1.0), Agreement.STRICT).outcome()).isEqualTo(1);
        assertThat(grade(Map.of(Component.EXECUTION, 1.0), Agreement.RELAXED).outcome())
                .isEqualTo(.1);
        assertThat(grade(Map.of(Component.EXECUTION, .25), Agreement.NONE).outcome()).isEqualTo(0);
        assertThat(grade(Map.of(Component.EXECUTION, 1.0), Agreement.UNKNOWN).outcome())
                .isEqualTo(.1);
    }

    @Test
    void the_version_of_weights_changes_with_every_number_and_with_nothing_else() {
        var same = new Weights(Weights.USUAL.withGold(), Weights.USUAL.withoutGold(), .05, 512);
        assertThat(same.version()).isEqualTo(Weights.USUAL.version()).matches("[0-9a-f]{12}");
        var random = new Random(15);
        var seen = new java.util.HashSet<String>();
        for (int i = 0; i < 500; i++) {
            seen.add(weights(random).version());
        }
        assertThat(seen).hasSize(500);
        assertThat(new Weights(same.withGold(), same.withoutGold(), .05, 513).version())
                .isNotEqualTo(same.version());
    }

    @Test
    void weights_that_make_no_sense_are_refused() {
        var gold = Weights.USUAL.withGold();
        assertThatThrownBy(() -> new Weights(Map.of(Component.FORMAT, 1.0), gold, .05, 512))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights(gold, Map.of(Component.SYNTAX, -1.0), .05, 512))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights(gold, gold, -.05, 512))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights(gold, gold, .05, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Grade grade(Map<Component, Double> values, Agreement agreement) {
        boolean gold = agreement != Agreement.UNKNOWN;
        return Grade.of(
                rewards(values, Weights.USUAL, gold), compared(agreement), Weights.USUAL.version());
    }

    private static double total(
            Map<Component, Double> values, Weights weights, Agreement agreement) {
        return Grade.of(
                        rewards(values, weights, agreement != Agreement.UNKNOWN),
                        compared(agreement),
                        weights.version())
                .total();
    }
}
