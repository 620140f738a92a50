package dev.baton.finance.invoice.pdf;

import dev.baton.finance.invoice.Refusal;
import dev.baton.finance.invoice.page.Word;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** An open PDF of bounded size; every method throws a problem for what is broken in it. */
public final class PdfFile implements AutoCloseable {
    /** More pages than this are no invoice. */
    public static final int MOST_PAGES = 100;

    private static final double MOST_PIXELS = 40e6;
    private final PDDocument document;

    private PdfFile(PDDocument document) {
        this.document = document;
    }

    /** Throws a problem when it is no PDF, encrypted, too long or a bomb. */
    public static PdfFile open(byte[] pdf) {
        Bombs.check(pdf);
        try {
            var file =
                    new PdfFile(
                            Loader.loadPDF(
                                    pdf, "", null, null, IOUtils.createMemoryOnlyStreamCache()));
            return file.bounded();
        } catch (InvalidPasswordException e) {
            throw Refusal.unreadable("The PDF is encrypted.", e);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private PdfFile bounded() {
        int pages = pages();
        if (pages == 0 || pages > MOST_PAGES || document.isEncrypted()) {
            close();
            throw pages == 0
                    ? Refusal.unreadable("The PDF has no page.")
                    : pages > MOST_PAGES
                            ? Refusal.tooLarge(
                                    "The PDF has %,d pages; up to %d are read."
                                            .formatted(pages, MOST_PAGES))
                            : Refusal.unreadable("The PDF is encrypted.");
        }
        return this;
    }

    private static RuntimeException broken(Exception e) {
        return e instanceof dev.baton.plan.ProblemException problem
                ? problem
                : Refusal.unreadable("The PDF is broken.", e);
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /** Files that are embedded and may be XML, those of electronic invoices first. */
    public List<byte[]> attachments() {
        try {
            return Attachments.of(document);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** The words of the text layer; none of a page that is a picture. */
    public List<Word> words() {
        try {
            return new WordStripper().words(document);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    /**
     * A grey picture of a page (from 0): of as many dots per inch as the one picture on it has, so
     * that dots stay dots, else of those wanted; of fewer when it were too large.
     */
    public Rendered render(int page, int dpi) {
        try {
            Pictures.check(document.getPage(page));
            var box = document.getPage(page).getCropBox();
            double inches = Math.max(1, box.getWidth() / 72.0 * box.getHeight() / 72.0);
            double used =
                    Math.min(
                            Pictures.dots(document.getPage(page)).orElse(dpi),
                            Math.sqrt(MOST_PIXELS / inches));
            var image =
                    new PDFRenderer(document)
                            .renderImageWithDPI(page, (float) used, ImageType.GRAY);
            return new Rendered(image, used);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** A picture and its dots per inch. */
    public record Rendered(BufferedImage image, double dpi) {}

    @Override
    public void close() {
        IOUtils.closeQuietly(document);
    }
}
