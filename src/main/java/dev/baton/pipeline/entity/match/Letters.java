package dev.baton.pipeline.entity.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts without what two typists do differently: case, accents, punctuation. */
final class Letters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
    private static final Pattern SINGLE_LETTERS =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L})[.]\\s?(?=\\p{L}(?![\\p{L}\\p{N}]))");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_ALNUM = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Letters of their own that have no accent to lose. */
    private static final Map<Integer, String> SPECIAL =
            Map.of(
                    (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'đ',
                    "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'ł', "l", (int) 'ı', "i");

    private Letters() {}

    /** Words of small letters and digits with one space between; points of G.m.b.H. are gone. */
    static String folded(String text) {
        var plain = withoutAccents(text).replace("&", " and ").replace("+", " and ");
        plain = APOSTROPHES.matcher(plain).replaceAll("");
        plain = SINGLE_LETTERS.matcher(plain).replaceAll("$1");
        return OTHER.matcher(plain).replaceAll(" ").strip();
    }

    private static String withoutAccents(String text) {
        var small =
                text.toLowerCase(Locale.ROOT)
                        .codePoints()
                        .mapToObj(letter -> {
                            var special = SPECIAL.get(letter);
                            return special == null ? Character.toString(letter) : special;
                        })
                        .collect(Collectors.joining());
        return MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
    }

    static List<String> words(String folded) {
        return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" "));
    }

    /** Letters and digits alone, in capitals: for numbers that are written with signs between. */
    static String code(String text) {
        return NOT_ALNUM.matcher(withoutAccents(text)).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** The digits alone. */
    static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    /**
     * One spelling for umlauts written with e and without: Müller, Mueller and Muller are one word.
     */
    static String umlautless(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }
}
