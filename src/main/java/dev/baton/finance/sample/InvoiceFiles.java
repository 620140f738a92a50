package dev.baton.finance.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Purchase invoices as they came in: 40 as PDF, 15 of them with XML inside and 10 as bad scans, and
 * 4 as UBL. All but the first 4 came after the books end.
 */
record InvoiceFiles(List<Sample.File> files, Map<String, Truths.Header> headers) {
    private static final int PAPERS = 40;
    private static final int KNOWN = 4;
    private static final int WITH_XML = 15;
    private static final int AS_UBL = 4;

    static InvoiceFiles of(Story story) {
        var dice = story.frame().dice().named("papers");
        var files = new ArrayList<Sample.File>();
        var headers = new LinkedHashMap<String, Truths.Header>();
        var xml = 0;
        var papers = papers(story, dice);
        for (var i = 0; i < papers.size(); i++) {
            var paper = papers.get(i);
            var scan = i % 4 == 3;
            var rich = !scan && xml < WITH_XML;
            xml += rich ? 1 : 0;
            var name = "%02d-%s.pdf".formatted(i + 1, paper.number().replaceAll("\\W", "_"));
            files.add(new Sample.File(name, pdf(paper, i, scan, rich, dice)));
            headers.put(name, paper.header());
            if (i >= PAPERS - AS_UBL) {
                var ubl = name.replace(".pdf", ".ubl.xml");
                var text = Ubl.write(paper);
                files.add(new Sample.File(ubl, text.getBytes(StandardCharsets.UTF_8)));
                headers.put(ubl, paper.header());
            }
        }
        return new InvoiceFiles(files, headers);
    }

    private static byte[] pdf(Paper paper, int number, boolean scan, boolean rich, Dice dice) {
        var layout = Layout.of(number);
        var tongue = Tongue.of(paper.seller().country(), number);
        try {
            return scan
                    ? Pdf.scanned(paper, layout, tongue, dice)
                    : rich
                            ? Pdf.withXml(paper, layout, tongue)
                            : Pdf.written(paper, layout, tongue);
        } catch (IOException e) {
            throw new UncheckedIOException("invoice " + paper.number() + " cannot be drawn", e);
        }
    }

    private static List<Paper> papers(Story story, Dice dice) {
        var asOf = story.frame().asOf();
        var known = new ArrayList<Purchasing.Entered>();
        var after = new ArrayList<Purchasing.Entered>();
        for (var each : story.bills()) {
            if (each.bill().trick() != Bill.Trick.NONE) {
                continue;
            }
            if (each.bill().date().isAfter(asOf)) {
                after.add(each);
            } else if (each.bill().received().isBefore(asOf)) {
                known.add(each);
            }
        }
        var chosen = new ArrayList<>(known.subList(known.size() - KNOWN, known.size()));
        chosen.addAll(after.subList(0, Math.min(after.size(), PAPERS - KNOWN)));
        return chosen.stream()
                .map(each ->
                        Paper.of(each, story.iban(each.claim().party, each.bill().date()), dice))
                .toList();
    }
}
