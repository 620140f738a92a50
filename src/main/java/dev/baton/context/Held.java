package dev.baton.context;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text that can be asked whether something still stands in it, whole and not inside a longer
 * word.
 */
final class Held {
    private static final int NEAR = 40;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> words = new HashSet<>();

    Held() {}

    Held(String text) {
        add(text);
    }

    /** Adds a text of its own: nothing stands across the border. */
    void add(String more) {
        var flat = flat(more);
        text.append(flat).append('\n');
        Word.of(flat).forEach(word -> words.add(word.text()));
    }

    /** A number is kept also when its figure stands there with its unit or noun close by. */
    boolean has(Pin pin) {
        return hasAsWritten(pin) || pin.kind() == Pin.Kind.NUMBER && measured(flat(pin.text()));
    }

    boolean hasAsWritten(Pin pin) {
        var wanted = flat(pin.text());
        return words.contains(wanted) || at(wanted, 0) >= 0;
    }

    /** The noun may follow after a few words; a unit stands right beside its figure. */
    private boolean measured(String wanted) {
        var parts = List.of(wanted.split(" "));
        var figure = parts.stream().filter(part -> Figure.read(part) != null).findFirst();
        if (figure.isEmpty() || parts.size() == 1) {
            return false;
        }
        int length = figure.get().length();
        boolean noun = parts.size() == 2 && parts.getLast().length() > 2 && !unit(parts.getLast());
        int after = noun ? NEAR : wanted.length() - length + 2;
        for (int at = at(figure.get(), 0); at >= 0; at = at(figure.get(), at + 1)) {
            var around =
                    new Held(
                            text.substring(
                                    Math.max(0, at - wanted.length() + length - 1),
                                    Math.min(text.length(), at + length + after)));
            if (around.words.containsAll(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean unit(String word) {
        return Vocabulary.unit(word) || Vocabulary.currency(word) || Vocabulary.scale(word);
    }

    private int at(String wanted, int from) {
        int at = text.indexOf(wanted, from);
        while (at >= 0 && !(begins(at) && ends(at + wanted.length()))) {
            at = text.indexOf(wanted, at + 1);
        }
        return at;
    }

    private boolean begins(int at) {
        if (at == 0 || !Character.isLetterOrDigit(text.charAt(at))) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !inWord(before) && !(Word.digit(text, at) && bound(before) && alike(at - 2));
    }

    private boolean ends(int at) {
        if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
            return true;
        }
        char after = text.charAt(at);
        return !inWord(after) && !(Word.digit(text, at - 1) && bound(after) && alike(at + 1));
    }

    private boolean alike(int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** These make one number of what stands around them. */
    private static boolean bound(char c) {
        return ".,'’-–/:".indexOf(c) >= 0;
    }

    /** White space is single spaces here and in every pin. */
    static String flat(String text) {
        var flat = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                flat.append(c);
            } else if (!flat.isEmpty() && flat.charAt(flat.length() - 1) != ' ') {
                flat.append(' ');
            }
        }
        return flat.toString();
    }
}
