package dev.baton.finance.sample;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** An invoice as a PDF: with a text layer, with XML inside, or as a bad scan. */
final class Pdf {
    private static final int DOTS = 150;

    private Pdf() {}

    static byte[] written(Paper paper, Layout layout, Tongue tongue) throws IOException {
        try (var document = document(paper, layout, tongue)) {
            return bytes(document, paper);
        }
    }

    static byte[] withXml(Paper paper, Layout layout, Tongue tongue) throws IOException {
        try (var document = document(paper, layout, tongue)) {
            attach(document, Cii.write(paper).getBytes(StandardCharsets.UTF_8), paper.date());
            return bytes(document, paper);
        }
    }

    /** Printed, put askew on a dusty glass, and scanned: there is no text in it. */
    static byte[] scanned(Paper paper, Layout layout, Tongue tongue, Dice dice) throws IOException {
        try (var document = document(paper, layout, tongue);
                var scan = new PDDocument()) {
            var clean = new PDFRenderer(document).renderImageWithDPI(0, DOTS, ImageType.GRAY);
            var image = JPEGFactory.createFromImage(scan, degraded(clean, dice), 0.6f, DOTS);
            var page = new PDPage(PDRectangle.A4);
            scan.addPage(page);
            try (var content = new PDPageContentStream(scan, page)) {
                content.drawImage(
                        image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
            return bytes(scan, paper);
        }
    }

    private static PDDocument document(Paper paper, Layout layout, Tongue tongue)
            throws IOException {
        var document = new PDDocument();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            layout.write(content, paper, tongue);
        }
        return document;
    }

    private static void attach(PDDocument document, byte[] xml, LocalDate day) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(xml));
        file.setSubtype("text/xml");
        file.setSize(xml.length);
        file.setCreationDate(calendar(day));
        file.setModDate(calendar(day));
        var specification = new PDComplexFileSpecification();
        specification.setFile("factur-x.xml");
        specification.setFileUnicode("factur-x.xml");
        specification.setEmbeddedFile(file);
        specification.getCOSObject().setName("AFRelationship", "Alternative");
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("factur-x.xml", specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static BufferedImage degraded(BufferedImage clean, Dice dice) {
        var turned =
                new BufferedImage(
                        clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var brush = turned.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        brush.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.rotate(
                Math.toRadians(1.6 * dice.share() - 0.8),
                turned.getWidth() / 2.0,
                turned.getHeight() / 2.0);
        brush.drawImage(clean, 0, 0, null);
        brush.dispose();
        var blur = new float[] {.06f, .1f, .06f, .1f, .36f, .1f, .06f, .1f, .06f};
        var soft =
                new ConvolveOp(new Kernel(3, 3, blur), ConvolveOp.EDGE_NO_OP, null)
                        .filter(turned, null);
        var raster = soft.getRaster();
        for (var i = soft.getWidth() * soft.getHeight() / 60; i > 0; i--) {
            var grey = dice.between(120, 235);
            raster.setSample(dice.below(soft.getWidth()), dice.below(soft.getHeight()), 0, grey);
        }
        return soft;
    }

    /** Nothing in it but what it says: the same invoice gives the same bytes. */
    private static byte[] bytes(PDDocument document, Paper paper) throws IOException {
        document.setDocumentId(Math.abs((long) paper.number().hashCode()));
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static Calendar calendar(LocalDate day) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        calendar.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }
}
