package dev.baton.context;

import java.util.ArrayList;
import java.util.List;

/** Finds quoted names: a few words between quotation marks or backticks. */
final class Quotes {
    private static final String OPENERS = "\"“„«`'‘";
    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;

    private Quotes() {}

    static List<String> in(String text) {
        var names = new ArrayList<String>();
        for (int at = 0; at < text.length(); at++) {
            if (OPENERS.indexOf(text.charAt(at)) >= 0 && opens(text, at)) {
                int close = close(text, at);
                if (close > 0) {
                    add(text.substring(at + 1, close).strip(), names);
                    at = close;
                }
            }
        }
        return names;
    }

    private static boolean opens(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static int close(String text, int open) {
        char mark = text.charAt(open);
        var closers =
                switch (mark) {
                    case '“' -> "”";
                    case '„' -> "“”";
                    case '«' -> "»";
                    case '‘' -> "’";
                    default -> String.valueOf(mark);
                };
        int last = Math.min(text.length(), open + LONGEST + 2);
        for (int at = open + 1; at < last; at++) {
            if (closers.indexOf(text.charAt(at)) >= 0
                    && (at + 1 == text.length()
                            || !Character.isLetterOrDigit(text.charAt(at + 1)))) {
                return at;
            }
        }
        return -1;
    }

    private static void add(String name, List<String> into) {
        boolean says = name.chars().anyMatch(Character::isLetterOrDigit);
        if (says && name.split(" ").length <= MOST_WORDS) {
            into.add(name);
        }
    }
}
