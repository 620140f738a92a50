package dev.baton.finance.invoice.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** The files in the name tree of embedded files. */
final class Attachments {
    private static final int MOST = 50;
    private static final int MOST_BYTES = 10 << 20;
    private static final int DEEPEST = 8;
    private static final List<String> KNOWN =
            List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "cii.xml");

    private Attachments() {}

    static List<byte[]> of(PDDocument document) throws IOException {
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        var tree = names.getEmbeddedFiles();
        var files = new LinkedHashMap<String, PDComplexFileSpecification>();
        if (tree != null) {
            collect(tree, files, 0);
        }
        var xml = new ArrayList<byte[]>();
        var ordered =
                files.entrySet().stream()
                        .filter(each -> each.getKey().endsWith(".xml"))
                        .sorted(Comparator.comparing(each -> !KNOWN.contains(each.getKey())))
                        .map(Map.Entry::getValue)
                        .toList();
        for (var file : ordered) {
            var embedded = file.getEmbeddedFile();
            if (embedded != null) {
                try (var content = embedded.createInputStream()) {
                    xml.add(content.readNBytes(MOST_BYTES + 1));
                }
            }
        }
        return xml;
    }

    private static void collect(
            PDNameTreeNode<PDComplexFileSpecification> node,
            Map<String, PDComplexFileSpecification> into,
            int depth)
            throws IOException {
        var names = node.getNames();
        if (names != null) {
            for (var each : names.entrySet()) {
                if (into.size() < MOST && each.getValue() != null) {
                    var name = each.getValue().getFilename();
                    into.put(
                            (name == null ? each.getKey() : name).toLowerCase(Locale.ROOT),
                            each.getValue());
                }
            }
        }
        var kids = node.getKids();
        if (kids != null && depth < DEEPEST) {
            for (var kid : kids) {
                collect(kid, into, depth + 1);
            }
        }
    }
}
