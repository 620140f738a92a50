package dev.baton.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A value index in memory. Scores: 1 the same but for case; 0.97 but for accents and punctuation;
 * 0.93 but for a plural; up to 0.9 all words of the phrase stand in the value; up to 0.85 the
 * spelling is near.
 */
public final class Values implements ValueIndex {
    private static final int MOST = 20;
    private static final double NEAR = 0.5;

    // A trigram that stands in very many values tells little and costs most.
    private static final int POSTINGS_READ = 40_000;

    // Words that stand in more values than this name none of them.
    private static final int CONTAINING_READ = 500;

    private final String[] texts;
    private final ColumnName[][] columns;
    private final int[] trigrams;
    private final Map<String, int[]> byText = new HashMap<>();
    private final Map<String, int[]> byStem = new HashMap<>();
    private final Map<String, int[]> byWord = new HashMap<>();
    private final Map<Long, int[]> byTrigram = new HashMap<>();

    private Values(Map<String, List<ColumnName>> stored) {
        texts = stored.keySet().toArray(String[]::new);
        columns =
                stored.values().stream()
                        .map(list -> list.toArray(ColumnName[]::new))
                        .toArray(ColumnName[][]::new);
        trigrams = new int[texts.length];
        var words = new HashMap<String, Numbers>();
        var grams = new HashMap<Long, Numbers>();
        for (int id = 0; id < texts.length; id++) {
            var folded = Folded.of(texts[id]);
            byText.merge(folded, new int[] {id}, Values::joined);
            var stems = Folded.stems(folded);
            byStem.merge(String.join(" ", stems), new int[] {id}, Values::joined);
            for (var stem : new TreeSet<>(stems)) {
                words.computeIfAbsent(stem, _ -> new Numbers()).add(id);
            }
            var own = Folded.trigrams(folded);
            trigrams[id] = own.length;
            for (var gram : own) {
                grams.computeIfAbsent(gram, _ -> new Numbers()).add(id);
            }
        }
        words.forEach((word, ids) -> byWord.put(word, ids.toArray()));
        grams.forEach((gram, ids) -> byTrigram.put(gram, ids.toArray()));
    }

    /** The distinct texts of a column. */
    public record Stored(ColumnName column, List<String> values) {
        public Stored {
            values = List.copyOf(values);
        }
    }

    public static Values of(List<Stored> stored) {
        var columns = new LinkedHashMap<String, List<ColumnName>>();
        for (var column : stored) {
            for (var value : column.values()) {
                if (!value.isBlank()) {
                    columns.computeIfAbsent(value, _ -> new ArrayList<>(1)).add(column.column());
                }
            }
        }
        return new Values(columns);
    }

    /** How many different texts it knows. */
    public int size() {
        return texts.length;
    }

    @Override
    public List<ValueMatch> find(String phrase) {
        if (phrase.isBlank() || texts.length == 0) {
            return List.of();
        }
        var text = phrase.strip();
        var folded = Folded.of(text);
        var stems = Folded.stems(folded);
        var scores = new HashMap<Integer, Double>();
        for (var id : byText.getOrDefault(folded, NONE)) {
            scores.put(id, texts[id].strip().equalsIgnoreCase(text) ? 1 : 0.97);
        }
        for (var id : byStem.getOrDefault(String.join(" ", stems), NONE)) {
            scores.putIfAbsent(id, 0.93);
        }
        containing(folded, stems, scores);
        if (scores.isEmpty() && folded.length() >= 4) {
            near(folded, scores);
        }
        return best(scores);
    }

    private static final int[] NONE = {};

    /** Adds the values in which every word of the phrase stands. */
    private void containing(String folded, List<String> stems, Map<Integer, Double> scores) {
        var lists =
                stems.stream()
                        .distinct()
                        .map(stem -> byWord.getOrDefault(stem, NONE))
                        .sorted(Comparator.comparingInt(ids -> ids.length))
                        .toList();
        if (lists.isEmpty()) {
            return;
        }
        var fewest = lists.getFirst();
        for (int i = 0; i < Math.min(fewest.length, CONTAINING_READ); i++) {
            var id = fewest[i];
            var everywhere =
                    lists.stream().skip(1).allMatch(ids -> Arrays.binarySearch(ids, id) >= 0);
            if (everywhere) {
                var share = Math.min(1, (double) folded.length() / texts[id].length());
                scores.putIfAbsent(id, 0.5 + 0.4 * share);
            }
        }
    }

    /** Adds the values whose three-letter pieces are mostly those of the phrase. */
    private void near(String folded, Map<Integer, Double> scores) {
        var own = Folded.trigrams(folded);
        var lists =
                Arrays.stream(own)
                        .mapToObj(gram -> byTrigram.getOrDefault(gram, NONE))
                        .sorted(Comparator.comparingInt(ids -> ids.length))
                        .toList();
        var shared = new short[texts.length];
        int read = 0;
        for (var ids : lists) {
            read += ids.length;
            if (read > POSTINGS_READ) {
                break;
            }
            for (var id : ids) {
                shared[id]++;
            }
        }
        for (int id = 0; id < shared.length; id++) {
            var nearness = 2.0 * shared[id] / (own.length + trigrams[id]);
            if (nearness >= NEAR) {
                scores.put(id, 0.85 * nearness);
            }
        }
    }

    private List<ValueMatch> best(Map<Integer, Double> scores) {
        return scores.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Double>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> texts[entry.getKey()].length())
                                .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .flatMap(entry ->
                        Arrays.stream(columns[entry.getKey()])
                                .map(column ->
                                        new ValueMatch(
                                                column, texts[entry.getKey()], entry.getValue())))
                .limit(MOST)
                .toList();
    }

    private static int[] joined(int[] some, int[] more) {
        var all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** A growing list of ints. */
    private static final class Numbers {
        private int[] numbers = new int[4];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        int[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
