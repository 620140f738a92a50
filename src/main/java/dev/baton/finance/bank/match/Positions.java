package dev.baton.finance.bank.match;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.bank.match.Position.Origin;
import dev.baton.finance.bank.match.Position.Sum;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Match;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Draws up the reconciliation statement. */
final class Positions {
    private final Map<String, BankLine> lines = new HashMap<>();
    private final Map<String, Candidate> entries = new HashMap<>();
    private final Collection<BankLine> allLines;
    private final Collection<Candidate> allEntries;
    private final Collection<Match> matches;

    Positions(
            Collection<BankLine> lines, Collection<Candidate> entries, Collection<Match> matches) {
        allLines = lines;
        allEntries = entries;
        this.matches = matches;
        lines.forEach(line -> this.lines.put(line.id(), line));
        entries.forEach(entry -> this.entries.put(entry.entry(), entry));
    }

    /** {@code closing} is the bank's own word for its balance on that day, when there is one. */
    Position at(LocalDate day, BankAccount bank, @Nullable BigDecimal closing) {
        var matched = new HashSet<String>();
        var within = ZERO;
        var apart = new java.util.ArrayList<String>();
        for (var match : matches) {
            if (!concerns(match)) {
                continue;
            }
            var more = more(match, day);
            within = within.add(more);
            if (more.signum() != 0) {
                apart.add(match.id());
            }
            matched.addAll(match.bankLines());
            matched.addAll(match.entries());
        }
        var first = allLines.stream().map(BankLine::booked).min(LocalDate::compareTo).orElse(day);
        var cancelled = cancelled(day);
        // What the books held when the bank's first line came is where the bank's lines begin.
        Predicate<Candidate> opening =
                entry ->
                        !matched.contains(entry.entry())
                                && (entry.opening() || entry.date().isBefore(first))
                                && !cancelled.contains(entry.reversal());
        var perBank =
                closing == null ? sum(entriesWhere(opening, day)).add(turnover(day)) : closing;
        var open =
                entriesWhere(
                        entry ->
                                !matched.contains(entry.entry())
                                        && !opening.test(entry)
                                        && !cancelled.contains(entry.reversal()),
                        day);
        var notInBooks =
                allLines.stream()
                        .filter(line -> !line.booked().isAfter(day) && !matched.contains(line.id()))
                        .toList();
        return new Position(
                day,
                bank.currency(),
                perBank,
                closing == null ? Origin.LINES : Origin.STATEMENT,
                part(open, 1),
                part(open, -1),
                new Sum(
                        notInBooks.stream().map(BankLine::amount).reduce(ZERO, BigDecimal::add),
                        notInBooks.stream().map(BankLine::id).toList()),
                new Sum(within, apart),
                sum(entriesWhere(_ -> true, day)));
    }

    /** Entries that were reversed by that day: they and their mirrors come to nothing. */
    private Set<String> cancelled(LocalDate day) {
        var sums = new HashMap<String, BigDecimal>();
        for (var entry : allEntries) {
            if (entry.reversal() != null && !entry.date().isAfter(day)) {
                sums.merge(entry.reversal(), entry.amount(), BigDecimal::add);
            }
        }
        sums.values().removeIf(sum -> sum.signum() != 0);
        return sums.keySet();
    }

    private boolean concerns(Match match) {
        return match.bankLines().stream().anyMatch(lines::containsKey);
    }

    /** What the lines of a match have more than its entries, as far as they are of that day. */
    private BigDecimal more(Match match, LocalDate day) {
        var bank =
                match.bankLines().stream()
                        .map(lines::get)
                        .filter(line -> line != null && !line.booked().isAfter(day))
                        .map(BankLine::amount)
                        .reduce(ZERO, BigDecimal::add);
        var books =
                match.entries().stream()
                        .map(entries::get)
                        .filter(entry -> entry != null && !entry.date().isAfter(day))
                        .map(Candidate::amount)
                        .reduce(ZERO, BigDecimal::add);
        return bank.subtract(books);
    }

    private BigDecimal turnover(LocalDate day) {
        return allLines.stream()
                .filter(line -> !line.booked().isAfter(day))
                .map(BankLine::amount)
                .reduce(ZERO, BigDecimal::add);
    }

    private List<Candidate> entriesWhere(Predicate<Candidate> fit, LocalDate day) {
        return allEntries.stream()
                .filter(entry -> !entry.date().isAfter(day) && fit.test(entry))
                .toList();
    }

    private static Sum part(List<Candidate> entries, int sign) {
        var part = entries.stream().filter(entry -> entry.amount().signum() == sign).toList();
        return new Sum(sum(part), part.stream().map(Candidate::entry).toList());
    }

    private static BigDecimal sum(List<Candidate> entries) {
        return entries.stream().map(Candidate::amount).reduce(ZERO, BigDecimal::add);
    }
}
