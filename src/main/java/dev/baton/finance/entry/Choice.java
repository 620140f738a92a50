package dev.baton.finance.entry;

import dev.baton.finance.entry.Draft.Alternative;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often each account was chosen before, for something like this. */
record Choice(Map<String, Integer> counts) {
    private static final int SHOWN = 3;

    Choice {
        counts = Map.copyOf(counts);
    }

    static Choice of(Map<String, Integer> counts) {
        return new Choice(counts);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The account chosen most often; of equals the one whose code comes first. */
    Optional<String> best() {
        return ranked().stream().findFirst();
    }

    List<String> ranked() {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Laplace's rule of succession: one time out of one is not certain, 30 out of 30 nearly. */
    double confidence(String account) {
        return rounded((counts.getOrDefault(account, 0) + 1.0) / (total() + 2.0));
    }

    static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    /** The accounts after the best, the likeliest first. */
    List<Alternative> others(Map<String, String> names) {
        return ranked().stream()
                .skip(1)
                .limit(SHOWN)
                .map(account ->
                        new Alternative(
                                account,
                                names.getOrDefault(account, account),
                                confidence(account),
                                "%d of %d before"
                                        .formatted(counts.getOrDefault(account, 0), total())))
                .toList();
    }

    Choice plus(String account) {
        var more = new HashMap<>(counts);
        more.merge(account, 1, Integer::sum);
        return new Choice(more);
    }
}
