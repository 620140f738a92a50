package dev.baton.sql;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts made alike: lower case, no accents, no punctuation, words in the singular. */
final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folded() {}

    /** The text itself in lower case when nothing of it is a letter or digit. */
    static String of(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        var plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        var folded = BETWEEN.matcher(plain).replaceAll(" ").strip();
        return folded.isEmpty() ? lower : folded;
    }

    static List<String> stems(String folded) {
        return Arrays.stream(folded.split(" ")).map(Folded::stem).toList();
    }

    private static String stem(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".*(s|x|ch|sh)es")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        return word.substring(0, word.length() - 1);
    }

    /** Its distinct pieces of three letters, each packed into a number, with a border each side. */
    static long[] trigrams(String folded) {
        var bordered = "  " + folded + " ";
        var pieces = new long[bordered.length() - 2];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] =
                    ((long) bordered.charAt(i) << 32)
                            | ((long) bordered.charAt(i + 1) << 16)
                            | bordered.charAt(i + 2);
        }
        return Arrays.stream(pieces).distinct().toArray();
    }
}
