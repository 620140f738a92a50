package dev.baton.context;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds and reads the rows of a table in a text: the same separators line after line. */
final class TextTable {
    private static final String SEPARATORS = "|\t;,";
    private static final int FEWEST_SEPARATORS = 2;
    private static final int LONGEST_CELL = 60;
    private static final Pattern STOP = Pattern.compile("[a-z][.!?](\\s|$)");
    private static final Pattern RULE = Pattern.compile("[|:+ =-]+");

    private TextTable() {}

    /** The line after the table that begins at this one; this one when none does. */
    static int end(List<String> lines, int at) {
        char separator = separator(lines.get(at));
        int count = count(lines.get(at), separator);
        if (count < FEWEST_SEPARATORS) {
            return at;
        }
        int end = at;
        while (end < lines.size()
                && count(lines.get(end), separator) == count
                && lines.get(end).length() <= LONGEST_CELL * (count + 1)
                && !STOP.matcher(lines.get(end)).find()) {
            end++;
        }
        return end;
    }

    static Table of(List<String> lines) {
        char separator = separator(lines.getFirst());
        var rows = new ArrayList<List<Value>>();
        for (var line : lines) {
            if (!RULE.matcher(line).matches()) {
                rows.add(cells(line, separator));
            }
        }
        var columns = new ArrayList<Table.Column>();
        boolean headed = rows.getFirst().stream().noneMatch(cell -> cell instanceof Value.Number);
        for (int i = 0; i < rows.getFirst().size(); i++) {
            columns.add(
                    headed && rows.getFirst().get(i) instanceof Value.Text(var text)
                            ? new Table.Column(text, "")
                            : new Table.Column("column " + (i + 1), "", false));
        }
        var data = headed ? rows.subList(1, rows.size()) : rows;
        return new Table("", columns, data, false);
    }

    private static List<Value> cells(String line, char separator) {
        var text = line.strip();
        if (separator == '|' && text.startsWith("|")) {
            text = text.substring(1);
        }
        if (separator == '|' && text.endsWith("|")) {
            text = text.substring(0, text.length() - 1);
        }
        return Arrays.stream(text.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(cell -> Table.read(cell.strip()))
                .toList();
    }

    private static char separator(String line) {
        for (int i = 0; i < SEPARATORS.length(); i++) {
            if (count(line, SEPARATORS.charAt(i)) >= FEWEST_SEPARATORS) {
                return SEPARATORS.charAt(i);
            }
        }
        return '|';
    }

    private static int count(String line, char separator) {
        return (int) line.chars().filter(c -> c == separator).count();
    }
}
