package dev.baton.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that can be asked whether something stands in it, whole and not inside a longer word. It
 * knows where each of its words stands, so that asking takes no reading.
 */
final class Held {
    private static final int NEAR = 40;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<Integer>> words = new HashMap<>();

    Held() {}

    Held(String text) {
        add(text);
    }

    /** Adds a text of its own: nothing stands across the border. */
    void add(String more) {
        var flat = flat(more);
        int from = text.length();
        text.append(flat).append('\n');
        for (var word : Word.of(flat)) {
            words.computeIfAbsent(word.text(), _ -> new ArrayList<>(1)).add(from + word.from());
        }
    }

    /** A number is kept also when its figure stands there with its unit or noun close by. */
    boolean has(Pin pin) {
        return hasAsWritten(pin) || pin.kind() == Pin.Kind.NUMBER && measured(flat(pin.text()));
    }

    boolean hasAsWritten(Pin pin) {
        var wanted = flat(pin.text());
        var parts = Word.of(wanted);
        if (parts.isEmpty()) {
            return text.indexOf(wanted) >= 0;
        }
        int before = parts.getFirst().from();
        for (int at : words.getOrDefault(parts.getFirst().text(), List.of())) {
            if (stands(wanted, at - before) && ends(at - before + wanted.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(String wanted, int from) {
        if (from < 0 || from + wanted.length() > text.length()) {
            return false;
        }
        for (int at = 0; at < wanted.length(); at++) {
            if (text.charAt(from + at) != wanted.charAt(at)) {
                return false;
            }
        }
        return true;
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
        for (int at : words.getOrDefault(figure.get(), List.of())) {
            var around =
                    new Held(
                            text.substring(
                                    Math.max(0, at - wanted.length() + length - 1),
                                    Math.min(text.length(), at + length + after)));
            if (around.words.keySet().containsAll(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean unit(String word) {
        return Vocabulary.unit(word) || Vocabulary.currency(word) || Vocabulary.scale(word);
    }

    /** Whether a word may end here: nothing goes on that makes one number or word of both. */
    private boolean ends(int at) {
        if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
            return true;
        }
        char after = text.charAt(at);
        boolean bound =
                Word.digit(text, at - 1)
                        && ".,'’-–/:".indexOf(after) >= 0
                        && at + 1 < text.length()
                        && Character.isLetterOrDigit(text.charAt(at + 1));
        return !Character.isLetterOrDigit(after) && after != '_' && !bound;
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
