package dev.baton.finance.invoice.scan;

import dev.baton.finance.invoice.Refusal;
import dev.baton.finance.invoice.page.Word;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Reads the words of pictures of pages. */
public final class Scanner {
    private static final int DPI = 300;
    private static final double PAGE_INCHES = 8.27;
    private static final long MOST_PIXELS = 60_000_000;

    /** One column of text of several sizes: rows of an invoice stay whole. */
    private static final int LAYOUT = 4;

    private final Tesseract tesseract;

    public Scanner(Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    /** The words of a page (its number from 1) of that many dots per inch, in points. */
    public List<Word> words(BufferedImage image, double dpi, int page, Cancellation cancellation) {
        var languages = tesseract.languages(cancellation);
        double factor = DPI / dpi;
        var clean = Specks.off(grey(image));
        boolean resized = factor > 1.15 || factor < 0.8;
        var sized = resized ? Straight.scaled(clean, factor) : clean;
        double used = resized ? DPI : dpi;
        var straight = Straight.of(sized);
        try {
            var file = Files.createTempFile("baton-page", ".png");
            try {
                ImageIO.write(straight, "png", file.toFile());
                var tsv = tesseract.read(file, languages, LAYOUT, (int) used, cancellation);
                return Tsv.words(tsv, page, used);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(Cause.INTERNAL, "A picture could not be put aside to be read."), e);
        }
    }

    private static BufferedImage grey(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY ? image : Straight.scaled(image, 1);
    }

    /**
     * A picture file as the page it shows, taken to be as wide as A4; bounded before it is read.
     */
    public List<Word> words(byte[] picture, Cancellation cancellation) {
        var image = decoded(picture);
        return words(image, image.getWidth() / PAGE_INCHES, 1, cancellation);
    }

    private static BufferedImage decoded(byte[] picture) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw Refusal.unreadable("The picture is neither PNG nor JPEG.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw Refusal.tooLarge(
                            "The picture has more than %,d dots.".formatted(MOST_PIXELS));
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.unreadable("The picture is broken.", e);
        }
    }
}
