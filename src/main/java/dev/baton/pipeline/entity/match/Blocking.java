package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings together the records worth comparing: those that share a cheap key. A block that is too
 * big is divided by place; what is still too big then is left out, and told.
 */
final class Blocking {
    private final Rarity rarity;
    private final int largest;
    private final int mostPairs;

    /** A block has at most {@code largest} records; there are at most {@code mostPairs} pairs. */
    Blocking(Rarity rarity, int largest, int mostPairs) {
        this.rarity = rarity;
        this.largest = largest;
        this.mostPairs = mostPairs;
    }

    /** The pairs as positions of their records, smaller first, and what was left out. */
    record Candidates(Set<Long> pairs, List<LeftOut> leftOut) {
        static int first(long pair) {
            return (int) (pair >>> 32);
        }

        static int second(long pair) {
            return (int) pair;
        }
    }

    Candidates candidates(List<Profile> profiles) {
        var blocks = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < profiles.size(); i++) {
            for (var key : keys(profiles.get(i))) {
                blocks.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
            }
        }
        var leftOut = new TreeMap<String, LeftOut>();
        var fitting = new ArrayList<List<Integer>>();
        blocks.forEach((key, members) -> {
            if (members.size() <= largest) {
                fitting.add(members);
            } else {
                divided(key, members, profiles, fitting, leftOut);
            }
        });
        return paired(fitting, leftOut);
    }

    private void divided(
            String key,
            List<Integer> members,
            List<Profile> profiles,
            List<List<Integer>> fitting,
            Map<String, LeftOut> leftOut) {
        var byPlace = new HashMap<String, List<Integer>>();
        for (var member : members) {
            byPlace.computeIfAbsent(where(profiles.get(member)), _ -> new ArrayList<>())
                    .add(member);
        }
        for (var part : byPlace.values()) {
            if (part.size() <= largest) {
                fitting.add(part);
            } else {
                leaveOut(kind(key), part.size(), leftOut);
            }
        }
    }

    private static void leaveOut(String kind, int records, Map<String, LeftOut> leftOut) {
        leftOut.merge(kind, new LeftOut(kind, 1, records), LeftOut::and);
    }

    /** Smallest blocks first, so that what is left out at the end tells least. */
    private Candidates paired(List<List<Integer>> blocks, Map<String, LeftOut> leftOut) {
        blocks.sort(
                Comparator.<List<Integer>>comparingInt(List::size).thenComparing(List::toString));
        var pairs = new HashSet<Long>();
        for (var block : blocks) {
            if (pairs.size() >= mostPairs) {
                leaveOut("any", block.size(), leftOut);
                continue;
            }
            for (int i = 0; i < block.size(); i++) {
                for (int j = i + 1; j < block.size(); j++) {
                    pairs.add((long) block.get(i) << 32 | block.get(j));
                }
            }
        }
        return new Candidates(pairs, List.copyOf(leftOut.values()));
    }

    private static String where(Profile profile) {
        var place = profile.place();
        return place.postcode().isEmpty() ? place.city() : place.postcode();
    }

    private static String kind(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** Each a kind and what is shared; a record has each only once. */
    private Set<String> keys(Profile profile) {
        var keys = new HashSet<String>();
        add(keys, "tax_id", profile.taxId());
        add(keys, "phone", profile.phone());
        add(keys, "domain", profile.domain());
        if (!profile.place().house().isEmpty() && !profile.place().street().isEmpty()) {
            add(keys, "house", where(profile) + "/" + profile.place().house());
        }
        var name = profile.name();
        name.words().stream()
                .distinct()
                .sorted(
                        Comparator.comparingDouble((String word) -> rarity.of(word))
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .limit(2)
                .forEach(word -> add(keys, "word", word));
        if (name.initials().length() >= 3) {
            add(keys, "initials", name.initials());
        }
        if (name.words().size() == 1) {
            add(keys, "initials", name.joined());
        }
        for (long key : MinHash.keys(name.words())) {
            keys.add("letters " + Long.toHexString(key));
        }
        return keys;
    }

    private static void add(Set<String> keys, String kind, String value) {
        if (!value.isEmpty()) {
            keys.add(kind + " " + value);
        }
    }
}
