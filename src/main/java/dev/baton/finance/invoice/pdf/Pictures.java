package dev.baton.finance.invoice.pdf;

import dev.baton.finance.invoice.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** Refuses pages with pictures larger than a scanner makes, before they are unpacked. */
final class Pictures {
    private static final long MOST_PIXELS = 120_000_000;

    private Pictures() {}

    static void check(PDPage page) {
        for (var picture : pictures(page)) {
            long pixels = (long) width(picture) * picture.getInt(COSName.HEIGHT, 0);
            if (pixels > MOST_PIXELS) {
                throw Refusal.tooLarge("A picture in the PDF has %,d dots.".formatted(pixels));
            }
        }
    }

    /** Dots per inch of a page that is one picture of a scanner's sharpness; empty else. */
    static OptionalDouble dots(PDPage page) {
        var pictures = pictures(page);
        if (pictures.size() != 1) {
            return OptionalDouble.empty();
        }
        double dots = width(pictures.getFirst()) * 72.0 / page.getCropBox().getWidth();
        return dots >= 70 && dots <= 650 && page.getRotation() % 180 == 0
                ? OptionalDouble.of(dots)
                : OptionalDouble.empty();
    }

    private static int width(COSStream picture) {
        return picture.getInt(COSName.WIDTH, 0);
    }

    private static List<COSStream> pictures(PDPage page) {
        var resources = page.getResources();
        var objects =
                resources == null
                        ? null
                        : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        var pictures = new ArrayList<COSStream>();
        if (objects != null) {
            for (var name : objects.keySet()) {
                if (objects.getDictionaryObject(name) instanceof COSStream stream
                        && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                    pictures.add(stream);
                }
            }
        }
        return pictures;
    }
}
