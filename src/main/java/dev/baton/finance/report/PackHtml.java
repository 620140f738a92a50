package dev.baton.finance.report;

import static dev.baton.finance.report.Markup.escaped;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.Wording;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pack as one XHTML page with everything in it: no script, nothing that is fetched. Each number
 * of a table carries the id of its fact, which the last section explains.
 */
final class PackHtml {
    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page); font-size: 8pt; }
                    @top-right { content: "%s"; color: #b00020; font-size: 11pt; } }
            body { font-family: 'Liberation Sans', Helvetica, Arial, sans-serif; font-size: 9.5pt; color: #1c1c1c; }
            h1 { font-size: 22pt; color: #1f4e79; } h2 { font-size: 14pt; color: #1f4e79; page-break-after: avoid; }
            section { page-break-inside: auto; } .new { page-break-before: always; }
            table { border-collapse: collapse; width: 100%%; margin: 6pt 0; -fs-table-paginate: paginate; }
            th { text-align: left; border-bottom: 1pt solid #1f4e79; font-weight: normal; color: #555555; }
            td, th { padding: 2pt 4pt; vertical-align: top; } td.d { white-space: nowrap; } td.n, th.n { text-align: right; white-space: nowrap; }
            tr { page-break-inside: avoid; } tr.total td { border-top: 0.5pt solid #888888; border-bottom: 0.5pt solid #888888; }
            .draft { color: #b00020; border: 1.5pt solid #b00020; padding: 6pt; } .small { font-size: 7.5pt; color: #444444; }
            """;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final BoardPack pack;
    private final boolean draft;
    private final StringBuilder html = new StringBuilder();

    private PackHtml(BoardPack pack, boolean draft) {
        this.pack = pack;
        this.draft = draft;
    }

    static String of(BoardPack pack, boolean draft) {
        return new PackHtml(pack, draft).page();
    }

    private String page() {
        html.append(
                        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head>")
                .append("<meta charset=\"utf-8\"/><title>")
                .append(
                        escaped(
                                "Board pack of "
                                        + pack.company().name()
                                        + (draft ? " (DRAFT)" : "")))
                .append("</title><style>")
                .append(STYLE.formatted(draft ? "DRAFT" : ""))
                .append("</style></head><body>");
        cover();
        pack.sections().forEach(this::section);
        origins();
        return html.append("</body></html>").toString();
    }

    private void cover() {
        html.append("<h1>").append(escaped(pack.company().name())).append("</h1>");
        paragraph("Board pack as of " + pack.asOf() + ", amounts in " + pack.company().currency());
        if (draft) {
            html.append("<div class=\"draft\">DRAFT: ");
            html.append(
                    pack.open().isEmpty()
                            ? "nobody has released it yet."
                            : escaped(String.join("; ", pack.open())) + ".");
            html.append("</div>");
        }
    }

    private void section(Section section) {
        html.append("<section id=\"").append(escaped(section.id())).append("\"><h2>");
        html.append(escaped(section.title())).append("</h2>");
        section.blocks().forEach(this::block);
        html.append("</section>");
    }

    private void block(Section.Block block) {
        switch (block) {
            case Section.Prose(var text) -> prose(text);
            case Section.Picture(var svg, var words) ->
                    html.append("<div title=\"")
                            .append(escaped(words))
                            .append("\">")
                            .append(svg)
                            .append("</div>");
            case Section.Table table -> table(table);
        }
    }

    private void prose(String text) {
        boolean list = false;
        for (var line : text.split("\n")) {
            boolean item = line.startsWith("- ");
            if (item != list) {
                html.append(item ? "<ul>" : "</ul>");
                list = item;
            }
            if (item) {
                html.append("<li>").append(escaped(line.substring(2))).append("</li>");
            } else if (!line.isBlank()) {
                paragraph(line);
            }
        }
        if (list) {
            html.append("</ul>");
        }
    }

    private void paragraph(String text) {
        html.append("<p>").append(escaped(text)).append("</p>");
    }

    private void table(Section.Table table) {
        html.append("<table><thead><tr>");
        for (int i = 0; i < table.head().size(); i++) {
            html.append(numeric(table, i) ? "<th class=\"n\">" : "<th>")
                    .append(escaped(table.head().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (var row : table.rows()) {
            html.append(row.total() ? "<tr class=\"total\">" : "<tr>");
            row.cells().forEach(this::cell);
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private static boolean numeric(Section.Table table, int column) {
        return table.rows().stream()
                .anyMatch(row ->
                        column < row.cells().size()
                                && row.cells().get(column) instanceof Section.Figure);
    }

    private void cell(Section.Cell cell) {
        switch (cell) {
            case Section.Words(var text) ->
                    html.append(DAY.matcher(text).matches() ? "<td class=\"d\">" : "<td>")
                            .append(escaped(text))
                            .append("</td>");
            case Section.Figure(var fact) ->
                    html.append("<td class=\"n\" data-fact=\"")
                            .append(escaped(fact.id()))
                            .append("\">")
                            .append(escaped(written(fact)))
                            .append("</td>");
            case Section.Blank() -> html.append("<td></td>");
        }
    }

    /** Money without its currency: the cover names it, others carry theirs. */
    private String written(Fact fact) {
        return fact.unit().equals(pack.company().currency())
                ? Wording.ENGLISH.notation().write(fact.value(), 2)
                : Wording.ENGLISH.of(fact);
    }

    /** Where every number is from. */
    private void origins() {
        html.append("<section id=\"origins\" class=\"new\"><h2>Where the numbers are from</h2>");
        html.append("<table class=\"small\"><thead><tr>");
        List.of("Fact", "What", "Value", "Formula", "From")
                .forEach(head -> html.append("<th>").append(head).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (var fact : pack.facts().facts()) {
            html.append("<tr id=\"fact-").append(fact.hash(), 0, 12).append("\">");
            for (var text :
                    List.of(
                            fact.id(),
                            fact.label(),
                            Wording.ENGLISH.of(fact),
                            fact.formula(),
                            inputs(fact))) {
                html.append("<td>").append(escaped(text)).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></section>");
    }

    private static String inputs(Fact fact) {
        int shown = 4;
        var first = String.join(", ", fact.inputs().stream().limit(shown).toList());
        return fact.inputs().size() > shown ? first + ", …" : first;
    }
}
