package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Draft;
import java.util.ArrayList;
import java.util.List;

/** How sure a reading is, and what it leaves unexplained. */
final class Doubts {
    private Doubts() {}

    /** Words that make the question another one than the query answers. */
    static List<String> unknown(Candidate candidate) {
        return candidate.unexplained();
    }

    static List<Draft.Signal> signals(List<Checks.Checked> checked) {
        var best = checked.getFirst();
        var candidate = best.candidate();
        var signals = new ArrayList<Draft.Signal>();
        signals.add(new Draft.Signal("coverage", candidate.coverage()));
        var meanings = candidate.reading().meanings;
        signals.add(
                new Draft.Signal(
                        "weakest_link",
                        meanings.stream()
                                .mapToDouble(meaning -> Math.min(1, meaning.score()))
                                .min()
                                .orElse(0)));
        signals.add(
                new Draft.Signal(
                        "links",
                        meanings.stream()
                                .mapToDouble(meaning -> Math.min(1, meaning.score()))
                                .average()
                                .orElse(0)));
        double margin =
                checked.size() < 2
                        ? 1
                        : Math.min(1, Math.max(0, best.score() - checked.get(1).score()) / 0.4);
        signals.add(new Draft.Signal("margin", margin));
        signals.add(new Draft.Signal("certainty", Math.max(0, 1 - candidate.doubt())));
        signals.add(
                new Draft.Signal(
                        "execution",
                        switch (best.outcome()) {
                            case ROWS -> 1;
                            case UNCHECKED -> 0.7;
                            case EMPTY, NOTHING -> 0.2;
                            case REFUSED -> 0;
                        }));
        return signals;
    }

    static double confidence(List<Draft.Signal> signals) {
        double product = 1;
        for (var signal : signals) {
            product *=
                    switch (signal.name()) {
                        case "coverage" -> Math.pow(signal.value(), 2);
                        case "weakest_link" -> 0.5 + 0.5 * signal.value();
                        case "margin" -> 0.75 + 0.25 * signal.value();
                        case "certainty" -> signal.value();
                        case "execution" -> 0.5 + 0.5 * signal.value();
                        default -> 1;
                    };
        }
        return Math.max(0, Math.min(0.98, product));
    }
}
