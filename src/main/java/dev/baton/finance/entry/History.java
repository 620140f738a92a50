package dev.baton.finance.entry;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How things were booked before: which account for which party, text, tax rate and item. */
final class History {
    /** Input tax that went with an account; the rate is a share of the net amount. */
    record Taxed(String account, @Nullable String code, BigDecimal rate) {}

    private static final Choice NONE = Choice.of(Map.of());

    private final Map<String, Choice> ofParty = new HashMap<>();
    private final Map<String, Choice> controlOfParty = new HashMap<>();
    private final Map<String, Choice> ofLine = new HashMap<>();
    private final Map<String, Taxed> taxOfLine = new HashMap<>();
    private final Map<String, String> controlOfItem = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<String> reversed = new HashSet<>();
    private final Chart chart;

    History(Books books, Chart chart) {
        this.chart = chart;
        var company = books.company();
        var entries = new HashMap<String, Entry>();
        var items =
                books.items(company.firstDay().minusYears(10), company.asOf()).stream()
                        .collect(Collectors.toMap(Item::id, Function.identity(), (one, _) -> one));
        for (var entry : books.entries(company.firstDay(), company.asOf())) {
            entries.put(entry.id(), entry);
            if (entry.status() == Entry.Status.REVERSED || entry.reverses() != null) {
                reversed.add(entry.source());
            } else {
                sources.add(entry.source());
            }
            learn(entry, items);
        }
        var lines =
                books.bankLines(company.firstDay(), company.asOf()).stream()
                        .collect(Collectors.toMap(BankLine::id, Function.identity()));
        for (var match : books.matches()) {
            learn(match, lines, entries);
        }
    }

    private void learn(Entry entry, Map<String, Item> items) {
        var opened = opened(entry, items);
        for (var line : entry.lines()) {
            if (line.item() != null) {
                // The first entry that names an item opens it.
                controlOfItem.putIfAbsent(line.item(), line.account());
            }
            if (line.amount().signum() != 0) {
                rates.computeIfAbsent(line.currency(), _ -> new TreeMap<>())
                        .put(
                                entry.date(),
                                line.base().divide(line.amount(), MathContext.DECIMAL64));
            }
            if (opened != null && chart.content(line.account())) {
                count(ofParty, opened, line.account());
            }
            if (opened != null && line.item() != null) {
                count(controlOfParty, opened, line.account());
            }
        }
    }

    /** Whose invoice it is; null when it is none. */
    private @Nullable String opened(Entry entry, Map<String, Item> items) {
        for (var line : entry.lines()) {
            var item = line.item() == null ? null : items.get(line.item());
            if (item != null && !controlOfItem.containsKey(item.id())) {
                return item.party();
            }
        }
        return null;
    }

    private void learn(Match match, Map<String, BankLine> lines, Map<String, Entry> entries) {
        var entry = match.entries().size() == 1 ? entries.get(match.entries().getFirst()) : null;
        // Payments of items and sums of many entries say nothing about a line like them.
        if (entry == null || entry.lines().stream().anyMatch(line -> line.item() != null)) {
            return;
        }
        for (var line : entry.lines()) {
            if (!chart.is(line.account(), Use.CASH) && !chart.is(line.account(), Use.INPUT_TAX)) {
                for (var bank : match.bankLines()) {
                    var told = lines.get(bank);
                    if (told != null) {
                        Marks.of(told).forEach(mark -> learn(mark, line, entry));
                    }
                }
            }
        }
    }

    private void learn(String mark, Entry.Line line, Entry entry) {
        count(ofLine, mark, line.account());
        entry.lines().stream()
                .filter(tax -> chart.is(tax.account(), Use.INPUT_TAX))
                .filter(_ -> line.amount().signum() != 0)
                .findFirst()
                .ifPresent(tax ->
                        taxOfLine.put(
                                mark + "|" + line.account(),
                                new Taxed(
                                        tax.account(),
                                        tax.taxCode(),
                                        tax.amount()
                                                .divide(line.amount(), MathContext.DECIMAL64)
                                                .setScale(3, RoundingMode.HALF_EVEN))));
    }

    private static void count(Map<String, Choice> counts, String key, String account) {
        counts.merge(key, NONE.plus(account), (known, _) -> known.plus(account));
    }

    /** What the party's invoices were booked on. */
    Choice ofParty(String party) {
        return ofParty.getOrDefault(party, NONE);
    }

    /** The account of receivables or payables of the party. */
    Optional<String> controlOfParty(String party) {
        return controlOfParty.getOrDefault(party, NONE).best();
    }

    /** The account on which an item is open. */
    Optional<String> controlOf(String item) {
        return Optional.ofNullable(controlOfItem.get(item));
    }

    /** What bank lines like this one were booked on; the closest likeness that is known decides. */
    Choice of(BankLine line) {
        return Marks.of(line).stream()
                .map(ofLine::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NONE);
    }

    /** The input tax that lines like this one had on that account when they were last booked. */
    Optional<Taxed> taxOf(BankLine line, String account) {
        return Marks.of(line).stream()
                .map(mark -> taxOfLine.get(mark + "|" + account))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether it was booked once and reversed: it may be booked again. */
    boolean reversed(String source) {
        return reversed.contains(source) && !sources.contains(source);
    }

    boolean knows(String source) {
        return sources.contains(source);
    }

    /** What one unit of a currency was worth on that day or last before it. */
    Optional<BigDecimal> rate(String currency, LocalDate day) {
        var known = rates.get(currency);
        var entry = known == null ? null : known.floorEntry(day);
        return entry == null ? Optional.empty() : Optional.of(entry.getValue());
    }
}
