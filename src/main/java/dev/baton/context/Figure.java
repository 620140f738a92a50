package dev.baton.context;

import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: 12, -3.5, 1,240,000.50, 1.240.000,50, 10-15, $5, 12.5%, 35ms, 1.2M.
 */
record Figure(int digits, boolean parted, boolean measured) {
    private static final String SIGNS = "+-−~≈±";
    private static final String INNER = ".,'’\u00a0-–/:×x";
    private static final String CURRENCIES = "€$£¥";

    /** Null when the word is something else. */
    static @Nullable Figure read(String word) {
        int at = 0;
        while (at < word.length() && SIGNS.indexOf(word.charAt(at)) >= 0) {
            at++;
        }
        boolean measured = at < word.length() && CURRENCIES.indexOf(word.charAt(at)) >= 0;
        at += measured ? 1 : 0;
        int digits = 0;
        boolean parted = false;
        while (at < word.length()) {
            if (Word.digit(word, at)) {
                digits++;
            } else if (digits > 0 && INNER.indexOf(word.charAt(at)) >= 0 && goesOn(word, at + 1)) {
                parted = true;
            } else if (!(parted
                    && CURRENCIES.indexOf(word.charAt(at)) >= 0
                    && goesOn(word, at + 1))) {
                break;
            }
            at++;
        }
        if (digits == 0) {
            return null;
        }
        if (at == word.length()) {
            return new Figure(digits, parted, measured);
        }
        return suffix(word.substring(at)) ? new Figure(digits, parted, true) : null;
    }

    private static boolean goesOn(String word, int at) {
        return Word.digit(word, at)
                || at < word.length()
                        && CURRENCIES.indexOf(word.charAt(at)) >= 0
                        && Word.digit(word, at + 1);
    }

    private static boolean suffix(String rest) {
        var unit = rest.startsWith("-") ? rest.substring(1) : rest;
        int last = unit.length() - 1;
        return Vocabulary.unit(unit)
                || Vocabulary.scale(unit)
                || Vocabulary.currency(unit)
                || last > 0
                        && Vocabulary.currency(unit.substring(last))
                        && Vocabulary.scale(unit.substring(0, last));
    }

    /** A lone small number says nothing without what it counts. */
    boolean telling() {
        return digits > 1 || parted || measured;
    }
}
