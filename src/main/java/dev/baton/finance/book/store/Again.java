package dev.baton.finance.book.store;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Match;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that comes again after it was rolled back. Entries that were taken back stay in the
 * books with their mirrors; when they come again they have ids of their own and the next numbers.
 */
record Again(Set<String> voided) {
    Ledger of(Ledger ledger) {
        return new Ledger(
                ledger.company(),
                ledger.accounts(),
                ledger.parties(),
                ledger.partyChanges(),
                ledger.obligations(),
                ledger.items(),
                ledger.entries().stream().map(this::entry).toList(),
                ledger.bankAccounts(),
                ledger.bankLines(),
                ledger.matches().stream().map(this::match).toList());
    }

    private String named(String id) {
        var name = id;
        for (int time = 2; voided.contains(name); time++) {
            name = id + "~" + time;
        }
        return name;
    }

    private @Nullable String mirrored(@Nullable String reverses) {
        return reverses == null ? null : named(reverses);
    }

    private Entry entry(Entry entry) {
        if (!voided.contains(entry.id())) {
            return entry;
        }
        return new Entry(
                named(entry.id()),
                entry.journal(),
                0,
                entry.date(),
                entry.recorded(),
                entry.text(),
                entry.source(),
                entry.document(),
                entry.preparedBy(),
                entry.approvedBy(),
                entry.status(),
                mirrored(entry.reverses()),
                entry.lines());
    }

    private Match match(Match match) {
        var entries = match.entries().stream().map(this::named).toList();
        return entries.equals(match.entries())
                ? match
                : new Match(
                        match.id()
                                + entries.getFirst().substring(match.entries().getFirst().length()),
                        match.bankLines(),
                        entries,
                        match.how());
    }
}
