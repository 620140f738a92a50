package dev.baton.finance.book;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The books of one company, all of them in memory: what is imported, generated or tested. */
public record Ledger(
        Company company,
        List<Account> accounts,
        List<Party> parties,
        List<Party.Change> partyChanges,
        List<Obligation> obligations,
        List<Item> items,
        List<Entry> entries,
        List<BankAccount> bankAccounts,
        List<BankLine> bankLines,
        List<Match> matches)
        implements Books {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::date)
                    .thenComparing(Entry::journal)
                    .thenComparing(Entry::number);

    public Ledger {
        accounts = List.copyOf(accounts);
        parties = List.copyOf(parties);
        partyChanges = List.copyOf(partyChanges);
        obligations = List.copyOf(obligations);
        items = List.copyOf(items);
        entries = entries.stream().sorted(ORDER).toList();
        bankAccounts = List.copyOf(bankAccounts);
        bankLines = bankLines.stream().sorted(Comparator.comparing(BankLine::booked)).toList();
        matches = List.copyOf(matches);
    }

    @Override
    public List<Turnover> turnovers(LocalDate from, LocalDate to) {
        var sums = new TreeMap<String, TreeMap<YearMonth, Turnover>>();
        for (var entry : entries(from, to)) {
            var month = YearMonth.from(entry.date());
            for (var line : entry.lines()) {
                var debit = line.base().max(ZERO);
                var credit = line.base().min(ZERO).negate();
                sums.computeIfAbsent(line.account(), _ -> new TreeMap<>())
                        .merge(
                                month,
                                new Turnover(line.account(), month, debit, credit),
                                (one, other) ->
                                        new Turnover(
                                                one.account(),
                                                month,
                                                one.debit().add(other.debit()),
                                                one.credit().add(other.credit())));
            }
        }
        return sums.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    @Override
    public Map<String, BigDecimal> balances(LocalDate to) {
        var balances = new LinkedHashMap<String, BigDecimal>();
        accounts.forEach(account -> balances.put(account.code(), ZERO));
        lines(to).forEach(line -> balances.merge(line.account(), line.base(), BigDecimal::add));
        return balances;
    }

    @Override
    public List<Item> items(LocalDate from, LocalDate to) {
        return items.stream().filter(item -> within(item.date(), from, to)).toList();
    }

    @Override
    public List<Item.Open> open(Item.Side side, LocalDate asOf) {
        var amounts = new HashMap<String, BigDecimal>();
        var bases = new HashMap<String, BigDecimal>();
        lines(asOf)
                .filter(line -> line.item() != null)
                .forEach(line -> {
                    var item = Objects.requireNonNull(line.item());
                    amounts.merge(item, line.amount(), BigDecimal::add);
                    bases.merge(item, line.base(), BigDecimal::add);
                });
        return items.stream()
                .filter(item -> item.side() == side)
                .filter(item -> amounts.getOrDefault(item.id(), ZERO).signum() != 0)
                .map(item ->
                        new Item.Open(
                                item,
                                owed(side, amounts.getOrDefault(item.id(), ZERO)),
                                owed(side, bases.getOrDefault(item.id(), ZERO))))
                .toList();
    }

    @Override
    public List<Item.Settlement> settlements(Item.Side side, LocalDate from, LocalDate to) {
        var known =
                items.stream()
                        .filter(item -> item.side() == side)
                        .collect(toMap(Item::id, Function.identity()));
        var settlements = new ArrayList<Item.Settlement>();
        for (var entry : entries(from, to)) {
            for (var line : entry.lines()) {
                var item = line.item() == null ? null : known.get(line.item());
                if (item != null && owed(side, line.amount()).signum() != item.gross().signum()) {
                    settlements.add(
                            new Item.Settlement(
                                    item, entry.id(), entry.date(), line.amount().abs()));
                }
            }
        }
        return settlements;
    }

    @Override
    public List<Entry> entries(LocalDate from, LocalDate to) {
        return entries.stream()
                .filter(entry -> entry.counts() && within(entry.date(), from, to))
                .toList();
    }

    @Override
    public List<BankLine> bankLines(LocalDate from, LocalDate to) {
        return bankLines.stream().filter(line -> within(line.booked(), from, to)).toList();
    }

    /** All entries whatever their state, by journal. */
    public Map<String, List<Entry>> journals() {
        return entries.stream().collect(groupingBy(Entry::journal));
    }

    private Stream<Entry.Line> lines(LocalDate to) {
        return entries(company.firstDay(), to).stream().flatMap(entry -> entry.lines().stream());
    }

    private static BigDecimal owed(Item.Side side, BigDecimal debit) {
        return side == Item.Side.RECEIVABLE ? debit : debit.negate();
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
