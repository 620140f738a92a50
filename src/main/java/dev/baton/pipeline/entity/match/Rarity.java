package dev.baton.pipeline.entity.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How much a word of a name tells: the logarithm of how seldom it is among all names. */
final class Rarity {
    private static final double LEAST = 0.1;

    private final Map<String, Double> weights = new HashMap<>();
    private final double unknown;

    Rarity(List<Profile> profiles) {
        var names = new HashMap<String, Integer>();
        for (var profile : profiles) {
            new TreeSet<>(profile.name().words())
                    .forEach(word -> names.merge(word, 1, Integer::sum));
        }
        double all = profiles.size() + 1.0;
        names.forEach((word, count) -> weights.put(word, Math.max(LEAST, Math.log(all / count))));
        unknown = Math.max(LEAST, Math.log(all));
    }

    double of(String word) {
        return weights.getOrDefault(word, unknown);
    }
}
