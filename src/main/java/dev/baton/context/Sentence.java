package dev.baton.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A sentence of prose with its words; white space is single spaces, a list's bullet is gone. */
record Sentence(String text, List<Word> words) {
    /** A sentence is cut at the last pause before this many characters. */
    static final int LONGEST = 600;

    /** A line at least this long was probably broken only to fit a page. */
    private static final int WRAPPED = 60;

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "prof", "no", "nr", "vs",
                    "approx", "ca", "inc", "ltd", "co", "corp", "st", "fig", "sec", "dept", "est",
                    "z.b", "d.h", "u.a", "bzw", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
                    "sep", "sept", "oct", "nov", "dec");
    private static final Pattern BULLET =
            Pattern.compile("^(?:[-*•–#>]+|\\(?\\d{1,3}[.)]|\\[[ xX]])(?:\\s+|$)");
    private static final String CLOSERS = "\"'”’»)]*";

    Sentence {
        words = List.copyOf(words);
    }

    static Sentence of(String text) {
        return new Sentence(text, Word.of(text));
    }

    /** Cuts prose at full stops, blank lines, list items and lines that end early. */
    static List<Sentence> in(String prose) {
        var sentences = new ArrayList<Sentence>();
        int from = 0;
        for (int at = 0; at < prose.length(); at++) {
            if (ends(prose, at)) {
                add(prose.substring(from, at + 1), sentences);
                from = at + 1;
            }
        }
        add(prose.substring(from), sentences);
        return sentences;
    }

    private static void add(String piece, List<Sentence> into) {
        var text = Held.flat(piece).strip();
        text = BULLET.matcher(text).replaceFirst("").strip();
        while (text.length() > LONGEST) {
            int cut = pause(text);
            into.add(of(text.substring(0, cut).strip()));
            text = text.substring(cut).strip();
        }
        if (!text.isEmpty()) {
            into.add(of(text));
        }
    }

    private static int pause(String text) {
        int cut = -1;
        for (int at = LONGEST - 1; at > LONGEST / 2; at--) {
            if (text.charAt(at) == ' ') {
                if (",;:".indexOf(text.charAt(at - 1)) >= 0) {
                    return at;
                }
                cut = Math.max(cut, at);
            }
        }
        return cut > 0 ? cut : LONGEST;
    }

    private static boolean ends(String prose, int at) {
        return switch (prose.charAt(at)) {
            case '\n' -> lineEnds(prose, at);
            case '.' -> spaceAfter(prose, at) && !lowerAfter(prose, at) && !abbreviated(prose, at);
            case '!', '?' -> spaceAfter(prose, at) && !lowerAfter(prose, at);
            default -> {
                // A quotation or bracket that closes behind the stop belongs to the sentence.
                yield CLOSERS.indexOf(prose.charAt(at)) >= 0
                        && at > 0
                        && ".!?".indexOf(prose.charAt(at - 1)) >= 0
                        && spaceAfter(prose, at)
                        && !lowerAfter(prose, at);
            }
        };
    }

    private static boolean lineEnds(String prose, int at) {
        int next = at + 1;
        while (next < prose.length() && " \t".indexOf(prose.charAt(next)) >= 0) {
            next++;
        }
        if (next >= prose.length() || prose.charAt(next) == '\n' || prose.charAt(next) == '\r') {
            return true;
        }
        if (Character.isLowerCase(prose.charAt(next))) {
            return false;
        }
        int start = prose.lastIndexOf('\n', at - 1) + 1;
        return at - start < WRAPPED
                || ".!?:;".indexOf(prose.charAt(at - 1)) >= 0
                || BULLET.matcher(prose.substring(next, Math.min(prose.length(), next + 8))).find();
    }

    private static boolean spaceAfter(String prose, int at) {
        return at + 1 >= prose.length() || Character.isWhitespace(prose.charAt(at + 1));
    }

    private static boolean lowerAfter(String prose, int at) {
        int next = at + 1;
        while (next < prose.length() && Character.isWhitespace(prose.charAt(next))) {
            next++;
        }
        return next < prose.length() && Character.isLowerCase(prose.charAt(next));
    }

    private static boolean abbreviated(String prose, int at) {
        int from = at;
        while (from > 0 && !Character.isWhitespace(prose.charAt(from - 1)) && at - from < 12) {
            from--;
        }
        var word = prose.substring(from, at).toLowerCase(java.util.Locale.ROOT);
        while (!word.isEmpty() && "(\"'“".indexOf(word.charAt(0)) >= 0) {
            word = word.substring(1);
        }
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        return initial || ABBREVIATIONS.contains(word) || dayOfMonth(word, prose, at);
    }

    private static String wordAfter(String prose, int at) {
        int from = at + 1;
        while (from < prose.length() && Character.isWhitespace(prose.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < prose.length() && Character.isLetter(prose.charAt(to))) {
            to++;
        }
        return prose.substring(from, to);
    }

    /** In "26. November" the stop makes an ordinal. */
    private static boolean dayOfMonth(String word, String prose, int at) {
        return word.length() <= 2
                && !word.isEmpty()
                && word.chars().allMatch(c -> c >= '0' && c <= '9')
                && Vocabulary.month(wordAfter(prose, at));
    }
}
