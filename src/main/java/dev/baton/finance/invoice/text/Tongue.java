package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.text.Lexicon.Language;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The language of a document, by the labels and small words that stand in it. */
final class Tongue {
    private static final List<List<String>> SMALL =
            List.of(
                    List.of("the", "of", "and", "for", "please", "thank", "you", "within", "is"),
                    List.of(
                            "der",
                            "die",
                            "und",
                            "bitte",
                            "innerhalb",
                            "von",
                            "fur",
                            "vielen",
                            "tage"),
                    List.of("le", "la", "de", "et", "pour", "merci", "dans", "du", "jours", "les"));

    private Tongue() {}

    /** The one that most speaks for; English when nothing does. */
    static Language of(String text, List<Hit> hits) {
        var words = Lexicon.words(text);
        return Arrays.stream(Language.values())
                .max(Comparator.comparingDouble(language -> weight(language, words, hits)))
                .orElse(Language.ENGLISH);
    }

    private static double weight(Language language, List<String> words, List<Hit> hits) {
        double labels =
                hits.stream()
                        .filter(hit -> hit.phrase().language() == language)
                        .mapToDouble(hit -> hit.phrase().weak() ? 0.5 : 2)
                        .sum();
        double small = words.stream().filter(SMALL.get(language.ordinal())::contains).count();
        // In doubt English, which comes first, must not lose by chance.
        return labels + small + (language == Language.ENGLISH ? 0.1 : 0);
    }
}
