package dev.baton.finance.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.finance.fact.Quality.Check;
import dev.baton.finance.fact.Quality.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
    @Test
    void the_weighted_geometric_mean_of_its_components() {
        var quality =
                new Quality(
                        List.of(new Check("ties", true, "0.00")),
                        List.of(component(0.25, 1), component(1, 3)));
        assertThat(quality.value()).isCloseTo(Math.pow(0.25, 0.25), within(1e-12));
    }

    @Test
    void a_blocking_check_or_a_component_of_nothing_leaves_nothing() {
        var broken = new Quality(List.of(new Check("ties", false, "0.01")), List.of());
        assertThat(broken.value()).isZero();
        var empty = new Quality(List.of(), List.of(component(0, 0.1), component(1, 9)));
        assertThat(empty.value()).isZero();
        assertThat(new Quality(List.of(), List.of()).value()).isEqualTo(1);
    }

    @Test
    void a_component_is_a_share_with_a_weight() {
        assertThatThrownBy(() -> component(1.1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> component(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> component(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void facts_that_say_the_same_have_the_same_hash_and_others_do_not() {
        assertThat(cash("10.0").hash()).isEqualTo(cash("10.00").hash()).hasSize(64);
        assertThat(cash("10.01").hash()).isNotEqualTo(cash("10.00").hash());
    }

    private static Component component(double share, double weight) {
        return new Component("some", share, weight, "by hand");
    }

    private static Fact cash(String value) {
        return new Fact(
                "cash",
                "Cash",
                new BigDecimal(value),
                "EUR",
                LocalDate.of(2026, 6, 30),
                "sum of accounts",
                List.of("1200"));
    }
}
