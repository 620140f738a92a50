package dev.baton.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What tells two names apart, short enough for a column: “left” and “right” where nothing does. */
record Apart(String left, String right) {
    private static final Apart PLAIN = new Apart("left", "right");
    private static final int LONGEST = 30;
    private static final Set<String> SMALL =
            Set.of("in", "of", "for", "from", "at", "the", "a", "with", "during", "on", "by");

    static Apart of(String left, String right) {
        var one = words(left);
        var other = words(right);
        var mine = without(one, other);
        var yours = without(other, one);
        return fits(mine) && fits(yours) ? new Apart(mine, yours) : PLAIN;
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !SMALL.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String without(List<String> words, List<String> others) {
        return words.stream()
                .filter(word -> others.stream().noneMatch(word::equalsIgnoreCase))
                .collect(Collectors.joining(" "));
    }

    private static boolean fits(String name) {
        return !name.isEmpty() && name.length() <= LONGEST;
    }
}
