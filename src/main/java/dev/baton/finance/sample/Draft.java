package dev.baton.finance.sample;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry before it has its number: numbers follow the order in which entries were written. */
final class Draft {
    final Journal journal;
    final LocalDate date;
    final Instant recorded;
    final String text;
    final String source;
    final @Nullable String document;
    final String preparedBy;
    final @Nullable String approvedBy;
    final List<Entry.Line> lines;
    private long number;

    Draft(
            Journal journal,
            LocalDate date,
            Instant recorded,
            String text,
            String source,
            @Nullable String document,
            String preparedBy,
            @Nullable String approvedBy,
            List<Entry.Line> lines) {
        this.journal = journal;
        this.date = date;
        this.recorded = recorded;
        this.text = text;
        this.source = source;
        this.document = document;
        this.preparedBy = preparedBy;
        this.approvedBy = approvedBy;
        this.lines = lines;
    }

    void number(long given) {
        number = given;
    }

    String id() {
        return journal.name() + "-" + number;
    }

    /** What it moves on an account, in the currency of its lines. */
    BigDecimal on(String account) {
        return lines.stream()
                .filter(line -> line.account().equals(account))
                .map(Entry.Line::amount)
                .reduce(Money.NONE, BigDecimal::add);
    }

    Entry entry() {
        return new Entry(
                id(),
                journal.name(),
                number,
                date,
                recorded,
                text,
                source,
                document,
                preparedBy,
                approvedBy,
                Entry.Status.POSTED,
                null,
                lines);
    }
}
