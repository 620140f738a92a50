package dev.baton.context;

import java.util.List;
import java.util.regex.Pattern;

/** Finds dates: 2026-11-26, 26.11.2026, 11/26/2026, 26 November 2026, Q3 2026, Friday, 14:30. */
final class DateWords {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\d{4}-\\d{1,2}(-\\d{1,2})?(T[\\d:.,]+(Z|[+-]\\d\\d:?\\d\\d)?)?"
                            + "|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}"
                            + "|\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{4}/\\d{1,2}/\\d{1,2}"
                            + "|\\d{1,2}:\\d{2}(:\\d{2})?([.,]\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{1,2}(st|nd|rd|th)?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern PART = Pattern.compile("[QH][1-4]|KW\\d{1,2}|W\\d{1,2}");

    private static final int LONGEST_PART = 4;

    private DateWords() {}

    /** The word after the date that begins at this one; not more than {@code at} when none does. */
    static int end(Sentence sentence, int at) {
        var words = sentence.words();
        var text = words.get(at).text();
        if (!Word.digit(text, 0)) {
            return named(sentence, at);
        }
        if (WRITTEN.matcher(text).matches()) {
            return at + 1;
        }
        if (follows(sentence, at + 1, ". ")
                && Vocabulary.month(words.get(at + 1).text())
                && DAY.matcher(text).matches()) {
            return yearFrom(sentence, at + 2);
        }
        return at;
    }

    private static int named(Sentence sentence, int at) {
        var words = sentence.words();
        var text = words.get(at).text();
        if (text.length() <= LONGEST_PART && PART.matcher(text).matches()) {
            int end = yearFrom(sentence, at + 1);
            return end > at + 1 ? end : at;
        }
        if (Vocabulary.month(text)) {
            if (follows(sentence, at + 1, ". ")
                    && DAY.matcher(words.get(at + 1).text()).matches()) {
                return yearFrom(sentence, at + 2);
            }
            int end = yearFrom(sentence, at + 1);
            if (end > at + 1) {
                return end;
            }
        }
        return Vocabulary.dayOrMonth(text) ? at + 1 : at;
    }

    private static int yearFrom(Sentence sentence, int at) {
        return follows(sentence, at, ", ")
                        && YEAR.matcher(sentence.words().get(at).text()).matches()
                ? at + 1
                : at;
    }

    /** True when only a space, or that, parts this word from the one before. */
    private static boolean follows(Sentence sentence, int at, String parted) {
        List<Word> words = sentence.words();
        if (at >= words.size()) {
            return false;
        }
        return words.get(at).joined()
                || at > 0
                        && sentence.text()
                                .substring(words.get(at - 1).to(), words.get(at).from())
                                .equals(parted);
    }
}
