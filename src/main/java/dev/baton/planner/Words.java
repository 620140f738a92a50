package dev.baton.planner;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What of a text carries meaning: its words cut to their stems, without the small ones. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> SMALL =
            Set.of(
                    "a", "an", "the", "and", "or", "of", "in", "on", "at", "by", "for", "to",
                    "with", "from", "as", "is", "are", "was", "were", "be", "been", "it", "its",
                    "this", "that", "these", "those", "them", "they", "their", "we", "our", "us",
                    "i", "me", "my", "you", "your", "he", "she", "what", "which", "who", "whom",
                    "whose", "when", "where", "why", "how", "do", "does", "did", "has", "have",
                    "had", "can", "could", "should", "would", "will", "shall", "may", "please",
                    "then", "than", "also", "so", "if", "but", "not", "no", "into", "out", "up",
                    "about", "s", "t", "there", "here", "any", "some", "all", "each", "per", "one",
                    "ones", "give", "tell", "show", "let", "get", "want", "need", "make");

    private Words() {}

    /** The words in lower case, in their order. */
    public static List<String> of(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT).replace("'s", " ").replace("’s", " "))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The stems of the words that are not small. */
    public static Set<String> content(String text) {
        var stems = new LinkedHashSet<String>();
        for (var word : of(text.replace('_', ' '))) {
            if (!SMALL.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    /** How much of the first is in the second, 0 to 1. */
    public static double share(Set<String> part, Set<String> whole) {
        return part.isEmpty()
                ? 0
                : (double) part.stream().filter(whole::contains).count() / part.size();
    }

    /** Number, tense and a closing e are gone: "analyses", "analysed" and "analyse" are one. */
    static String stem(String word) {
        var stem = word;
        if (stem.length() > 4 && stem.endsWith("ies")) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.length() > 3
                && stem.endsWith("s")
                && !stem.endsWith("ss")
                && !stem.endsWith("us")
                && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        for (var ending : List.of("ing", "ed")) {
            if (stem.length() > ending.length() + 3 && stem.endsWith(ending)) {
                stem = undoubled(stem.substring(0, stem.length() - ending.length()));
                break;
            }
        }
        return stem.length() > 4 && stem.endsWith("e")
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        return last > 2 && stem.charAt(last) == stem.charAt(last - 1) && stem.charAt(last) != 's'
                ? stem.substring(0, last)
                : stem;
    }
}
