package dev.baton.finance.bank.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How references and names are compared, whatever banks and people did to them. */
final class Wording {
    private static final Pattern APART = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
    private static final Set<String> LEGAL =
            Set.of(
                    "GMBH", "AG", "KG", "UG", "OHG", "MBH", "CO", "SE", "EK", "INC", "LLC", "LTD",
                    "LIMITED", "CORP", "PLC", "BV", "NV", "SA", "SAS", "SARL", "SRL", "SPA", "SL",
                    "AB", "AS", "OY", "APS", "KGAA", "GROUP", "UND", "AND");

    /** Shorter references stand in texts by chance. */
    static final int SHORTEST = 5;

    private static final int JOINED = 4;
    private static final int MOST_PIECES = 120;

    private Wording() {}

    /** Capital letters and digits, umlauts as two letters, accents gone; the rest parts words. */
    static List<String> pieces(String text) {
        var plain =
                text.toUpperCase(Locale.ROOT)
                        .replace("Ä", "AE")
                        .replace("Ö", "OE")
                        .replace("Ü", "UE")
                        .replace("ß", "SS");
        var bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        var pieces = new ArrayList<String>();
        for (var piece : APART.split(bare)) {
            if (!piece.isEmpty() && pieces.size() < MOST_PIECES) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** A reference as one word; letters that are taken for digits count as those. */
    static String key(String reference) {
        return digits(String.join("", pieces(reference)));
    }

    private static String digits(String word) {
        return word.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /** Every word with a digit that a text may mean as a reference, its pieces joined or not. */
    static Set<String> keys(String text) {
        var pieces = pieces(text);
        var keys = new LinkedHashSet<String>();
        for (var from = 0; from < pieces.size(); from++) {
            var joined = new StringBuilder();
            for (var to = from; to < Math.min(pieces.size(), from + JOINED); to++) {
                joined.append(pieces.get(to));
                // Tested before letters become digits: a word of letters is no reference.
                if (joined.length() >= SHORTEST && DIGIT.matcher(joined).matches()) {
                    keys.add(digits(joined.toString()));
                }
            }
        }
        return keys;
    }

    /** Numbers within a text without their leading zeros, of three digits and more. */
    static Set<String> numbers(String text) {
        var numbers = new LinkedHashSet<String>();
        for (var piece : pieces(text)) {
            for (var run : piece.split("\\D+")) {
                var bare = run.replaceFirst("^0+", "");
                if (bare.length() >= 3) {
                    numbers.add(bare);
                }
            }
        }
        return numbers;
    }

    /** The words of a name without its legal form. */
    static List<String> name(String name) {
        var words = pieces(name).stream().filter(word -> !LEGAL.contains(word)).toList();
        return words.isEmpty() ? pieces(name) : words;
    }

    /** Words of four letters and more. */
    static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        for (var piece : pieces(text)) {
            if (piece.length() >= 4 && !DIGIT.matcher(piece).matches()) {
                words.add(piece);
            }
        }
        return words;
    }
}
