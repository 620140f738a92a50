package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** An answer as a terminal shows it: the sentence, the table, the SQL, how sure. */
final class AnswerText {
    private static final int WIDEST = 40;
    private static final Set<String> RIGHT = Set.of("integer", "decimal");

    private AnswerText() {}

    static String of(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add(answer.path("answer").asText(answer.path("text").asText("")));
        var columns = answer.path("columns");
        if (!columns.isEmpty()) {
            lines.add("");
            lines.addAll(table(columns, answer.path("rows")));
            if (answer.path("truncated").asBoolean()) {
                lines.add("(only the first %d rows)".formatted(answer.path("rows").size()));
            }
        }
        if (answer.path("sql").isTextual()) {
            lines.add("");
            lines.add(answer.path("sql").asText());
        }
        lines.add("");
        lines.add(sureness(answer));
        return harmless(String.join("\n", lines));
    }

    /** What a database holds must not steer a terminal. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }

    private static String sureness(JsonNode answer) {
        return "confidence %.2f, %s%s"
                .formatted(
                        answer.path("confidence").asDouble(),
                        answer.path("engine").asText("rules"),
                        answer.path("requires_human").asBoolean() ? ", a person should look" : "");
    }

    private static List<String> table(JsonNode columns, JsonNode rows) {
        var names = new ArrayList<String>();
        var right = new ArrayList<Boolean>();
        for (var column : columns) {
            names.add(column.path("name").asText());
            right.add(RIGHT.contains(column.path("type").asText()));
        }
        var cells = new ArrayList<List<String>>();
        cells.add(names);
        for (var row : rows) {
            var texts = new ArrayList<String>();
            row.forEach(cell -> texts.add(shown(cell)));
            cells.add(texts);
        }
        var widths = new int[names.size()];
        for (var row : cells) {
            for (var i = 0; i < widths.length && i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : cells) {
            lines.add(line(row, widths, right));
            if (lines.size() == 1) {
                lines.add("-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
            }
        }
        return lines;
    }

    private static String shown(JsonNode cell) {
        var text =
                cell.isNull() || cell.isMissingNode()
                        ? ""
                        : cell.isValueNode() ? cell.asText() : cell.toString();
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > WIDEST ? line.substring(0, WIDEST - 1) + "…" : line;
    }

    private static String line(List<String> row, int[] widths, List<Boolean> right) {
        var line = new StringBuilder();
        for (var i = 0; i < row.size(); i++) {
            var gap = " ".repeat(Math.max(0, widths[i] - row.get(i).length()));
            line.append(i == 0 ? "" : "  ");
            line.append(right.get(i) ? gap + row.get(i) : row.get(i) + gap);
        }
        return line.toString().stripTrailing();
    }
}
