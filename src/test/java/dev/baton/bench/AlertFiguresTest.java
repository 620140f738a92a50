package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.risk.AlertScore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What docs/alerts.md says of generated companies, held loosely on two of them. */
class AlertFiguresTest {
    @Test
    void planted_frauds_and_errors_are_found_and_little_else() {
        var score = AlertScore.of(IntStream.of(101, 114), false);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.6);
        assertThat(score.shortfalls().told()).isEqualTo(score.shortfalls().companies());
        assertThat(score.shortfalls().weekWithinOne()).isPositive();
        assertThat(score.kinds().values())
                .allSatisfy(kind -> assertThat(kind.found()).isGreaterThan(0));
    }
}
