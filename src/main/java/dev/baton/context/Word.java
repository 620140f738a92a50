package dev.baton.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a sentence: where it stands, and whether just one space parts it from the word before.
 */
record Word(int from, int to, String text, String lower, boolean joined) {
    private static final String BREAKS = "()[]{}<>\"“”„«»|=;!?`*…";
    private static final String EDGES = ".'’‘:/&~_#-+−–—";

    /** The words of a text in which white space is single spaces. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int last = 0;
        int at = 0;
        while (at < text.length()) {
            if (breaks(text, at)) {
                at++;
                continue;
            }
            int end = end(text, at);
            int from = at;
            int to = end;
            while (from < to && EDGES.indexOf(text.charAt(from)) >= 0 && !signed(text, from)) {
                from++;
            }
            while (to > from && edge(text.charAt(to - 1))) {
                to--;
            }
            if (from < to) {
                boolean joined = !words.isEmpty() && from == last + 1 && text.charAt(last) == ' ';
                var word = text.substring(from, to);
                words.add(new Word(from, to, word, word.toLowerCase(Locale.ROOT), joined));
                last = to;
            }
            at = end;
        }
        return words;
    }

    /** What closes a sentence or a bracket is not the end of an address either. */
    private static boolean edge(char c) {
        return c == ',' || EDGES.indexOf(c) >= 0 || BREAKS.indexOf(c) >= 0;
    }

    private static int end(String text, int from) {
        int end = from;
        boolean address =
                text.startsWith("http", from) && text.indexOf("://", from) == schemeEnd(text, from);
        while (end < text.length()
                && (address ? !Character.isWhitespace(text.charAt(end)) : !breaks(text, end))) {
            end++;
        }
        return end;
    }

    private static int schemeEnd(String text, int from) {
        return from + (text.startsWith("https", from) ? 5 : 4);
    }

    private static boolean breaks(String text, int at) {
        char c = text.charAt(at);
        return c == ','
                ? !(digit(text, at - 1) && digit(text, at + 1))
                : Character.isWhitespace(c) || BREAKS.indexOf(c) >= 0;
    }

    /** A sign belongs to its number. */
    private static boolean signed(String text, int at) {
        return "+-−".indexOf(text.charAt(at)) >= 0
                && (digit(text, at + 1)
                        || at + 1 < text.length() && "€$£¥".indexOf(text.charAt(at + 1)) >= 0);
    }

    static boolean digit(CharSequence text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean capital() {
        return Character.isUpperCase(text.charAt(0));
    }

    boolean shouted() {
        for (int at = 0; at < text.length(); at++) {
            if (!Character.isUpperCase(text.charAt(at))) {
                return false;
            }
        }
        return text.length() > 1;
    }

    boolean letters() {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c) && c != '-' && c != '\'' && c != '’') {
                return false;
            }
        }
        return true;
    }
}
