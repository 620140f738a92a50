package dev.baton.nl2sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question with signs in place of what was linked ({@code @T0} a table, {@code ~1} a period,
 * {@code #5} a number). Cues are patterns over it; what a cue took is gone for the next one.
 */
final class Template {
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private static final String GONE = "¦";
    private final List<Item> items;
    private String text = "";
    private int[] starts = {};

    /** A word or sign and the tokens it stands for. */
    record Item(String text, int from, int to) {}

    /** What a cue took: its groups, and where it stood in the question. */
    record Hit(List<@Nullable String> groups, int from, int to) {
        String group(int index) {
            var group = groups.get(index);
            return group == null ? "" : group.strip();
        }

        boolean has(int index) {
            return !group(index).isEmpty();
        }

        /** The number of the first sign in the group; -1 when there is none. */
        int mention(int index) {
            var sign = Pattern.compile("@[A-Z](\\d+)").matcher(group(index));
            return sign.find() ? Integer.parseInt(sign.group(1)) : -1;
        }

        List<Integer> mentions(int index) {
            return Template.mentions(group(index));
        }
    }

    Template(List<Item> items) {
        this.items = new ArrayList<>(items);
        write();
    }

    static List<Integer> mentions(String text) {
        var found = new ArrayList<Integer>();
        var sign = Pattern.compile("@[A-Z](\\d+)").matcher(text);
        while (sign.find()) {
            found.add(Integer.parseInt(sign.group(1)));
        }
        return found;
    }

    /** Takes the first place where the cue matches; what its groups named keep… cover stays. */
    @Nullable Hit take(String cue) {
        var matcher = matcher(cue);
        if (!matcher.find()) {
            return null;
        }
        var hit = hit(matcher);
        var kept = new ArrayList<int[]>();
        for (var name : matcher.pattern().namedGroups().keySet()) {
            if (name.startsWith("keep")
                    && matcher.group(name) != null
                    && !matcher.group(name).isEmpty()) {
                kept.add(new int[] {matcher.start(name), matcher.end(name)});
            }
        }
        remove(matcher.start(), matcher.end(), kept);
        return hit;
    }

    /** As {@link #take}, but leaves everything in place. */
    @Nullable Hit see(String cue) {
        var matcher = matcher(cue);
        return matcher.find() ? hit(matcher) : null;
    }

    boolean has(String cue) {
        return matcher(cue).find();
    }

    /** Puts one word in place of every match that is not that word already. */
    void rewrite(String cue, String word) {
        for (int times = 0; times < 20 && rewriteOnce(cue, word); times++) {}
    }

    /** Puts one word in place of the first match; false when there is none. */
    boolean rewriteOnce(String cue, String word) {
        var matcher = matcher(cue);
        do {
            if (!matcher.find()) {
                return false;
            }
        } while (matcher.group().equals(word));
        int first = item(matcher.start());
        int last = item(matcher.end() - 1);
        var merged = new Item(word, items.get(first).from(), items.get(last).to());
        items.subList(first, last + 1).clear();
        items.add(first, merged);
        write();
        return true;
    }

    /** Removes the sign of a mention wherever it stands. */
    void used(int mention) {
        take("@[A-Z]" + mention);
    }

    /** What is left: words and signs. */
    List<Item> left() {
        return items.stream().filter(item -> !item.text().equals(GONE)).toList();
    }

    String text() {
        return text;
    }

    private Matcher matcher(String cue) {
        return PATTERNS.computeIfAbsent(
                        cue, raw -> Pattern.compile("(?<= )(?:" + Cues.expand(raw) + ")(?= )"))
                .matcher(text);
    }

    private Hit hit(Matcher matcher) {
        var groups = new ArrayList<@Nullable String>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        int first = item(matcher.start());
        int last = item(Math.max(matcher.start(), matcher.end() - 1));
        return new Hit(groups, items.get(first).from(), items.get(last).to());
    }

    private void remove(int start, int end, List<int[]> kept) {
        var rest = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            int at = starts[i];
            boolean inside = at >= start && at < end;
            boolean keep = kept.stream().anyMatch(range -> at >= range[0] && at < range[1]);
            if (!inside || keep) {
                rest.add(items.get(i));
            } else if (rest.isEmpty() || !rest.getLast().text().equals(GONE)) {
                rest.add(new Item(GONE, items.get(i).from(), items.get(i).to()));
            }
        }
        items.clear();
        items.addAll(rest);
        write();
    }

    private int item(int position) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (starts[i] <= position) {
                return i;
            }
        }
        return 0;
    }

    private void write() {
        var written = new StringBuilder(" ");
        starts = new int[items.size()];
        for (int i = 0; i < items.size(); i++) {
            starts[i] = written.length();
            written.append(items.get(i).text()).append(' ');
        }
        text = written.toString();
    }
}
