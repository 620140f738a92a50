package dev.baton.pipeline.quality;

import java.util.List;
import java.util.OptionalDouble;

/** The weighted mean of rules' scores. */
final class Score {
    static final String HOW =
            "The mean of the scores of all rules that were computed, where a critical rule counts four"
                    + " times, a major one twice and a minor one once. A rule's score is the share of"
                    + " rows that keep it; for freshness it is the allowed age divided by the age.";

    private Score() {}

    /** Nothing where no rule was computed. */
    static OptionalDouble of(List<RuleResult> results) {
        double sum = 0;
        double weights = 0;
        for (var result : results) {
            if (result.computed()) {
                sum += result.score() * result.rule().severity().weight();
                weights += result.rule().severity().weight();
            }
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /** How far the report can be relied on: the share of rules computed, less for guessed rules. */
    static double confidence(List<RuleResult> results) {
        double sum = 0;
        double weights = 0;
        for (var result : results) {
            weights += result.rule().severity().weight();
            if (result.computed()) {
                sum += result.rule().severity().weight() * (result.rule().proposed() ? 0.9 : 1);
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
