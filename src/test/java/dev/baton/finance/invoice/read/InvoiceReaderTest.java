package dev.baton.finance.invoice.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.pdf.PdfFile;
import dev.baton.finance.invoice.scan.Scanner;
import dev.baton.finance.invoice.scan.Tesseract;
import dev.baton.plan.Cancellation;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class InvoiceReaderTest {
    private static final Ours OURS = new Ours(List.of(Specimen.BUYER), List.of());
    private static final InvoiceReader READER =
            new InvoiceReader(new Scanner(new Tesseract("tesseract", Duration.ofSeconds(120))));

    private static Reading read(byte[] document) {
        return READER.read(document, OURS, new Cancellation());
    }

    @Test
    void every_field_of_text_in_three_languages_is_read() {
        for (int i = 0; i < 60; i++) {
            var specimen = Specimen.of(i);
            var reading = read(specimen.pdf());

            assertThat(reading.method()).isEqualTo(Reading.Method.TEXT);
            for (var field : specimen.truth().entrySet()) {
                assertThat(reading.invoice().text(field.getKey()))
                        .as("%s of specimen %d", field.getKey(), i)
                        .contains(field.getValue());
            }
        }
    }

    @Test
    void a_field_of_text_is_marked_with_its_page_and_box() {
        var mark = read(Specimen.of(0).pdf()).invoice().mark(Field.NUMBER).orElseThrow();

        assertThat(mark.confidence()).isGreaterThanOrEqualTo(0.9);
        assertThat(mark.place())
                .isInstanceOfSatisfying(
                        Place.Spot.class,
                        spot -> {
                            assertThat(spot.page()).isEqualTo(1);
                            assertThat(spot.box().right()).isBetween(540.0, 550.0);
                            assertThat(spot.box().y()).isBetween(125.0, 140.0);
                        });
    }

    @Test
    void the_lines_come_to_the_net_sum() {
        for (int i = 0; i < 30; i++) {
            var invoice = read(Specimen.of(i).pdf()).invoice();
            if (!invoice.lines().isEmpty()) {
                assertThat(
                                invoice.lines().stream()
                                        .map(Invoice.Line::net)
                                        .reduce((a, b) -> a.add(b)))
                        .contains(invoice.totals().net());
            }
        }
    }

    @Test
    void a_scan_that_lies_askew_is_read() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/tesseract")), "tesseract is not installed");
        int right = 0;
        int all = 0;
        for (int i = 0; i < 2; i++) {
            var specimen = Specimen.of(i);
            var reading = read(picture(specimen.pdf(), i));
            assertThat(reading.method()).isEqualTo(Reading.Method.SCAN);
            for (var field : specimen.truth().entrySet()) {
                all++;
                boolean same =
                        reading.invoice()
                                .text(field.getKey())
                                .equals(java.util.Optional.of(field.getValue()));
                right += same ? 1 : 0;
            }
        }
        assertThat((double) right / all).isGreaterThan(0.8);
    }

    /** Turned by a degree, with noise, as JPEG of 200 dots per inch. */
    private static byte[] picture(byte[] pdf, int seed) throws IOException {
        try (var file = PdfFile.open(pdf)) {
            var page = file.render(0, 200).image();
            var askew =
                    new BufferedImage(
                            page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            var graphics = askew.createGraphics();
            graphics.setColor(java.awt.Color.WHITE);
            graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
            graphics.drawImage(
                    page,
                    AffineTransform.getRotateInstance(
                            Math.toRadians(1.2), page.getWidth() / 2.0, page.getHeight() / 2.0),
                    null);
            graphics.dispose();
            var random = new Random(seed);
            for (int i = 0; i < page.getWidth() * page.getHeight() / 60; i++) {
                askew.getRaster()
                        .setSample(
                                random.nextInt(page.getWidth()),
                                random.nextInt(page.getHeight()),
                                0,
                                random.nextInt(256));
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(askew, "jpeg", out);
            return out.toByteArray();
        }
    }
}
