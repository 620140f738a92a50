package dev.baton.reward.training.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Two variants on the questions that both have answered. Differences are the first one's minus the
 * baseline's.
 */
public record Comparison(
        List<Pair> pairs,
        int onlyMine,
        int onlyBaseline,
        Difference total,
        Difference strict,
        Difference relaxed,
        Map<String, Difference> components,
        Map<String, Difference> difficulties,
        Map<String, Difference> tags) {
    private static final int MOST_TAGS = 40;

    /** The same question under both. */
    public record Pair(QuestionScore mine, QuestionScore baseline) {
        public double change() {
            return mine.total().mean() - baseline.total().mean();
        }
    }

    public static Comparison of(List<QuestionScore> mine, List<QuestionScore> baseline, long seed) {
        var known = new HashMap<String, QuestionScore>();
        baseline.forEach(each -> known.put(each.asked().key(), each));
        var pairs = new ArrayList<Pair>();
        for (var each : mine) {
            var other = known.get(each.asked().key());
            if (other != null) {
                pairs.add(new Pair(each, other));
            }
        }
        return new Comparison(
                List.copyOf(pairs),
                mine.size() - pairs.size(),
                baseline.size() - pairs.size(),
                difference(pairs, score -> score.total().mean(), seed),
                difference(pairs, QuestionScore::strict, seed),
                difference(pairs, QuestionScore::relaxed, seed),
                components(pairs, seed),
                groups(pairs, pair -> List.of(pair.mine().asked().difficulty()), seed),
                groups(pairs, pair -> pair.mine().asked().tags(), seed));
    }

    private static Difference difference(
            List<Pair> pairs, ToDoubleFunction<QuestionScore> measure, long seed) {
        return Difference.of(
                pairs.stream().map(Pair::mine).mapToDouble(measure).toArray(),
                pairs.stream().map(Pair::baseline).mapToDouble(measure).toArray(),
                seed);
    }

    /** Only questions where the component applied under both. */
    private static Map<String, Difference> components(List<Pair> pairs, long seed) {
        var names = new TreeSet<String>();
        pairs.forEach(pair -> names.addAll(pair.mine().components().keySet()));
        var components = new TreeMap<String, Difference>();
        for (var name : names) {
            var both =
                    pairs.stream()
                            .filter(pair ->
                                    pair.mine().components().containsKey(name)
                                            && pair.baseline().components().containsKey(name))
                            .toList();
            if (!both.isEmpty()) {
                components.put(
                        name,
                        difference(
                                both, score -> score.components().getOrDefault(name, 0.0), seed));
            }
        }
        return components;
    }

    private static Map<String, Difference> groups(
            List<Pair> pairs, Function<Pair, List<String>> names, long seed) {
        var groups = new TreeMap<String, List<Pair>>();
        for (var pair : pairs) {
            for (var name : names.apply(pair)) {
                groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(pair);
            }
        }
        var differences = new TreeMap<String, Difference>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .limit(MOST_TAGS)
                .forEach(group ->
                        differences.put(
                                group.getKey(),
                                difference(group.getValue(), score -> score.total().mean(), seed)));
        return differences;
    }

    /** Questions that lost at least so much, the greatest loss first. */
    public List<Pair> worse(double least, int most) {
        return pairs.stream()
                .filter(pair -> pair.change() <= -least)
                .sorted(
                        Comparator.comparingDouble(Pair::change)
                                .thenComparingInt(pair -> pair.mine().position()))
                .limit(most)
                .toList();
    }
}
