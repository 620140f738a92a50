package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry. Numbers run without a gap within a journal and start at 1; 0 while it is not
 * posted. {@code recorded} is when it was written, {@code date} the day it belongs to; {@code
 * source} names where it came from, the same for the same thing imported twice.
 */
public record Entry(
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
        Status status,
        @Nullable String reverses,
        List<Line> lines) {
    /** How far it is; posted ones are never changed, only reversed by another. */
    public enum Status {
        DRAFT,
        PENDING_APPROVAL,
        POSTED,
        REVERSED,
        CANCELLED
    }

    /**
     * One line: debit is positive, credit negative, in {@code currency} and, as {@code base}, in
     * the company's. {@code item} is the invoice it opens or settles.
     */
    public record Line(
            String account,
            String currency,
            BigDecimal amount,
            BigDecimal base,
            @Nullable String party,
            @Nullable String item,
            @Nullable String taxCode) {}

    public Entry {
        lines = List.copyOf(lines);
    }

    /** The same with other lines. */
    public Entry with(List<Line> others) {
        return new Entry(
                id,
                journal,
                number,
                date,
                recorded,
                text,
                source,
                document,
                preparedBy,
                approvedBy,
                status,
                reverses,
                others);
    }

    /** Whether it counts in balances: a reversed one does, and so does what reversed it. */
    public boolean counts() {
        return status == Status.POSTED || status == Status.REVERSED;
    }
}
