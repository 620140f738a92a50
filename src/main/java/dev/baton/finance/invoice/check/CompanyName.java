package dev.baton.finance.invoice.check;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of companies as they are compared: without accents, legal forms and filler. */
final class CompanyName {
    private static final Set<String> FORMS =
            Set.of(
                    "gmbh",
                    "mbh",
                    "ag",
                    "kg",
                    "kgaa",
                    "ohg",
                    "ek",
                    "ug",
                    "se",
                    "co",
                    "cie",
                    "ltd",
                    "limited",
                    "llc",
                    "llp",
                    "inc",
                    "corp",
                    "corporation",
                    "incorporated",
                    "company",
                    "plc",
                    "sarl",
                    "sas",
                    "sasu",
                    "sa",
                    "eurl",
                    "snc",
                    "bv",
                    "nv",
                    "spa",
                    "srl",
                    "oy",
                    "ab",
                    "as",
                    "aps",
                    "sl",
                    "lda",
                    "kft",
                    "sro",
                    "gbr",
                    "pty",
                    "und",
                    "and",
                    "et",
                    "the",
                    "e",
                    "k",
                    "s",
                    "a",
                    "r",
                    "l",
                    "b",
                    "v");

    private CompanyName() {}

    /** What is left to compare; the plain name when all of it is form. */
    static String plain(String name) {
        var letters =
                Normalizer.normalize(
                                name.toLowerCase(Locale.ROOT)
                                        .replace("ß", "ss")
                                        .replace("ä", "ae")
                                        .replace("ö", "oe")
                                        .replace("ü", "ue"),
                                Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        var words =
                letters.replaceAll("(?<=\\p{L})\\.(?=\\p{L}\\b)", "").split("[^\\p{L}\\p{Nd}]+");
        var kept =
                Arrays.stream(words)
                        .filter(word -> !word.isEmpty() && !FORMS.contains(word))
                        .collect(Collectors.joining(" "));
        return kept.isEmpty() ? String.join(" ", words).strip() : kept;
    }

    /** From 0 to 1: the share of pairs of letters that both have (Dice 1945). */
    static double likeness(String one, String other) {
        var left = plain(one);
        var right = plain(other);
        if (left.equals(right)) {
            return 1;
        }
        if (left.length() < 2 || right.length() < 2) {
            return 0;
        }
        var pairs = new HashMap<String, Integer>();
        for (int i = 0; i + 1 < left.length(); i++) {
            pairs.merge(left.substring(i, i + 2), 1, Integer::sum);
        }
        int common = 0;
        for (int i = 0; i + 1 < right.length(); i++) {
            var pair = right.substring(i, i + 2);
            int count = pairs.getOrDefault(pair, 0);
            if (count > 0) {
                pairs.put(pair, count - 1);
                common++;
            }
        }
        return 2.0 * common / (left.length() + right.length() - 2);
    }
}
