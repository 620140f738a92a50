package dev.baton.context;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How telling a sentence is: the mean probability of its words in the text, after every choice
 * squared for the words chosen so that the next sentence says something else (SumBasic: Nenkova and
 * Vanderwende, "The impact of frequency on summarization", MSR-TR-2005-101); besides, words of the
 * goal, the lead of a passage, and how recent it is.
 */
final class Salience {
    private static final double GOAL = 1.2;
    private static final double LEAD = 0.15;
    private static final double RECENT = 0.35;
    private static final int SHORTEST_WORD = 3;
    private final List<int[]> words;
    private final double[] fixed;
    private final double[] probability;
    private final double best;

    Salience(List<Unit> units, String goal) {
        Map<String, Integer> ids = new HashMap<>();
        words = units.stream().map(unit -> ids(unit.sentence(), ids)).toList();
        probability = probabilities(words, ids.size());
        fixed = fixed(units, goalWords(goal, ids));
        best = words.stream().mapToDouble(this::mean).max().orElse(0);
    }

    private Salience(Salience other) {
        words = other.words;
        fixed = other.fixed;
        probability = other.probability.clone();
        best = other.best;
    }

    /** The same before anything was told. */
    Salience untold() {
        return new Salience(this);
    }

    private static double[] probabilities(List<int[]> words, int different) {
        var counts = new double[different];
        double all = 0;
        for (var sentence : words) {
            for (int word : sentence) {
                counts[word]++;
                all++;
            }
        }
        for (int word = 0; word < different; word++) {
            counts[word] /= all;
        }
        return counts;
    }

    private double[] fixed(List<Unit> units, Set<Integer> goal) {
        var values = new double[units.size()];
        double last = units.isEmpty() ? 0 : units.getLast().passage();
        for (int at = 0; at < values.length; at++) {
            var unit = units.get(at);
            boolean leads = at == 0 || units.get(at - 1).passage() != unit.passage();
            values[at] = (leads ? LEAD : 0) + (last > 0 ? RECENT * unit.passage() / last : 0);
            if (!goal.isEmpty()) {
                var shared = new HashSet<Integer>();
                for (int word : words.get(at)) {
                    if (goal.contains(word)) {
                        shared.add(word);
                    }
                }
                values[at] += GOAL * shared.size() / goal.size();
            }
        }
        return values;
    }

    /** How telling the unit is while the words chosen until now are told already. */
    double of(int unit) {
        return fixed[unit] + (best > 0 ? mean(words.get(unit)) / best : 0);
    }

    /** The unit is told: its words tell less from now on. */
    void took(int unit) {
        for (int word : words.get(unit)) {
            probability[word] *= probability[word];
        }
    }

    private double mean(int[] sentence) {
        double sum = 0;
        for (int word : sentence) {
            sum += probability[word];
        }
        return sentence.length == 0 ? 0 : sum / sentence.length;
    }

    private static int[] ids(Sentence sentence, Map<String, Integer> ids) {
        return sentence.words().stream()
                .map(Word::lower)
                .filter(Salience::content)
                .map(Salience::stem)
                .mapToInt(word -> {
                    var id = ids.putIfAbsent(word, ids.size());
                    return id == null ? ids.size() - 1 : id;
                })
                .toArray();
    }

    private static Set<Integer> goalWords(String goal, Map<String, Integer> ids) {
        var found = new HashSet<Integer>();
        for (var word : Word.of(goal)) {
            var id = ids.get(stem(word.lower()));
            if (id != null && content(word.lower())) {
                found.add(id);
            }
        }
        return found;
    }

    private static boolean content(String word) {
        return word.length() >= SHORTEST_WORD
                && Character.isLetter(word.charAt(0))
                && !Vocabulary.structure(word);
    }

    private static String stem(String word) {
        return word.length() > SHORTEST_WORD && word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
