package dev.baton.reward.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A query for a question with all that was said of it: as it is told, as it was written, its best
 * total by version of weights, and the prompts that led to it.
 */
record Candidate(
        String sql,
        String written,
        Standing standing,
        Map<String, Double> totals,
        Set<String> prompts) {
    Candidate {
        totals = Map.copyOf(totals);
        prompts = Set.copyOf(prompts);
    }

    static Candidate of(Sample sample, String told, String written) {
        var weights = sample.weights();
        var prompt = sample.prompt();
        return new Candidate(
                told,
                written,
                sample.standing(),
                weights == null ? Map.of() : Map.of(weights, sample.total()),
                prompt == null || prompt.isBlank() ? Set.of() : Set.of(prompt));
    }

    /** The same query said once more. */
    Candidate and(Candidate other) {
        var both = new HashMap<>(totals);
        other.totals.forEach((weights, total) -> both.merge(weights, total, Math::max));
        var all = new HashSet<>(prompts);
        all.addAll(other.prompts);
        return new Candidate(sql, written, standing.and(other.standing), both, all);
    }

    /** What it is worth; a person's word counts as all or nothing. */
    double best() {
        return switch (standing) {
            case CONFIRMED, LIKED -> 1;
            case REJECTED -> 0;
            case OPEN, STRICT, WRONG, DISPUTED, DIVIDED ->
                    totals.values().stream().mapToDouble(each -> each).max().orElse(0);
        };
    }

    /**
     * How much better it is than another one; empty when they were graded by different weights and
     * nobody has said what they think.
     */
    OptionalDouble above(Candidate other) {
        if (standing.human() || other.standing.human()) {
            return OptionalDouble.of(best() - other.best());
        }
        return totals.entrySet().stream()
                .filter(mine -> other.totals.containsKey(mine.getKey()))
                .mapToDouble(
                        mine -> mine.getValue() - other.totals.getOrDefault(mine.getKey(), 0.0))
                .min();
    }
}
