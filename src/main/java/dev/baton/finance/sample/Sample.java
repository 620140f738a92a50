package dev.baton.finance.sample;

import dev.baton.finance.book.Ledger;
import java.util.List;

/** A generated company: its books, the files a person would have of it, and what is true of it. */
public record Sample(Ledger ledger, List<File> statements, List<File> invoices, Truths truths) {
    /** A file by its name; the content is not to be changed. */
    public record File(String name, byte[] content) {}

    public Sample {
        statements = List.copyOf(statements);
        invoices = List.copyOf(invoices);
    }
}
