package dev.baton.finance.invoice.desk;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.read.InvoiceReader;
import dev.baton.finance.invoice.scan.Scanner;
import dev.baton.finance.invoice.scan.Tesseract;
import dev.baton.finance.step.Asked;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads documents that are kept; two at a time, since each may take much memory. */
@ApplicationScoped
public class Desk {
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Documents documents;
    private final Companies companies;
    private final InvoiceReader reader;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    public Desk(Documents documents, Companies companies, DocumentConfig config) {
        this.documents = documents;
        this.companies = companies;
        reader =
                new InvoiceReader(
                        new Scanner(new Tesseract(config.tesseract(), config.pagePatience())));
    }

    /** The document with what is read of it; what was read before is not read again. */
    public Document read(String id, Ours ours, Cancellation cancellation) {
        var document = documents.find(id);
        if (document.read() != null && document.read().method() != Reading.Method.HAND) {
            return document;
        }
        var content = documents.content(id);
        try {
            if (!places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw ProblemException.of(
                        Cause.BUSY, "Too many documents are being read.", "Try again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(Cause.CANCELLED, "Reading a document was interrupted.");
        }
        try {
            documents.read(id, reader.read(content, ours, cancellation));
        } finally {
            places.release();
        }
        return documents.find(id);
    }

    /** The books asked for, by id or name; the first company's when none is named. */
    public Optional<Books> books(@Nullable String company) {
        return Asked.found(company, companies);
    }

    /** What is the company's own on an invoice. */
    public Ours ours(Optional<Books> books) {
        return books.map(each ->
                        new Ours(
                                java.util.List.of(each.company().name()),
                                each.bankAccounts().stream().map(BankAccount::iban).toList()))
                .orElse(Ours.UNKNOWN);
    }
}
