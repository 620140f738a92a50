package dev.baton.api.finance.book;

import dev.baton.finance.book.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry on the wire: money is text with two places. */
record EntryView(
        String id,
        String journal,
        long number,
        LocalDate date,
        Instant recorded,
        String text,
        String source,
        @Nullable String document,
        String preparedBy,
        @Nullable String approvedBy,
        Entry.Status status,
        @Nullable String reverses,
        List<LineView> lines) {
    /** A line of it; debit is positive. */
    record LineView(
            String account,
            String currency,
            String amount,
            String base,
            @Nullable String party,
            @Nullable String item,
            @Nullable String taxCode) {}

    static EntryView of(Entry entry) {
        return new EntryView(
                entry.id(),
                entry.journal(),
                entry.number(),
                entry.date(),
                entry.recorded(),
                entry.text(),
                entry.source(),
                entry.document(),
                entry.preparedBy(),
                entry.approvedBy(),
                entry.status(),
                entry.reverses(),
                entry.lines().stream().map(EntryView::line).toList());
    }

    private static LineView line(Entry.Line line) {
        return new LineView(
                line.account(),
                line.currency(),
                line.amount().setScale(2).toPlainString(),
                line.base().setScale(2).toPlainString(),
                line.party(),
                line.item(),
                line.taxCode());
    }
}
