package dev.baton.nl2sql.link;

import java.util.List;

/** How near two words are: inflection, derivation, synonyms, short forms, slips of the keyboard. */
final class Similarity {
    private Similarity() {}

    /** How well a word said fits a word of an identifier, 0 to 1. */
    static double of(String said, String saidStem, String word) {
        if (said.equals(word)) {
            return 1;
        }
        var stem = Stem.of(word);
        if (saidStem.equals(stem)) {
            return 1;
        }
        var longForms = Lexicon.longForms(word);
        if (longForms.contains(saidStem)) {
            return 0.95;
        }
        if (saidStem.length() >= 4
                && stem.length() >= 4
                && Stem.root(said).equals(Stem.root(word))) {
            return 0.88;
        }
        if (Lexicon.synonyms(saidStem, stem)) {
            return 0.8;
        }
        for (var form : longForms) {
            if (Lexicon.synonyms(saidStem, form)) {
                return 0.74;
            }
        }
        if (longForms.isEmpty()
                && word.length() >= 3
                && word.length() <= 5
                && said.length() > word.length() + 1
                && said.startsWith(word)
                && !Lexicon.stop(word)) {
            return 0.7;
        }
        if (word.length() >= 3
                && word.length() <= 5
                && said.length() >= word.length() + 2
                && skeleton(said, word)) {
            return longForms.isEmpty() ? 0.72 : 0.62;
        }
        if (saidStem.length() >= 6
                && stem.length() >= 6
                && common(saidStem, stem) >= 6
                && common(saidStem, stem) >= Math.max(saidStem.length(), stem.length()) - 3) {
            return 0.7;
        }
        if (said.length() >= 6
                && word.length() >= 5
                && Math.abs(said.length() - word.length()) <= 1
                && oneSlip(said, word)) {
            return 0.72;
        }
        return 0;
    }

    /** How alike two names are, both taken apart into words; order does not matter. */
    static double ofNames(List<String> said, List<String> name) {
        double sum = 0;
        for (var word : said) {
            sum += best(word, name);
        }
        for (var word : name) {
            sum += best(word, said);
        }
        return sum / (said.size() + name.size());
    }

    private static double best(String word, List<String> among) {
        double best = 0;
        for (var other : among) {
            best = Math.max(best, Math.max(strict(word, other), strict(other, word)));
        }
        return best;
    }

    private static double strict(String a, String b) {
        double fit = of(a, Stem.of(a), b);
        return fit >= 0.88 || fit == 0.7 || fit == 0.72 ? fit : 0;
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    /** A short form that keeps the first letter and only consonants, in order. */
    private static boolean skeleton(String said, String word) {
        if (said.charAt(0) != word.charAt(0)
                || word.substring(1).chars().anyMatch(c -> "aeiou".indexOf(c) >= 0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < said.length() && at < word.length(); i++) {
            if (said.charAt(i) == word.charAt(at)) {
                at++;
            }
        }
        return at == word.length();
    }

    private static boolean oneSlip(String a, String b) {
        if (a.charAt(0) != b.charAt(0)) {
            return false;
        }
        int i = common(a, b);
        var restA = a.substring(i);
        var restB = b.substring(i);
        if (restA.isEmpty() || restB.isEmpty()) {
            return restA.length() + restB.length() == 1;
        }
        return restA.substring(1).equals(restB)
                || restB.substring(1).equals(restA)
                || restA.substring(1).equals(restB.substring(1))
                || restA.length() > 1
                        && restB.length() > 1
                        && restA.charAt(0) == restB.charAt(1)
                        && restA.charAt(1) == restB.charAt(0)
                        && restA.substring(2).equals(restB.substring(2));
    }
}
