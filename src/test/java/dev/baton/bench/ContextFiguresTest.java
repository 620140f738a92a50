package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The figures of docs/bench.md may not fall. */
class ContextFiguresTest {
    @Test
    void above_2000_tokens_60_percent_are_saved_and_no_fact_is_lost() {
        assertThat(ContextBench.run(0, 2_100, 6_000))
                .hasSize(12)
                .allSatisfy(figure -> {
                    assertThat(figure.plainTokens()).isGreaterThan(2_000);
                    assertThat(figure.facts()).isPositive();
                    assertThat(figure.factsKept()).as(figure.toString()).isEqualTo(figure.facts());
                    assertThat(figure.tokens()).isLessThanOrEqualTo(figure.plainTokens());
                })
                .filteredOn(figure -> !figure.text().equals("all facts"))
                .allSatisfy(figure -> {
                    assertThat(figure.saved()).as(figure.toString()).isGreaterThanOrEqualTo(0.6);
                    assertThat(figure.tokens()).isLessThanOrEqualTo(figure.budget());
                });
    }
}
