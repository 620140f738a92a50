package dev.baton.context;

import java.util.List;
import java.util.Set;

/** What stands close to the pins of a sentence: enough to see what a number is of. */
final class Snippet {
    private static final int BEFORE = 4;
    private static final int AFTER = 2;

    private Snippet() {}

    /** The sentence without what is far from these pins, "…" in its place. */
    static String of(Sentence sentence, List<Pin> pins, Set<Pin> open) {
        var words = sentence.words();
        var near = new boolean[words.size()];
        for (var pin : pins) {
            if (open.contains(pin)) {
                int from = sentence.text().indexOf(pin.text());
                mark(words, from, from + pin.text().length(), pin.measure(), near);
            }
        }
        var text = new StringBuilder();
        for (int at = 0; at < near.length; at++) {
            if (near[at] && at > 0 && near[at - 1]) {
                text.append(sentence.text(), words.get(at - 1).to(), words.get(at).from());
            } else if (near[at]) {
                text.append(text.isEmpty() ? "" : " ").append(at > 0 ? "… " : "");
            }
            if (near[at]) {
                text.append(words.get(at).text());
            }
        }
        return text.toString();
    }

    private static void mark(List<Word> words, int from, int to, boolean number, boolean[] near) {
        int first = -1;
        int last = -1;
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).to() > from && words.get(at).from() < to) {
                first = first < 0 ? at : first;
                last = at;
            }
        }
        for (int at = Math.max(0, first - (number ? BEFORE : 1));
                first >= 0 && at <= Math.min(words.size() - 1, last + (number ? AFTER : 1));
                at++) {
            near[at] = true;
        }
    }
}
