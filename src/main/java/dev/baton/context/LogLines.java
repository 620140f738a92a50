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
    private static final Pattern TIME =
            Pattern.compile(
                    "^\\[?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d\\S*|\\d\\d:\\d\\d:\\d\\d\\S*)\\s+");
    private static final Pattern CONTINUED = Pattern.compile("^(\\s+\\S|Caused by:).*");

    private LogLines() {}

    /** A line of a log without its time. */
    record Entry(String time, String text) {}

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
        var alike = new LinkedHashMap<String, List<Entry>>();
        for (var line : lines) {
            if (TIME.matcher(line).find()) {
                var entry = entry(line);
                alike.computeIfAbsent(mask(entry.text()), _ -> new ArrayList<>()).add(entry);
            }
        }
        alike.values().removeIf(entries -> entries.size() < FEWEST_ALIKE);
        var repeated = new ArrayList<String>();
        var blocks = new ArrayList<Block>();
        for (var line : lines) {
            if (TIME.matcher(line).find() && alike.containsKey(mask(entry(line).text()))) {
                repeated.add(line);
            } else {
                blocks.add(new Block.Prose(line));
            }
        }
        if (!repeated.isEmpty()) {
            var data = new LogTable(List.copyOf(alike.values()), String.join("\n", repeated));
            blocks.addFirst(new Block.Data(data));
        }
        return blocks;
    }

    private static Entry entry(String line) {
        var time = TIME.matcher(line);
        return time.find()
                ? new Entry(time.group(1), line.substring(time.end()))
                : new Entry("", line);
    }

    /** The line with everything that holds a digit masked. */
    static String mask(String text) {
        var mask = new StringBuilder();
        for (var word : text.split("\\s+")) {
            int value = word.indexOf('=') + 1;
            boolean digits = word.chars().anyMatch(c -> c >= '0' && c <= '9');
            mask.append(digits ? word.substring(0, value) + '#' : word).append(' ');
        }
        return mask.toString();
    }
}
