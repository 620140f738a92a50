package dev.baton.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the lines of a log, each begun by its time, and parts those that repeat with other values
 * from those that say something of their own.
 */
final class LogLines {
    private static final int FEWEST_LINES = 5;
    private static final int FEWEST_ALIKE = 5;

    /** Troubles and decisions are statements until there are this many of one kind. */
    private static final int FEWEST_GRAVE = 50;

    private static final Pattern GRAVE =
            Pattern.compile("\\b(WARN|WARNING|ERROR|FATAL|SEVERE|CRITICAL|ALERT)\\b");
    private static final Pattern TIME =
            Pattern.compile(
                    "^\\[?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d\\S*|\\d\\d:\\d\\d:\\d\\d\\S*)\\s+");
    private static final Pattern CONTINUED = Pattern.compile("^(\\s+\\S|Caused by:).*");

    private LogLines() {}

    /** A line of a log: its time, the rest, and the rest with everything that has digits masked. */
    record Entry(String line, String time, String text, String mask) {
        static Entry of(String line) {
            var time = TIME.matcher(line);
            if (!time.find()) {
                return new Entry(line, "", line, "");
            }
            var text = line.substring(time.end());
            return new Entry(line, time.group(1), text, masked(text));
        }
    }

    /** The line after the log that begins at this one; this one when none does. */
    static int end(List<String> lines, int at) {
        int end = at;
        int logged = 0;
        while (end < lines.size()) {
            if (TIME.matcher(lines.get(end)).find()) {
                logged++;
            } else if (logged == 0 || !CONTINUED.matcher(lines.get(end)).matches()) {
                break;
            }
            end++;
        }
        return logged >= FEWEST_LINES ? end : at;
    }

    /** The repeating lines as one block of data; after it each other line by itself. */
    static List<Block> blocks(List<String> lines) {
        var entries = lines.stream().map(Entry::of).toList();
        var alike = new LinkedHashMap<String, List<Entry>>();
        entries.stream()
                .filter(entry -> !entry.time().isEmpty())
                .forEach(entry ->
                        alike.computeIfAbsent(entry.mask(), _ -> new ArrayList<>()).add(entry));
        alike.values().removeIf(kind -> kind.size() < fewest(kind.getFirst().text()));
        var repeated = new ArrayList<String>();
        var blocks = new ArrayList<Block>();
        for (var entry : entries) {
            if (!entry.time().isEmpty() && alike.containsKey(entry.mask())) {
                repeated.add(entry.line());
            } else {
                blocks.add(new Block.Prose(entry.line()));
            }
        }
        if (!repeated.isEmpty()) {
            var data = new LogTable(List.copyOf(alike.values()), String.join("\n", repeated));
            blocks.addFirst(new Block.Data(data));
        }
        return blocks;
    }

    private static int fewest(String text) {
        boolean grave =
                GRAVE.matcher(text).find()
                        || Word.of(text).stream().map(Word::lower).anyMatch(Vocabulary::decision);
        return grave ? FEWEST_GRAVE : FEWEST_ALIKE;
    }

    private static String masked(String text) {
        var mask = new StringBuilder();
        for (var word : text.split("\\s+")) {
            int value = word.indexOf('=') + 1;
            mask.append(digits(word) ? word.substring(0, value) + '#' : word).append(' ');
        }
        return mask.toString();
    }

    private static boolean digits(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (Word.digit(word, at)) {
                return true;
            }
        }
        return false;
    }
}
