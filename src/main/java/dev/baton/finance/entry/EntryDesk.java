package dev.baton.finance.entry;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.step.Reconciling;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Periods;
import dev.baton.finance.book.store.Posting;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Drafts entries on the stored books and hands them to be posted or approved. */
@ApplicationScoped
class EntryDesk {
    private final Reconciling bank;
    private final Posting posting;
    private final Periods periods;
    private final Clock clock;

    EntryDesk(Reconciling bank, Posting posting, Periods periods, Clock clock) {
        this.bank = bank;
        this.posting = posting;
        this.periods = periods;
        this.clock = clock;
    }

    /** A draft and what became of it: its id in the books and its state. */
    record Handed(Draft draft, String id, Entry.Status status) {}

    Accountant accountant(Books books, String name) {
        var closed =
                periods.list(books.company().id()).stream()
                        .filter(Periods.Period::closed)
                        .map(Periods.Period::month)
                        .collect(Collectors.toSet());
        return new Accountant(books, closed, clock.instant(), name);
    }

    Drafts invoices(Accountant at, List<GivenInvoice> given) {
        var entries = new InvoiceEntries(at);
        var all = new Drafts(List.of(), List.of());
        var sources = new HashSet<String>();
        for (var each : given) {
            var made = entries.of(each);
            var twice =
                    made.drafts().stream().anyMatch(draft -> !sources.add(draft.entry().source()));
            all =
                    all.and(
                            twice
                                    ? Drafts.none(
                                            made.drafts().getFirst().subject(),
                                            "It was given twice.")
                                    : made);
        }
        return all;
    }

    Drafts lines(Accountant at, List<BankAccount> banks, LocalDate day, List<LineRule> rules) {
        var all = new Drafts(List.of(), List.of());
        for (var each : banks) {
            var made = Reconciliation.of(at.books, each, day);
            var matched =
                    made.matches().stream()
                            .flatMap(match -> match.bankLines().stream())
                            .collect(Collectors.toSet());
            var entries = new LineEntries(at, made, rules);
            for (var line : made.unmatched()) {
                if (!matched.contains(line.id())) {
                    all = all.and(entries.of(line));
                }
            }
        }
        return all;
    }

    /**
     * Keeps the draft and has it posted, or approved first where the policy of the books demands
     * it; a bank line is matched with its entry as soon as that is posted. Throws a problem of
     * cause conflict when the same was drafted before with other content and waits still.
     */
    Handed hand(Accountant at, Draft draft, Actor actor) {
        var source = draft.entry().source();
        var anew = source + " of " + actor.run() + " " + actor.step();
        // What was booked and reversed, or cancelled, is drafted anew under a key of this step.
        var key = at.history.reversed(source) ? anew : source;
        var id = draft(at, key, draft, actor);
        try {
            return submitted(at, draft, id, actor);
        } catch (ProblemException e) {
            if (e.problem().cause() != Cause.CONFLICT || key.equals(anew)) {
                throw e;
            }
            return submitted(at, draft, draft(at, anew, draft, actor), actor);
        }
    }

    private String draft(Accountant at, String key, Draft draft, Actor actor) {
        var entry = draft.entry();
        return posting.draft(
                at.books.company().id(),
                key,
                new dev.baton.finance.book.store.Draft(
                        entry.journal(),
                        entry.date(),
                        entry.text(),
                        entry.source(),
                        entry.document(),
                        BigDecimal.valueOf(draft.confidence()),
                        draft.judgement().flags(),
                        items(draft),
                        entry.lines()),
                actor);
    }

    private static List<Item> items(Draft draft) {
        var item = draft.item();
        return item == null ? List.of() : List.of(item);
    }

    private Handed submitted(Accountant at, Draft draft, String id, Actor actor) {
        var status = posting.submit(at.books.company().id(), id, actor);
        var subject = draft.subject();
        if (subject.startsWith(LineEntries.SUBJECT) && status == Entry.Status.POSTED) {
            var line = subject.substring(LineEntries.SUBJECT.length());
            bank.match(at.books, List.of(line), List.of(id), actor);
        }
        return new Handed(draft, id, status);
    }
}
