package dev.baton.finance.invoice.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.scan.Scanner;
import dev.baton.finance.invoice.scan.Tesseract;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class HostileFilesTest {
    private static final String XML =
            "<Invoice><ID>X-1</ID><DocumentCurrencyCode>EUR</DocumentCurrencyCode></Invoice>";

    private static Reading read(byte[] document) {
        return new InvoiceReader(
                        new Scanner(new Tesseract("no-such-command-here", Duration.ofSeconds(1))))
                .read(document, Ours.UNKNOWN, new Cancellation());
    }

    private static void refused(byte[] document, Cause cause, String why) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause()).isEqualTo(cause);
                            assertThat(e.problem().text()).contains(why);
                            assertThat(e.problem().suggestions()).isNotEmpty();
                        });
    }

    @Test
    void what_is_empty_or_of_another_kind_is_refused() {
        refused(new byte[0], Cause.BAD_REQUEST, "empty");
        refused("Dear Sirs".getBytes(StandardCharsets.UTF_8), Cause.BAD_REQUEST, "neither");
        refused(
                "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8),
                Cause.BAD_REQUEST,
                "broken");
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3}, Cause.BAD_REQUEST, "picture");
    }

    @Test
    void an_encrypted_pdf_is_refused() throws IOException {
        try (var document = Loader.loadPDF(Specimen.of(1).pdf())) {
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            refused(saved(document), Cause.BAD_REQUEST, "encrypted");
        }
    }

    @Test
    void ten_thousand_pages_are_refused() throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < 10_000; i++) {
                document.addPage(new PDPage());
            }
            refused(saved(document), Cause.TOO_LARGE, "10,000 pages");
        }
    }

    @Test
    void a_stream_that_unpacks_to_gigabytes_is_refused_before_it_is_parsed() throws IOException {
        refused(withContents(deflated(300 << 20), "/FlateDecode"), Cause.TOO_LARGE, "unpacks");
    }

    @Test
    void a_bomb_in_a_bomb_is_refused() throws IOException {
        var twice = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(twice)) {
            deflater.write(deflated(300 << 20));
        }
        refused(
                withContents(twice.toByteArray(), "[/FlateDecode /FlateDecode]"),
                Cause.TOO_LARGE,
                "unpacks");
    }

    @Test
    void a_bomb_written_as_text_is_refused() throws IOException {
        var text = new StringBuilder();
        var packed = deflated(300 << 20);
        for (int at = 0; at < packed.length; at += 4) {
            long value = 0;
            for (int i = 0; i < 4; i++) {
                value = value << 8 | (at + i < packed.length ? packed[at + i] & 0xff : 0);
            }
            var digits = new char[5];
            for (int i = 4; i >= 0; i--) {
                digits[i] = (char) ('!' + value % 85);
                value /= 85;
            }
            text.append(digits);
        }
        refused(
                withContents(
                        text.append("~>").toString().getBytes(StandardCharsets.US_ASCII),
                        "[/ASCII85Decode /FlateDecode]"),
                Cause.TOO_LARGE,
                "unpacks");
    }

    @Test
    void names_written_with_escapes_hide_nothing() throws IOException {
        refused(withContents(new byte[] {1, 2, 3}, "/L#5AWDecode"), Cause.BAD_REQUEST, "packed");
    }

    @Test
    void an_attached_invoice_is_read_and_a_broken_one_passed_over() throws IOException {
        var read = read(attached(XML));
        assertThat(read.method()).isEqualTo(Reading.Method.XML);
        assertThat(read.invoice().text(Field.NUMBER)).contains("X-1");

        var passedOver = read(attached("<!DOCTYPE a []><Invoice/>"));
        assertThat(passedOver.method()).isEqualTo(Reading.Method.TEXT);
        assertThat(passedOver.notes()).singleElement().asString().contains("not read");
        assertThat(passedOver.invoice().text(Field.GROSS)).isPresent();
    }

    @Test
    void without_tesseract_a_picture_has_a_problem_that_says_what_to_do() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            refused(saved(document), Cause.MODE_UNAVAILABLE, "not installed");
        }
    }

    private static byte[] attached(String xml) throws IOException {
        try (var document = Loader.loadPDF(Specimen.of(1).pdf())) {
            var file = new PDComplexFileSpecification();
            file.setFile("factur-x.xml");
            file.setEmbeddedFile(
                    new PDEmbeddedFile(
                            document,
                            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                            COSName.FLATE_DECODE));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("factur-x.xml", file));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            return saved(document);
        }
    }

    private static byte[] deflated(int zeros) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            var block = new byte[1 << 20];
            for (int i = 0; i < zeros >> 20; i++) {
                deflater.write(block);
            }
        }
        return out.toByteArray();
    }

    private static byte[] withContents(byte[] packed, String filter) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(
                """
                %%PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>> endobj
                4 0 obj <</Length %d /Filter %s>>
                stream
                """
                        .formatted(packed.length, filter)
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(packed);
        out.write(
                "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF"
                        .getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
