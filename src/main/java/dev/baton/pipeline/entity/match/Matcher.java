package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.List;

/** Matches the records of two sources, doubles within each included. */
public final class Matcher {
    private static final int PAIRS_BETWEEN_LOOKS = 1_000;

    private final Limits limits;
    private final Watcher watcher;

    /** Told how far it is, 0 to 1; throws when nobody wants the result any more. */
    public interface Watcher {
        void at(double share);
    }

    public Matcher(Limits limits, Watcher watcher) {
        this.limits = limits;
        this.watcher = watcher;
    }

    /** The same for the same records in any order. */
    public Matching match(List<Company> records, Verdicts verdicts) {
        var profiles = records.stream().map(Profile::of).sorted(BY_ID).toList();
        var rarity = new Rarity(profiles);
        var candidates =
                new Blocking(rarity, limits.largestBlock(), limits.mostPairs())
                        .candidates(profiles);
        var weighing = weighing(profiles, rarity);
        var pairs = new ArrayList<Pair>();
        int compared = 0;
        for (long candidate : candidates.pairs()) {
            if (compared++ % PAIRS_BETWEEN_LOOKS == 0) {
                watcher.at((double) compared / candidates.pairs().size());
            }
            var pair =
                    weighing.pair(
                            profiles.get(Blocking.Candidates.first(candidate)),
                            profiles.get(Blocking.Candidates.second(candidate)));
            if (pair.probability() >= limits.review() || verdicts.accepted().contains(pair.id())) {
                pairs.add(pair);
            }
        }
        return new Assignment(limits, verdicts, pairs)
                .of(
                        profiles.stream().map(Profile::id).toList(),
                        candidates.pairs().size(),
                        candidates.leftOut());
    }

    private static final java.util.Comparator<Profile> BY_ID =
            java.util.Comparator.comparing(Profile::id);

    /** Compares every record with every other; for small sources and for measuring. */
    static List<Pair> everyPair(List<Company> records) {
        var profiles = records.stream().map(Profile::of).sorted(BY_ID).toList();
        var weighing = weighing(profiles, new Rarity(profiles));
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = i + 1; j < profiles.size(); j++) {
                pairs.add(weighing.pair(profiles.get(i), profiles.get(j)));
            }
        }
        return pairs;
    }

    private static Weighing weighing(List<Profile> profiles, Rarity rarity) {
        long first = profiles.stream().filter(profile -> profile.id().source() == 0).count();
        return new Weighing(
                new Comparison(new NameSimilarity(rarity)),
                (int) Math.max(first, profiles.size() - first));
    }
}
