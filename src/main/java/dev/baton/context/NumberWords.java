package dev.baton.context;

import java.util.List;

/**
 * Finds numbers with what they measure or count: EUR 1,240,000, 12.5 %, 3 million euros, 14
 * projects.
 */
final class NumberWords {
    private static final int SHORTEST_NOUN = 3;

    private NumberWords() {}

    /**
     * The word after the number that begins at this one; not more than {@code at} when none does.
     */
    static int end(List<Word> words, int at) {
        if (Vocabulary.currency(words.get(at).text())
                && at + 1 < words.size()
                && words.get(at + 1).joined()
                && Figure.read(words.get(at + 1).text()) != null) {
            return measured(words, at + 2);
        }
        var figure = Figure.read(words.get(at).text());
        if (figure == null) {
            return at;
        }
        int end = measured(words, at + 1);
        if (end == at + 1 && !figure.measured() && counts(words, end)) {
            return end + 1;
        }
        return end > at + 1 || figure.telling() ? end : at;
    }

    /** After scale, unit and currency, as far as they follow. */
    private static int measured(List<Word> words, int from) {
        int end = from;
        if (follows(words, end) && Vocabulary.scale(words.get(end).text())) {
            end++;
        }
        if (follows(words, end)
                && (Vocabulary.unit(words.get(end).text())
                        || Vocabulary.currency(words.get(end).text()))) {
            end++;
        }
        return end;
    }

    private static boolean counts(List<Word> words, int at) {
        return follows(words, at)
                && words.get(at).letters()
                && !words.get(at).capital()
                && words.get(at).text().length() >= SHORTEST_NOUN
                && !Vocabulary.structure(words.get(at).text());
    }

    private static boolean follows(List<Word> words, int at) {
        return at < words.size() && words.get(at).joined();
    }
}
