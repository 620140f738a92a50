package dev.baton.finance.invoice.text;

/** Digits that were read from a picture as letters. */
final class Misread {
    private static final String LETTERS = "OoQDlI|iSsBZzgq";
    private static final String DIGITS = "000011115582299";

    private Misread() {}

    /** Mostly digits already: letters that look like digits are made such. */
    static String digits(String word) {
        long digits = word.chars().filter(Character::isDigit).count();
        long others = word.chars().filter(Character::isLetter).count();
        if (digits == 0 || others > digits / 2.0) {
            return word;
        }
        var read = new StringBuilder();
        for (char letter : word.toCharArray()) {
            int at = LETTERS.indexOf(letter);
            read.append(at < 0 ? letter : DIGITS.charAt(at));
        }
        return read.toString();
    }
}
