package dev.baton.reward.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.plan.Value;
import dev.baton.reward.Agreement;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static Reward reward(Component name, double value, double weight) {
        return new Reward(name, value, weight, Value.Fields.EMPTY, "");
    }

    private static Grade grade(List<Reward> rewards) {
        return Grade.of(rewards, new Compared(Agreement.NONE, 0, 0, 1, 1, false, List.of()), "w");
    }

    @Test
    void what_is_lost_and_the_weighted_mean_make_one() {
        var random = new SplittableRandom(11);
        for (var round = 0; round < 500; round++) {
            var rewards = new ArrayList<Reward>();
            double sum = 0;
            double weights = 0;
            for (var component : Component.values()) {
                if (component.weighed() && random.nextInt(4) > 0) {
                    var reward = reward(component, random.nextDouble(), random.nextDouble());
                    rewards.add(reward);
                    sum += reward.value() * reward.weight();
                    weights += reward.weight();
                }
            }
            if (weights > 0) {
                var lost =
                        Losses.of(grade(rewards)).values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
                assertThat(lost).isCloseTo(1 - sum / weights, within(1e-9));
            }
        }
    }

    @Test
    void length_costs_what_it_takes_away_and_gates_cost_nothing() {
        var losses =
                Losses.of(
                        grade(
                                List.of(
                                        reward(Component.SAFETY, 1, 1),
                                        reward(Component.RESULT, 1, 0.55),
                                        reward(Component.LENGTH, -0.5, 0.05))));

        assertThat(losses).containsOnlyKeys(Component.RESULT, Component.LENGTH);
        assertThat(losses.get(Component.RESULT)).isZero();
        assertThat(losses.get(Component.LENGTH)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void a_budget_is_spent_when_any_of_its_limits_is_reached() {
        var budget = new Budget(1_000L, 2_000_000L, 60L);

        assertThat(budget.spent(taken(999, 1_999_999, 59))).isEmpty();
        assertThat(budget.spent(taken(1_000, 0, 0))).hasValueSatisfying(said("1,000 tokens"));
        assertThat(budget.spent(taken(0, 2_000_000, 0))).hasValueSatisfying(said("2.00 US"));
        assertThat(budget.spent(taken(0, 0, 60))).hasValueSatisfying(said("60 seconds"));
        assertThat(Budget.UNLIMITED.spent(taken(1L << 60, 1L << 60, 1 << 30))).isEmpty();
    }

    private static Consumer<String> said(String part) {
        return text -> assertThat(text).contains(part);
    }

    private static Budget.Taken taken(long tokens, long micros, long seconds) {
        return new Budget.Taken(tokens, micros, Duration.ofSeconds(seconds));
    }

    @Test
    void the_time_left_follows_from_the_pace_so_far() {
        assertThat(new Advance(0, 10, Duration.ZERO).left()).isEmpty();
        assertThat(new Advance(0, 10, Duration.ZERO).text()).isEqualTo("0 of 10 answers");
        assertThat(new Advance(5, 20, Duration.ofSeconds(10)).left())
                .contains(Duration.ofSeconds(30));
        assertThat(new Advance(5, 20, Duration.ofSeconds(10)).text())
                .isEqualTo("5 of 20 answers, about 30 s left");
        assertThat(new Advance(5, 2_000, Duration.ofSeconds(10)).text())
                .isEqualTo("5 of 2,000 answers, about 67 min left");
        assertThat(new Advance(20, 20, Duration.ofSeconds(10)).text())
                .isEqualTo("20 of 20 answers");
        assertThat(new Advance(0, 0, Duration.ZERO).share()).isEqualTo(1);
    }
}
