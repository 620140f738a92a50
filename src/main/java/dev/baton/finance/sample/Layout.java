package dev.baton.finance.sample;

import dev.baton.finance.sample.Tongue.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Where things stand on an invoice: five ways, of letters, tables and plain typewriting. */
record Layout(
        FontName text,
        FontName bold,
        float size,
        float sellerX,
        float sellerY,
        float factsX,
        float factsY,
        boolean factsInRows,
        float totalsX) {
    private static final List<Layout> ALL =
            List.of(
                    new Layout(
                            FontName.HELVETICA,
                            FontName.HELVETICA_BOLD,
                            10,
                            50,
                            790,
                            350,
                            640,
                            true,
                            330),
                    new Layout(
                            FontName.TIMES_ROMAN,
                            FontName.TIMES_BOLD,
                            11,
                            330,
                            790,
                            50,
                            600,
                            true,
                            330),
                    new Layout(
                            FontName.COURIER,
                            FontName.COURIER_BOLD,
                            9,
                            50,
                            790,
                            50,
                            620,
                            true,
                            250),
                    new Layout(
                            FontName.HELVETICA,
                            FontName.HELVETICA_BOLD,
                            9,
                            200,
                            800,
                            50,
                            610,
                            false,
                            350),
                    new Layout(
                            FontName.TIMES_ROMAN,
                            FontName.TIMES_BOLD,
                            10,
                            50,
                            790,
                            50,
                            560,
                            false,
                            50));

    static Layout of(int number) {
        return ALL.get(number % ALL.size());
    }

    void write(PDPageContentStream page, Paper paper, Tongue tongue) throws IOException {
        var font = new PDType1Font(text);
        var strong = new PDType1Font(bold);
        seller(page, paper, tongue, font, strong);
        put(page, strong, size + 6, factsX, factsY + 40, tongue.word(Word.INVOICE));
        facts(page, paper, tongue, font);
        put(page, font, size, 50, 715, tongue.word(Word.TO) + ":");
        put(page, font, size, 50, 701, "Lindenau Instruments GmbH");
        put(page, font, size, 50, 687, "Werkstr. 4, 99998 Teststadt");
        var y = lines(page, paper, tongue, font, strong);
        totals(page, paper, tongue, strong, y - 28);
        foot(page, paper, tongue, font);
    }

    private void seller(
            PDPageContentStream page, Paper paper, Tongue tongue, PDFont font, PDFont strong)
            throws IOException {
        put(page, strong, size + 3, sellerX, sellerY, paper.seller().name());
        put(
                page,
                font,
                size - 1,
                sellerX,
                sellerY - 14,
                "Industriestr. 12, " + paper.seller().country());
        if (paper.seller().taxId() != null) {
            var id = tongue.word(Word.TAX_ID) + ": " + paper.seller().taxId();
            put(page, font, size - 1, sellerX, sellerY - 27, id);
        }
    }

    private void facts(PDPageContentStream page, Paper paper, Tongue tongue, PDFont font)
            throws IOException {
        var names = List.of(Word.NUMBER, Word.DATE, Word.DUE);
        var values = List.of(paper.number(), tongue.day(paper.date()), tongue.day(paper.due()));
        for (var i = 0; i < names.size(); i++) {
            var name = tongue.word(names.get(i));
            if (factsInRows) {
                put(page, font, size, factsX, factsY - 15 * i, name + ": " + values.get(i));
            } else {
                put(page, font, size, factsX + 150 * i, factsY, name);
                put(page, font, size, factsX + 150 * i, factsY - 14, values.get(i));
            }
        }
    }

    private float lines(
            PDPageContentStream page, Paper paper, Tongue tongue, PDFont font, PDFont strong)
            throws IOException {
        var y = 500f;
        put(page, strong, size, 50, y, tongue.word(Word.TEXT));
        put(page, strong, size, 310, y, tongue.word(Word.QUANTITY));
        right(page, strong, 540, y, tongue.word(Word.AMOUNT));
        for (var line : paper.lines()) {
            y -= 16;
            put(page, font, size, 50, y, line.text());
            put(page, font, size, 310, y, "" + line.quantity());
            right(page, font, 540, y, tongue.money(line.amount()));
        }
        page.moveTo(50, y - 8);
        page.lineTo(540, y - 8);
        page.stroke();
        return y;
    }

    private void totals(
            PDPageContentStream page, Paper paper, Tongue tongue, PDFont strong, float y)
            throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(tongue.word(Word.NET), tongue.money(paper.net())));
        rows.add(
                List.of(
                        tongue.word(Word.TAX) + " " + paper.vat() + " %",
                        tongue.money(paper.tax())));
        rows.add(List.of(tongue.word(Word.GROSS), tongue.money(paper.gross())));
        for (var i = 0; i < rows.size(); i++) {
            put(page, strong, size, totalsX, y - 16 * i, rows.get(i).getFirst());
            right(
                    page,
                    strong,
                    Math.min(540, totalsX + 210),
                    y - 16 * i,
                    rows.get(i).getLast() + " " + paper.currency());
        }
    }

    private void foot(PDPageContentStream page, Paper paper, Tongue tongue, PDFont font)
            throws IOException {
        if (paper.iban() != null) {
            put(
                    page,
                    font,
                    size - 1,
                    50,
                    90,
                    "IBAN: " + paper.iban().replaceAll("(.{4})", "$1 ").strip());
        }
        if (paper.vat() == 0) {
            put(page, font, size - 1, 50, 76, tongue.word(Word.TAX) + " 0 %: reverse charge");
        }
    }

    private void right(PDPageContentStream page, PDFont font, float x, float y, String words)
            throws IOException {
        put(page, font, size, x - font.getStringWidth(words) / 1000 * size, y, words);
    }

    private static void put(
            PDPageContentStream page, PDFont font, float size, float x, float y, String words)
            throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(words);
        page.endText();
    }
}
