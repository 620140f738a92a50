package dev.baton.finance.entry;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Party;
import dev.baton.json.Canonical;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known when entries of a company are drafted: its chart, how it booked before, its own
 * rules, which periods are closed, who drafts and when.
 */
final class Accountant {
    final Books books;
    final Chart chart;
    final History history;
    final TaxCodes taxes;
    final Map<String, Party> parties;
    private final Set<YearMonth> closed;
    private final Instant now;
    private final String name;

    Accountant(Books books, Set<YearMonth> closed, Instant now, String name) {
        this.books = books;
        this.chart = new Chart(books.accounts());
        this.history = new History(books, chart);
        this.taxes = new TaxCodes(books, chart);
        this.parties =
                books.parties().stream()
                        .collect(Collectors.toMap(Party::id, Function.identity(), (one, _) -> one));
        this.closed = Set.copyOf(closed);
        this.now = now;
        this.name = name;
    }

    /** What something is known by; booked anew after a reversal it is something else. */
    String key(String source) {
        return books.company().id()
                + "|"
                + source
                + (history.reversed(source) ? "|again at " + now : "");
    }

    /** A draft; its id follows from its source, so the same thing is drafted once. */
    Entry entry(
            String journal,
            LocalDate date,
            String text,
            String source,
            @Nullable String document,
            List<Entry.Line> lines) {
        return new Entry(
                "d-" + Canonical.sha256(key(source)).substring(0, 20),
                journal,
                0,
                date,
                now,
                text,
                source,
                document,
                name,
                null,
                Entry.Status.DRAFT,
                null,
                lines);
    }

    /** The draft when nothing is wrong with it; else what is wrong, for a person. */
    Drafts checked(Draft draft) {
        if (history.knows(draft.entry().source())) {
            return Drafts.none(draft.subject(), "It is booked already.");
        }
        var faults = Checks.faults(draft.entry(), books.company(), chart, closed);
        return faults.isEmpty()
                ? Drafts.of(draft)
                : Drafts.none(
                        draft.subject(),
                        "The entry was not drafted: " + String.join("; ", faults) + ".");
    }

    /** The journal that entries of this kind went to before; a usual name when there were none. */
    String journal(Function<Entry, Boolean> kind, String usual) {
        var company = books.company();
        return books.entries(company.asOf().minusMonths(6), company.asOf()).stream()
                .filter(kind::apply)
                .collect(Collectors.groupingBy(Entry::journal, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(usual);
    }
}
