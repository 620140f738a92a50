package dev.baton.finance.invoice.read;

import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.Reading.Method;
import dev.baton.finance.invoice.Refusal;
import dev.baton.finance.invoice.page.Sheet;
import dev.baton.finance.invoice.page.Word;
import dev.baton.finance.invoice.pdf.PdfFile;
import dev.baton.finance.invoice.scan.Scanner;
import dev.baton.finance.invoice.text.TextReader;
import dev.baton.finance.invoice.xml.InvoiceXml;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a document of whatever kind, told by its first bytes and never by its name. */
public final class InvoiceReader {
    private static final int DPI = 300;

    /** Fewer letters than this on all pages are no text layer worth reading. */
    private static final int LETTERS = 60;

    /** Pages of pictures that are read: the first ones and, for the sums, the last. */
    private static final int PICTURES = 4;

    private final Scanner scanner;

    public InvoiceReader(Scanner scanner) {
        this.scanner = scanner;
    }

    /** Throws a problem for what cannot be read, with what to do. */
    public Reading read(byte[] document, Ours ours, Cancellation cancellation) {
        return switch (FileKind.of(document)) {
            case XML -> new Reading(InvoiceXml.read(document), Method.XML, List.of());
            case PDF -> pdf(document, ours, cancellation);
            case PICTURE ->
                    new Reading(
                            TextReader.read(Sheet.of(scanner.words(document, cancellation)), ours),
                            Method.SCAN,
                            List.of());
            case EMPTY -> throw Refusal.unreadable("The document is empty.");
            case OTHER ->
                    throw Refusal.unreadable("The document is neither PDF, XML, PNG nor JPEG.");
        };
    }

    private Reading pdf(byte[] document, Ours ours, Cancellation cancellation) {
        try (var pdf = PdfFile.open(document)) {
            var notes = new ArrayList<String>();
            var xml = attached(pdf, notes);
            if (xml.isPresent()) {
                return new Reading(xml.get(), Method.XML, notes);
            }
            cancellation.check();
            var words = pdf.words();
            if (letters(words) >= LETTERS) {
                return new Reading(TextReader.read(Sheet.of(words), ours), Method.TEXT, notes);
            }
            var seen = pictures(pdf, notes, cancellation);
            return new Reading(TextReader.read(Sheet.of(seen), ours), Method.SCAN, notes);
        }
    }

    /** The first attachment that is an invoice; one that is broken is told and passed over. */
    private static Optional<Invoice> attached(PdfFile pdf, List<String> notes) {
        for (var xml : pdf.attachments()) {
            try {
                return Optional.of(InvoiceXml.read(xml));
            } catch (ProblemException e) {
                notes.add("The XML in the PDF was not read. " + e.problem().text());
            }
        }
        return Optional.empty();
    }

    private static long letters(List<Word> words) {
        return words.stream()
                .flatMapToInt(word -> word.text().chars())
                .filter(Character::isLetterOrDigit)
                .count();
    }

    private List<Word> pictures(PdfFile pdf, List<String> notes, Cancellation cancellation) {
        var words = new ArrayList<Word>();
        int pages = pdf.pages();
        for (int page = 0; page < pages; page++) {
            if (page >= PICTURES - 1 && page < pages - 1) {
                continue;
            }
            cancellation.check();
            var rendered = pdf.render(page, DPI);
            words.addAll(scanner.words(rendered.image(), rendered.dpi(), page + 1, cancellation));
        }
        if (pages > PICTURES) {
            notes.add(
                    "Of %d pages the first %d and the last were read."
                            .formatted(pages, PICTURES - 1));
        }
        return words;
    }
}
