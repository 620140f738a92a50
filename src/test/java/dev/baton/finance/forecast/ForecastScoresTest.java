package dev.baton.finance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds loosely, on a few of the seeds that nothing was tuned on, what the bench shows. */
class ForecastScoresTest {
    @Test
    void forecasts_of_unseen_companies_are_about_as_good_as_the_documents_say() {
        var scores = ForecastScores.of(101, 103);
        assertThat(scores.breachWeeks()).isGreaterThanOrEqualTo(2);
        assertThat(scores.combined()).isLessThan(scores.seasonalNaive());
        assertThat((double) scores.held() / scores.forecasts()).isBetween(0.65, 0.92);
    }
}
