package dev.baton.nl2sql.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What inflection and derivation leave of an English word. */
public final class Stem {
    private static final Map<String, String> IRREGULAR =
            Map.ofEntries(
                    Map.entry("people", "person"),
                    Map.entry("men", "man"),
                    Map.entry("women", "woman"),
                    Map.entry("children", "child"),
                    Map.entry("feet", "foot"),
                    Map.entry("bought", "buy"),
                    Map.entry("paid", "pay"),
                    Map.entry("made", "make"),
                    Map.entry("won", "win"),
                    Map.entry("spent", "spend"),
                    Map.entry("held", "hold"),
                    Map.entry("gave", "give"),
                    Map.entry("given", "give"),
                    Map.entry("taken", "take"),
                    Map.entry("took", "take"),
                    Map.entry("written", "write"),
                    Map.entry("wrote", "write"),
                    Map.entry("flown", "fly"),
                    Map.entry("flew", "fly"),
                    Map.entry("driven", "drive"),
                    Map.entry("drove", "drive"),
                    Map.entry("ran", "run"),
                    Map.entry("left", "leave"),
                    Map.entry("built", "build"),
                    Map.entry("sent", "send"),
                    Map.entry("began", "begin"),
                    Map.entry("begun", "begin"),
                    Map.entry("sold", "sell"),
                    Map.entry("lent", "lend"),
                    Map.entry("grown", "grow"),
                    Map.entry("grew", "grow"),
                    Map.entry("taught", "teach"),
                    Map.entry("led", "lead"),
                    Map.entry("met", "meet"),
                    Map.entry("lost", "lose"),
                    Map.entry("kept", "keep"),
                    Map.entry("brought", "bring"),
                    Map.entry("got", "get"),
                    Map.entry("went", "go"),
                    Map.entry("done", "do"),
                    Map.entry("has", "have"),
                    Map.entry("had", "have"),
                    Map.entry("series", "series"),
                    Map.entry("species", "species"),
                    Map.entry("status", "status"),
                    Map.entry("bus", "bus"),
                    Map.entry("gas", "gas"),
                    Map.entry("news", "news"),
                    Map.entry("media", "media"),
                    Map.entry("premises", "premises"),
                    Map.entry("indices", "index"),
                    Map.entry("dying", "die"),
                    Map.entry("lying", "lie"),
                    Map.entry("sung", "sing"),
                    Map.entry("sang", "sing"),
                    Map.entry("chosen", "choose"),
                    Map.entry("worn", "wear"),
                    Map.entry("born", "birth"),
                    Map.entry("shelves", "shelf"),
                    Map.entry("lives", "live"),
                    Map.entry("wives", "wife"),
                    Map.entry("leaves", "leave"),
                    Map.entry("during", "during"),
                    Map.entry("thing", "thing"),
                    Map.entry("spring", "spring"),
                    Map.entry("king", "king"),
                    Map.entry("string", "string"),
                    Map.entry("ring", "ring"),
                    Map.entry("wing", "wing"),
                    Map.entry("building", "building"),
                    Map.entry("rating", "rate"),
                    Map.entry("speed", "speed"),
                    Map.entry("seed", "seed"),
                    Map.entry("feed", "feed"),
                    Map.entry("need", "need"),
                    Map.entry("breed", "breed"),
                    Map.entry("breeds", "breed"),
                    Map.entry("bed", "bed"),
                    Map.entry("red", "red"),
                    Map.entry("shed", "shed"),
                    Map.entry("hundred", "hundred"),
                    Map.entry("diagnoses", "diagnosis"),
                    Map.entry("analyses", "analysis"),
                    Map.entry("theses", "thesis"),
                    Map.entry("crises", "crisis"),
                    Map.entry("hypotheses", "hypothesis"));
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final String[] DERIVED = {
        "ization", "isation", "ations", "ation", "itions", "ition", "ments", "ment", "ances",
        "ance", "ences", "ence", "ions", "ion", "ers", "er", "ors", "or", "als", "al", "ive", "ity",
        "ness", "ship", "ist", "ists", "age", "ly", "ure", "ee", "ees"
    };

    private Stem() {}

    /** The stem of a lower-case word: number, tense and a closing e are gone. */
    public static String of(String word) {
        if (KNOWN.size() > 50_000) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(word, Stem::compute);
    }

    /**
     * The stem without suffixes that make nouns of verbs and the like; never under four letters.
     */
    public static String root(String word) {
        var stem = of(word);
        for (var suffix : DERIVED) {
            if (stem.length() - suffix.length() >= 4 && stem.endsWith(suffix)) {
                return undouble(stem.substring(0, stem.length() - suffix.length()));
            }
        }
        return undouble(stem);
    }

    private static String compute(String word) {
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return finish(irregular);
        }
        if (word.length() <= 3) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "i";
        }
        if (word.endsWith("sses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("zes")) {
            return finish(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("ings") && word.length() > 6) {
            return compute(word.substring(0, word.length() - 1));
        }
        if (word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")) {
            word = word.substring(0, word.length() - 1);
        }
        if (word.endsWith("ied") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "i";
        }
        if (word.endsWith("ed")
                && word.length() > 4
                && vowel(word.substring(0, word.length() - 2))) {
            return finish(undouble(word.substring(0, word.length() - 2)));
        }
        if (word.endsWith("ing")
                && word.length() > 5
                && vowel(word.substring(0, word.length() - 3))) {
            return finish(undouble(word.substring(0, word.length() - 3)));
        }
        return finish(word);
    }

    private static String finish(String word) {
        if (word.length() > 3 && word.endsWith("e")) {
            word = word.substring(0, word.length() - 1);
        }
        if (word.length() > 3
                && word.endsWith("y")
                && !vowel(word.substring(word.length() - 2, word.length() - 1))) {
            word = word.substring(0, word.length() - 1) + "i";
        }
        return undouble(word);
    }

    private static String undouble(String word) {
        int n = word.length();
        if (n > 4
                && word.charAt(n - 1) == word.charAt(n - 2)
                && "bdglmnprt".indexOf(word.charAt(n - 1)) >= 0) {
            return word.substring(0, n - 1);
        }
        return word;
    }

    private static boolean vowel(String text) {
        return text.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    }
}
