package dev.baton.finance.invoice.read;

import dev.baton.finance.invoice.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** An invoice drawn for a test: what it says, and a PDF that says it in one of three ways. */
record Specimen(Map<Field, String> truth, byte[] pdf) {
    static final String BUYER = "Feinwerk Instrumente GmbH";

    private record Text(
            double x, double y, double size, boolean bold, boolean right, String text) {}

    private record Sum(BigDecimal net, BigDecimal tax, int rate) {
        BigDecimal gross() {
            return net.add(tax);
        }
    }

    /** The {@code index}-th, always the same. */
    static Specimen of(int index) {
        var random = new Random(index * 7919L);
        var truth = new EnumMap<Field, String>(Field.class);
        var issue = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
        var due = issue.plusDays(List.of(14, 30, 45).get(random.nextInt(3)));
        var lines = new ArrayList<BigDecimal>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            lines.add(new BigDecimal(1000 + random.nextInt(4_000_000)).movePointLeft(2));
        }
        var net = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int rate = index % 3 == 2 ? 20 : 19;
        var tax =
                net.multiply(BigDecimal.valueOf(rate))
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP);
        var sum = new Sum(net, tax, rate);
        truth.put(Field.DATE, issue.toString());
        truth.put(Field.DUE, due.toString());
        truth.put(Field.CURRENCY, "EUR");
        truth.put(Field.NET, net.toPlainString());
        truth.put(Field.TAX, tax.toPlainString());
        truth.put(Field.GROSS, sum.gross().toPlainString());
        var texts =
                switch (index % 3) {
                    case 0 -> german(random, truth, issue, due, lines, sum);
                    case 1 -> english(random, truth, issue, due, lines, sum);
                    default -> french(random, truth, issue, due, lines, sum);
                };
        return new Specimen(truth, pdf(texts));
    }

    private static List<Text> german(
            Random random,
            Map<Field, String> truth,
            LocalDate issue,
            LocalDate due,
            List<BigDecimal> lines,
            Sum sum) {
        var seller = List.of("Optik Nord GmbH", "Schrauben Meyer e.K.", "Weber & Söhne KG");
        var day = DateTimeFormatter.ofPattern("dd.MM.yyyy");
        truth.put(Field.SELLER, seller.get(random.nextInt(3)));
        truth.put(Field.NUMBER, "RE-2026-" + (1000 + random.nextInt(9000)));
        var page = new ArrayList<Text>();
        var name = truth.get(Field.SELLER);
        page.add(new Text(50, 60, 16, true, false, name));
        page.add(new Text(50, 120, 7, false, false, name + " · Hafenstr. 12 · 20457 Hamburg"));
        address(page, 50, 135, BUYER, "Werkstraße 5", "70565 Stuttgart");
        page.add(new Text(50, 230, 14, true, false, "Rechnung"));
        pair(page, 350, 140, "Rechnungsnummer:", truth.get(Field.NUMBER));
        pair(page, 350, 154, "Rechnungsdatum:", day.format(issue));
        pair(page, 350, 168, "Kundennummer:", "K-" + random.nextInt(9999));
        pair(page, 350, 182, "Fällig am:", day.format(due));
        int y =
                table(
                        page,
                        270,
                        List.of("Pos.", "Bezeichnung", "Menge", "Gesamt"),
                        lines,
                        ',',
                        '.');
        total(page, y, "Nettobetrag", money(sum.net(), ',', '.') + " EUR");
        total(
                page,
                y + 14,
                "zzgl. %d %% MwSt.".formatted(sum.rate()),
                money(sum.tax(), ',', '.') + " EUR");
        total(page, y + 28, "Gesamtbetrag", money(sum.gross(), ',', '.') + " EUR");
        page.add(
                new Text(
                        50,
                        790,
                        7,
                        false,
                        false,
                        name
                                + "  USt-IdNr. DE811907980  IBAN DE89 3704 0044 0532 0130 00  BIC COBADEFF"));
        truth.put(Field.SELLER_IBAN, "DE89370400440532013000");
        truth.put(Field.SELLER_TAX_ID, "DE811907980");
        return page;
    }

    private static List<Text> english(
            Random random,
            Map<Field, String> truth,
            LocalDate issue,
            LocalDate due,
            List<BigDecimal> lines,
            Sum sum) {
        var day = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
        truth.put(
                Field.SELLER,
                List.of("Harbour Castings Ltd", "Northwind Tools Limited").get(random.nextInt(2)));
        truth.put(Field.NUMBER, "%06d".formatted(random.nextInt(1_000_000)));
        var page = new ArrayList<Text>();
        page.add(new Text(545, 60, 22, true, true, "INVOICE"));
        page.add(new Text(50, 60, 13, true, false, truth.get(Field.SELLER)));
        page.add(new Text(50, 76, 9, false, false, "14 Quay Road"));
        page.add(new Text(50, 88, 9, false, false, "Bristol BS1 4QA"));
        page.add(new Text(50, 130, 9, true, false, "Bill to"));
        address(page, 50, 144, BUYER, "Werkstraße 5", "70565 Stuttgart");
        var heads = List.of("Invoice No.", "Invoice Date", "Order No.", "Due Date");
        var values =
                List.of(
                        truth.get(Field.NUMBER),
                        day.format(issue),
                        "PO-" + random.nextInt(999),
                        day.format(due));
        for (int i = 0; i < 4; i++) {
            page.add(new Text(50 + 125 * i, 210, 9, true, false, heads.get(i)));
            page.add(new Text(50 + 125 * i, 224, 9, false, false, values.get(i)));
        }
        int y = table(page, 260, List.of("#", "Description", "Qty", "Amount"), lines, '.', ',');
        total(page, y, "Subtotal", "€" + money(sum.net(), '.', ','));
        total(page, y + 14, "VAT (%d%%)".formatted(sum.rate()), "€" + money(sum.tax(), '.', ','));
        total(page, y + 28, "Total", "€" + money(sum.gross(), '.', ','));
        page.add(
                new Text(
                        50,
                        780,
                        8,
                        false,
                        false,
                        "VAT Reg No: GB 123 4567 82   Payment within 30 days"));
        truth.put(Field.SELLER_TAX_ID, "GB123456782");
        return page;
    }

    private static List<Text> french(
            Random random,
            Map<Field, String> truth,
            LocalDate issue,
            LocalDate due,
            List<BigDecimal> lines,
            Sum sum) {
        var day = DateTimeFormatter.ofPattern("dd/MM/yyyy");
        truth.put(
                Field.SELLER,
                List.of("Verrerie du Lac SARL", "Atelier Moreau SAS").get(random.nextInt(2)));
        truth.put(Field.NUMBER, "FA%d/%03d".formatted(2026, random.nextInt(1000)));
        var page = new ArrayList<Text>();
        page.add(
                new Text(
                        50,
                        60,
                        12,
                        true,
                        false,
                        "Facture n° %s du %s"
                                .formatted(truth.get(Field.NUMBER), day.format(issue))));
        page.add(new Text(50, 95, 8, false, false, "Émetteur"));
        page.add(new Text(320, 95, 8, false, false, "Facturé à"));
        address(page, 50, 108, truth.get(Field.SELLER), "3 rue des Lilas", "74000 Annecy");
        address(page, 320, 108, BUYER, "Werkstraße 5", "70565 Stuttgart");
        page.add(new Text(50, 146, 9, false, false, "N° TVA : FR40303265045"));
        page.add(new Text(320, 146, 9, false, false, "N° TVA : DE136695976"));
        int y =
                table(
                        page,
                        200,
                        List.of("Réf.", "Désignation", "Qté", "Montant HT"),
                        lines,
                        ',',
                        '\u00a0');
        total(page, y, "Total HT", money(sum.net(), ',', '\u00a0') + " €");
        total(
                page,
                y + 14,
                "TVA %d %%".formatted(sum.rate()),
                money(sum.tax(), ',', '\u00a0') + " €");
        total(page, y + 28, "Total TTC", money(sum.gross(), ',', '\u00a0') + " €");
        page.add(new Text(50, y + 60, 9, false, false, "Échéance : " + day.format(due)));
        truth.put(Field.SELLER_TAX_ID, "FR40303265045");
        truth.put(Field.BUYER_TAX_ID, "DE136695976");
        return page;
    }

    private static void address(List<Text> page, int x, int y, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            page.add(new Text(x, y + 12 * i, 9, false, false, lines[i]));
        }
    }

    private static void pair(List<Text> page, int x, int y, String label, String value) {
        page.add(new Text(x, y, 9, false, false, label));
        page.add(new Text(545, y, 9, false, true, value));
    }

    private static void total(List<Text> page, int y, String label, String value) {
        page.add(new Text(360, y, 9, false, false, label));
        page.add(new Text(545, y, 9, false, true, value));
    }

    private static int table(
            List<Text> page,
            int y,
            List<String> heads,
            List<BigDecimal> lines,
            char cents,
            char thousands) {
        var x = List.of(50, 90, 380, 545);
        for (int i = 0; i < 4; i++) {
            page.add(new Text(x.get(i), y, 9, true, i == 3, heads.get(i)));
        }
        for (int i = 0; i < lines.size(); i++) {
            int at = y + 16 + 14 * i;
            page.add(new Text(50, at, 9, false, false, Integer.toString(i + 1)));
            page.add(new Text(90, at, 9, false, false, "Prism holder type " + (char) ('A' + i)));
            page.add(new Text(380, at, 9, false, false, "2"));
            page.add(new Text(545, at, 9, false, true, money(lines.get(i), cents, thousands)));
        }
        return y + 40 + 14 * lines.size();
    }

    private static String money(BigDecimal amount, char cents, char thousands) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(cents);
        symbols.setGroupingSeparator(thousands);
        return new DecimalFormat("#,##0.00", symbols).format(amount);
    }

    private static byte[] pdf(List<Text> texts) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                for (var text : texts) {
                    draw(content, text);
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(PDPageContentStream content, Text text) throws IOException {
        PDFont font = new PDType1Font(text.bold() ? FontName.HELVETICA_BOLD : FontName.HELVETICA);
        double width = font.getStringWidth(text.text()) / 1000 * text.size();
        content.beginText();
        content.setFont(font, (float) text.size());
        content.newLineAtOffset(
                (float) (text.right() ? text.x() - width : text.x()),
                (float) (PDRectangle.A4.getHeight() - text.y()));
        content.showText(text.text());
        content.endText();
    }
}
