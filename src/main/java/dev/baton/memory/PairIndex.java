package dev.baton.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of one data source, found by question and by likeness of shape: rare terms count more
 * than common ones. Immutable.
 */
public final class PairIndex {
    private static final int LONGEST_POSTING = 4_000;

    private final Wording wording;
    private final List<Pair> pairs;
    private final Map<String, List<Integer>> asked = new HashMap<>();
    private final Map<String, List<Integer>> postings = new HashMap<>();
    private final double[] lengths;

    private PairIndex(List<Pair> pairs, Wording wording) {
        this.wording = wording;
        this.pairs = List.copyOf(pairs);
        this.lengths = new double[pairs.size()];
        var terms = new ArrayList<List<String>>();
        for (int i = 0; i < pairs.size(); i++) {
            var own = List.copyOf(new HashSet<>(wording.terms(pairs.get(i).shape())));
            terms.add(own);
            asked.computeIfAbsent(plain(pairs.get(i).question()), _ -> new ArrayList<>()).add(i);
            for (var term : own) {
                postings.computeIfAbsent(term, _ -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < pairs.size(); i++) {
            double squares = 0;
            for (var term : terms.get(i)) {
                squares += Math.pow(weight(term), 2);
            }
            lengths[i] = Math.sqrt(squares);
        }
    }

    /** The index of these pairs, the oldest first. */
    public static PairIndex of(List<Pair> pairs, Wording wording) {
        return new PairIndex(pairs, wording);
    }

    /** A pair and how like its shape is, 0 to 1. */
    public record Near(Pair pair, double likeness) {}

    public int size() {
        return pairs.size();
    }

    /** The pairs of just this question, whatever its case, spaces and marks; the newest first. */
    public List<Pair> of(String question, Predicate<Pair> serves) {
        return asked.getOrDefault(plain(question), List.of()).reversed().stream()
                .map(pairs::get)
                .filter(serves)
                .toList();
    }

    /** The pairs of the likest shapes, best first, of equally like ones the newest first. */
    public List<Near> like(String shape, Predicate<Pair> serves, int most) {
        var scores = new HashMap<Integer, Double>();
        double squares = 0;
        for (var term : new HashSet<>(wording.terms(shape))) {
            double weight = weight(term);
            squares += weight * weight;
            var posting = postings.getOrDefault(term, List.of());
            // A term of nearly every pair tells them apart no better than no term at all.
            if (posting.size() <= Math.max(LONGEST_POSTING, pairs.size() / 2)) {
                posting.forEach(pair -> scores.merge(pair, weight * weight, Double::sum));
            }
        }
        double length = Math.sqrt(squares);
        Comparator<Found> order =
                Comparator.comparingDouble(Found::likeness).thenComparingInt(Found::pair);
        var best = new PriorityQueue<>(order);
        scores.forEach((pair, dot) -> {
            var found = new Found(pair, dot / (length * lengths[pair]));
            boolean full = best.size() >= most;
            if ((!full || order.compare(found, best.peek()) > 0) && serves.test(pairs.get(pair))) {
                best.add(found);
                if (full) {
                    best.poll();
                }
            }
        });
        return best.stream()
                .sorted(order.reversed())
                .map(found -> new Near(pairs.get(found.pair()), Math.min(1, found.likeness())))
                .toList();
    }

    private record Found(int pair, double likeness) {}

    private double weight(String term) {
        @Nullable List<Integer> posting = postings.get(term);
        return Math.log(1 + (pairs.size() + 1.0) / (posting == null ? 1 : posting.size()));
    }

    /** A question without what does not change it: case, spaces, marks at its end. */
    public static String plain(String question) {
        return question.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll("[ ?.!]+$", "")
                .strip();
    }
}
