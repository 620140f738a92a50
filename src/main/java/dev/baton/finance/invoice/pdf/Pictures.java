package dev.baton.finance.invoice.pdf;

import dev.baton.finance.invoice.Refusal;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** Refuses pages with pictures larger than a scanner makes, before they are unpacked. */
final class Pictures {
    private static final long MOST_PIXELS = 120_000_000;

    private Pictures() {}

    static void check(PDPage page) throws IOException {
        var resources = page.getResources();
        if (resources == null) {
            return;
        }
        for (COSName name : resources.getXObjectNames()) {
            var object = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
            if (object != null && object.getDictionaryObject(name) instanceof COSStream stream) {
                long pixels =
                        (long) stream.getInt(COSName.WIDTH, 0) * stream.getInt(COSName.HEIGHT, 0);
                if (pixels > MOST_PIXELS) {
                    throw Refusal.tooLarge("A picture in the PDF has %,d dots.".formatted(pixels));
                }
            }
        }
    }
}
