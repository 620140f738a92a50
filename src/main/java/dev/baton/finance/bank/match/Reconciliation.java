package dev.baton.finance.bank.match;

import static java.util.stream.Collectors.toMap;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Match;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bank account held against the books: the matches that are exact and the only possible ones, and
 * for every other line what it may be. Nothing is written.
 */
public record Reconciliation(
        BankAccount bank,
        List<Match> matches,
        List<Suggestion> suggestions,
        List<BankLine> unmatched,
        Position position) {
    private static final int SHOWN = 3;

    public Reconciliation {
        matches = List.copyOf(matches);
        suggestions = List.copyOf(suggestions);
        unmatched = List.copyOf(unmatched);
    }

    /** Of the lines that the books hold up to that day. */
    public static Reconciliation of(Books books, BankAccount bank, LocalDate day) {
        return of(books, bank, day, List.of(), null);
    }

    /**
     * The same with lines that are not stored yet, and with the bank's closing balance of that day
     * when a statement tells it.
     */
    public static Reconciliation of(
            Books books,
            BankAccount bank,
            LocalDate day,
            List<BankLine> more,
            @Nullable BigDecimal closing) {
        var lines = new ArrayList<>(lines(books, bank, day));
        lines.addAll(more);
        var last = books.company().asOf().isAfter(day) ? books.company().asOf() : day;
        var entries = Candidate.of(books, bank, items(books), last);
        var stored = books.matches();
        var pool = pool(books, lines, entries, stored);
        // What the first round takes leaves fewer for the second to be in doubt about.
        for (var round = 0; round < 2; round++) {
            new Singles(pool).take();
            new Groups(pool).take();
        }
        new Combinations(pool).take();
        var suggesting =
                new Suggesting(pool, new OpenItems(books, bank.currency(), last, pool), SHOWN);
        var all = new ArrayList<>(stored);
        all.addAll(pool.matches());
        return new Reconciliation(
                bank,
                pool.matches(),
                pool.lines().stream().flatMap(line -> suggesting.of(line).stream()).toList(),
                pool.lines().stream().map(Seen::line).toList(),
                new Positions(lines, entries, all).at(day, bank, closing));
    }

    private static List<BankLine> lines(Books books, BankAccount bank, LocalDate day) {
        return books.bankLines(books.company().firstDay(), day).stream()
                .filter(line -> line.bankAccount().equals(bank.id()))
                .toList();
    }

    private static Map<String, Item> items(Books books) {
        // Items of before the first day are open too: they came with the opening balance.
        return books
                .items(books.company().firstDay().minusYears(10), books.company().asOf())
                .stream()
                .collect(toMap(Item::id, Function.identity(), (one, _) -> one));
    }

    private static Pool pool(
            Books books, List<BankLine> lines, List<Candidate> entries, List<Match> stored) {
        var taken = new HashSet<String>();
        stored.forEach(match -> {
            taken.addAll(match.bankLines());
            taken.addAll(match.entries());
        });
        var names = new PartyNames(books.parties());
        var seen =
                lines.stream()
                        .filter(line -> !taken.contains(line.id()))
                        .map(line -> Seen.of(line, names))
                        .toList();
        var open =
                entries.stream()
                        .filter(entry -> entry.reversal() == null && !taken.contains(entry.entry()))
                        .toList();
        return new Pool(seen, open, references(entries));
    }

    private static Set<String> references(List<Candidate> entries) {
        var keys = new HashSet<String>();
        entries.forEach(entry -> keys.addAll(entry.keys()));
        return keys;
    }
}
