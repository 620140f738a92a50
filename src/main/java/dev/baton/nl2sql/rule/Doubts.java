package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.link.Lexicon;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Stem;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.link.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How sure a reading is, and what it leaves unexplained. */
final class Doubts {
    private static final double BASE = -9.69;
    private static final Map<String, Double> WEIGHTS =
            Map.of(
                    "coverage", 0.66,
                    "weakest_link", 1.13,
                    "links", 0.20,
                    "margin", 1.51,
                    "certainty", 2.79,
                    "few_joins", 1.26,
                    "simple", 0.51,
                    "named_output", 0.61,
                    "all_used", 0.38,
                    "execution", 2.24);

    private Doubts() {}

    /** Words that make the question another one than the query answers. */
    static List<String> unknown(Candidate candidate) {
        var tokens = candidate.reading().linking.tokens();
        return candidate.unexplained().stream()
                .filter(word -> !soft(candidate, tokens, word))
                .toList();
    }

    /** Verbs may go unexplained, at a price; so may words that the columns in use are named by. */
    private static boolean soft(Candidate candidate, List<Token> tokens, String word) {
        int at = 0;
        while (at < tokens.size() - 1 && !tokens.get(at).text().equals(word)) {
            at++;
        }
        var token = tokens.get(at);
        var lower = token.lower();
        if (named(candidate, token)) {
            return true;
        }
        var before = at == 0 ? "" : tokens.get(at - 1).lower();
        if (Set.of(
                        "did", "do", "does", "has", "have", "had", "who", "to", "not", "never",
                        "can", "could")
                .contains(before)) {
            return true;
        }
        boolean verb =
                Lexicon.verb(lower)
                        || lower.endsWith("ing")
                        || lower.endsWith("ly")
                        || lower.endsWith("en");
        int next = at + 1;
        boolean adjective =
                candidate.reading().linking.mentions().stream()
                                .anyMatch(mention -> mention.from() == next)
                        && !Set.of("was", "were", "is", "are", "been").contains(before);
        return verb && !adjective;
    }

    private static boolean named(Candidate candidate, Token token) {
        var reading = candidate.reading();
        for (int i = 0; i < reading.meanings.size(); i++) {
            var target = reading.target(i);
            var table = reading.index.table(target.table());
            var words = new ArrayList<String>();
            if (target instanceof Target.OfColumn(var column)) {
                words.addAll(NameWords.of(column.name()));
                table.column(column.name())
                        .map(dev.baton.sql.Column::comment)
                        .ifPresent(comment -> words.addAll(NameWords.of(comment)));
            }
            if (table.comment() != null) {
                words.addAll(NameWords.of(table.comment()));
            }
            if (words.stream()
                    .anyMatch(word ->
                            word.equals(token.lower())
                                    || token.stem().length() > 3
                                            && Stem.of(word).equals(token.stem()))) {
                return true;
            }
        }
        return false;
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
        var query = candidate.query();
        int joins = Structure.joins(query);
        signals.add(new Draft.Signal("few_joins", 1.0 / (1 + joins)));
        signals.add(
                new Draft.Signal(
                        "simple",
                        1.0
                                / (1
                                        + query.where().size()
                                        + query.having().size()
                                        + Math.max(0, query.select().size() - 1))));
        signals.add(
                new Draft.Signal("named_output", Structure.selectsOnlyNamed(candidate) ? 1 : 0));
        signals.add(new Draft.Signal("all_used", Structure.used(candidate)));
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

    /**
     * A logistic regression over the signals, fitted on the questions of the ten developed trades
     * and the two samples. The base is 0.9 lower than fitted: databases never seen are harder, and
     * what is said with 0.7 shall be right nine times of ten there, too.
     */
    static double confidence(List<Draft.Signal> signals) {
        double sum = BASE;
        for (var signal : signals) {
            sum += WEIGHTS.getOrDefault(signal.name(), 0.0) * signal.value();
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
