package dev.baton.finance.invoice.text;

import java.util.Arrays;

/** Words that a picture may have garbled. */
final class Likeness {
    private Likeness() {}

    /** Whether words of five letters and more differ by one letter, of nine and more by two. */
    static boolean near(String read, String word) {
        int allowed = word.length() < 5 ? 0 : word.length() < 9 ? 1 : 2;
        return allowed > 0
                && Math.abs(read.length() - word.length()) <= allowed
                && distance(read, word) <= allowed;
    }

    /** Letters to insert, leave out or change (Levenshtein 1966). */
    static int distance(String left, String right) {
        var before = new int[right.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            var now = new int[right.length() + 1];
            now[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[right.length()];
    }
}
