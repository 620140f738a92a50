package dev.baton.finance.bank.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many bank lines were matched rightly, wrongly, or had the truth among what was suggested. */
public record Score(int documented, int right, int wrong, int suggested) {
    public static final Score NONE = new Score(0, 0, 0, 0);

    /** Against what is true of every line; {@code lines} are those that count. */
    public static Score of(
            Reconciliation made, Map<String, List<String>> truth, Set<String> lines) {
        var matched = new HashMap<String, Set<String>>();
        made.matches()
                .forEach(match ->
                        match.bankLines()
                                .forEach(line -> matched.put(line, Set.copyOf(match.entries()))));
        var suggested = new TreeMap<String, Set<Set<String>>>();
        for (var each : made.suggestions()) {
            if (each.items().isEmpty()) {
                each.bankLines()
                        .forEach(line ->
                                suggested
                                        .computeIfAbsent(line, _ -> new HashSet<>())
                                        .add(Set.copyOf(each.entries())));
            }
        }
        var score = new Score(0, 0, 0, 0);
        for (var line : lines) {
            var right = Set.copyOf(truth.getOrDefault(line, List.of()));
            var found = matched.get(line);
            score =
                    score.plus(
                            right.isEmpty() ? 0 : 1,
                            found != null && found.equals(right) ? 1 : 0,
                            found != null && !found.equals(right) ? 1 : 0,
                            found == null && suggested.getOrDefault(line, Set.of()).contains(right)
                                    ? 1
                                    : 0);
        }
        return score;
    }

    private Score plus(int more, int rightly, int wrongly, int shown) {
        return new Score(documented + more, right + rightly, wrong + wrongly, suggested + shown);
    }

    public Score plus(Score other) {
        return plus(other.documented, other.right, other.wrong, other.suggested);
    }

    /** Of what was matched, how much is right. */
    public double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** Of the lines with a document, how many were matched rightly. */
    public double recall() {
        return documented == 0 ? 1 : (double) right / documented;
    }

    /** The same with those whose truth is among the first suggestions. */
    public double withSuggestions() {
        return documented == 0 ? 1 : (double) (right + suggested) / documented;
    }
}
