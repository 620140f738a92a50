package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Mention;
import dev.baton.nl2sql.link.Target;
import java.util.List;
import java.util.Locale;

/** A text with its links, and where in the text the linked words stand. */
final class Said {
    final String text;
    final Linking linking;
    private final int[] starts;
    private final int[] ends;

    private Said(String text, Linking linking) {
        this.text = text;
        this.linking = linking;
        int count = linking.tokens().size();
        this.starts = new int[count];
        this.ends = new int[count];
        var lower = text.toLowerCase(Locale.ROOT);
        int cursor = 0;
        for (int i = 0; i < count; i++) {
            var word = linking.tokens().get(i).lower();
            int at = lower.indexOf(word, cursor);
            starts[i] = at < 0 || at > cursor + 12 ? -1 : at;
            ends[i] = starts[i] < 0 ? -1 : at + word.length();
            cursor = starts[i] < 0 ? cursor : ends[i];
        }
    }

    static Said of(String text, Asked asked) {
        return new Said(text, Linker.link(text, asked.schema(), asked.today()));
    }

    List<Mention> mentions() {
        return linking.mentions();
    }

    /** Where the words from one token to before another stand; null when they cannot be found. */
    int @org.jspecify.annotations.Nullable [] place(int from, int to) {
        if (from < 0 || to > starts.length || from >= to) {
            return null;
        }
        return starts[from] < 0 || ends[to - 1] < 0 ? null : new int[] {starts[from], ends[to - 1]};
    }

    /** The first mention of rows, whoever plays a role included; -1 when there is none. */
    int firstTable() {
        for (int i = 0; i < mentions().size(); i++) {
            if (isTable(mentions().get(i))) {
                return i;
            }
        }
        return -1;
    }

    static boolean isTable(Mention mention) {
        return (mention.best().target() instanceof Target.OfTable
                        || mention.best().target() instanceof Target.OfRole)
                && mention.best().score() >= 0.7;
    }

    /** True when the text speaks of rows, or of a measure, by name. */
    boolean ownSubject() {
        return firstTable() >= 0
                || mentions().stream()
                        .anyMatch(mention -> mention.best().target() instanceof Target.OfMetric);
    }

    /** The word before a token in lower case; empty at the start. */
    String before(int token) {
        return token <= 0 ? "" : linking.tokens().get(token - 1).lower();
    }

    /** The text with another text in place of these tokens. */
    String with(int from, int to, String other) {
        var place = place(from, to);
        return place == null
                ? text
                : text.substring(0, place[0]) + other + text.substring(place[1]);
    }
}
