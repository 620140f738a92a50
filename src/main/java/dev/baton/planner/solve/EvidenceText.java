package dev.baton.planner.solve;

import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a model reads of the findings: every digest, and of the last tables as many rows as fit. */
final class EvidenceText {
    private static final int LONGEST_DIGEST = 1200;
    private static final int LONGEST_CELL = 80;
    private static final int MOST_ROWS = 60;

    private EvidenceText() {}

    /** The digests always; rows in what is left of the tokens, shared fairly. */
    static String of(List<Finding> findings, int tokens) {
        var heads = findings.stream().map(EvidenceText::head).toList();
        int left = tokens - Tokens.count(String.join("\n", heads));
        var tables = findings.stream().filter(EvidenceText::hasRows).toList();
        var text = new ArrayList<String>();
        int open = tables.size();
        for (int i = 0; i < findings.size(); i++) {
            text.add(heads.get(i));
            var finding = findings.get(i);
            if (tables.contains(finding) && left > 0) {
                var rows = rows((Value.Fields) finding.evidence().body(), left / open--);
                left -= Tokens.count(rows);
                text.add(rows);
            }
        }
        return text.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String head(Finding finding) {
        var text = finding.text();
        var sure = Math.round(finding.confidence() * 100) / 100.0;
        return "%s %s%s: %s"
                .formatted(
                        finding.step(),
                        finding.title(),
                        finding.found()
                                ? sure < 1 ? " (confidence " + sure + ")" : ""
                                : " (not found)",
                        text.length() > LONGEST_DIGEST
                                ? text.substring(0, LONGEST_DIGEST) + "…"
                                : text);
    }

    private static boolean hasRows(Finding finding) {
        return finding.last()
                && finding.found()
                && finding.evidence() != null
                && finding.evidence().body() instanceof Value.Fields body
                && body.at("columns") instanceof Value.Items
                && body.at("rows") instanceof Value.Items(var rows)
                && !rows.isEmpty();
    }

    private static String rows(Value.Fields body, int tokens) {
        var columns = (Value.Items) body.at("columns");
        var rows = ((Value.Items) body.at("rows")).items();
        var lines = new ArrayList<String>();
        lines.add(
                columns.items().stream().map(EvidenceText::name).collect(Collectors.joining("|")));
        int left = tokens - Tokens.count(lines.getFirst()) - 10;
        int shown = 0;
        while (shown < Math.min(rows.size(), MOST_ROWS)) {
            var line = line(rows.get(shown));
            left -= Tokens.count(line) + 1;
            if (left < 0) {
                break;
            }
            lines.add(line);
            shown++;
        }
        if (shown == 0) {
            return "";
        }
        var more = Value.holds(body.at("truncated")) ? "more than " : "";
        lines.add("(%d of %s%d rows)".formatted(shown, more, rows.size()));
        return String.join("\n", lines);
    }

    private static String name(Value column) {
        return column instanceof Value.Fields fields
                ? fields.text("name").orElse("")
                : plain(column);
    }

    private static String line(Value row) {
        return row instanceof Value.Items(var cells)
                ? cells.stream().map(EvidenceText::plain).collect(Collectors.joining("|"))
                : plain(row);
    }

    /** A value as a model reads it and as its words are checked against. */
    static String plain(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "";
            case Value.Text(var text) ->
                    (text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text)
                            .replaceAll("\\s+", " ");
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Items(var items) ->
                    items.stream().map(EvidenceText::plain).collect(Collectors.joining(", "));
            case Value.Fields(var fields) ->
                    fields.entrySet().stream()
                            .map(field -> field.getKey() + ": " + plain(field.getValue()))
                            .collect(Collectors.joining(", "));
            case Value.Ref _, Value.Prose _ -> "";
        };
    }
}
