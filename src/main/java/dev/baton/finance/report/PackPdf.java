package dev.baton.finance.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A page of XHTML as PDF. Nothing is fetched: neither from a network nor from files. */
final class PackPdf {
    private static final String FAMILY = "Liberation Sans";
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.listRegisteredLoggers().forEach(each -> XRLog.setLevel(each, Level.WARNING));
    }

    private PackPdf() {}

    static byte[] of(String xhtml) {
        var written = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var font = font(document);
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.withHtmlContent(xhtml, null);
            builder.useUriResolver((_, _) -> null);
            for (var when : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((_, _) -> false, when);
            }
            builder.usePDDocument(document);
            builder.useFont(new PDFontSupplier(font), FAMILY, 400, FontStyle.NORMAL, false);
            builder.useSVGDrawer(
                    new BatikSVGDrawer(
                            BatikSVGDrawer.SvgScriptMode.SECURE,
                            BatikSVGDrawer.SvgExternalResourceMode.SECURE));
            builder.toStream(written);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the pack could not be written as PDF", e);
        }
        return written.toByteArray();
    }

    /** Without ligatures: looking for them takes most of the time. */
    private static PDFont font(PDDocument document) throws IOException {
        var file = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT), FONT);
        var read = new TTFParser().parse(new RandomAccessReadBuffer(file));
        read.setEnableGsub(false);
        return PDType0Font.load(document, read, true);
    }
}
