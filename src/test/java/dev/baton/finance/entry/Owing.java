package dev.baton.finance.entry;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small books with invoices that are open, and bank lines that no entry tells of. */
final class Owing {
    static final BankAccount BANK = new BankAccount("b", "1200", "DE1", "EUR", "Bank");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private final List<Party> parties = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();

    Owing customer(String id, String name) {
        parties.add(new Party(id, Party.Role.CUSTOMER, name, "DE", null, "IBAN-" + id, 30, FIRST));
        return this;
    }

    /** An invoice with 19 % tax, open from then on. */
    Owing invoice(String number, String customer, LocalDate date, String gross) {
        var sum = new BigDecimal(gross);
        var net = sum.divide(new BigDecimal("1.19"), 2, RoundingMode.HALF_EVEN);
        var tax = sum.subtract(net);
        items.add(
                new Item(
                        number,
                        Item.Side.RECEIVABLE,
                        customer,
                        number,
                        date,
                        date.plusDays(30),
                        "EUR",
                        net,
                        tax,
                        sum,
                        null));
        return entry(
                date,
                line("1400", gross, customer, number),
                line("4400", net.negate().toPlainString(), null, null),
                line("3806", tax.negate().toPlainString(), null, null));
    }

    Owing entry(LocalDate date, Entry.Line... booked) {
        var number = entries.size() + 1;
        entries.add(
                new Entry(
                        "E" + number,
                        "J",
                        number,
                        date,
                        date.atStartOfDay().toInstant(ZoneOffset.UTC),
                        "text",
                        "s" + number,
                        null,
                        "p",
                        null,
                        Entry.Status.POSTED,
                        null,
                        List.of(booked)));
        return this;
    }

    static Entry.Line line(
            String account, String amount, @Nullable String party, @Nullable String item) {
        var value = new BigDecimal(amount);
        return new Entry.Line(account, "EUR", value, value, party, item, null);
    }

    Owing bank(LocalDate day, String amount, String party, String text) {
        lines.add(
                new BankLine(
                        "L" + lines.size(),
                        "b",
                        day,
                        day,
                        "EUR",
                        new BigDecimal(amount),
                        text,
                        null,
                        "IBAN-" + party,
                        null));
        return this;
    }

    /** The last line of the bank and the last entry are of the same money. */
    Owing matched() {
        matches.add(
                new Match(
                        "M" + matches.size(),
                        List.of(lines.getLast().id()),
                        List.of(entries.getLast().id()),
                        "rule"));
        return this;
    }

    Owing owes(Obligation obligation) {
        obligations.add(obligation);
        return this;
    }

    Ledger ledger() {
        return new Ledger(
                new Company("c", "C", "trade", "EUR", FIRST, LAST),
                List.of(
                        new Account("1200", "Bank", Use.CASH),
                        new Account("1400", "Receivables", Use.RECEIVABLE),
                        new Account("3806", "Sales tax", Use.OUTPUT_TAX),
                        new Account("3170", "Bank loan", Use.LOAN),
                        new Account("7310", "Interest on loans", Use.INTEREST),
                        new Account("4736", "Discounts granted", Use.REVENUE),
                        new Account("4400", "Revenue", Use.REVENUE)),
                parties,
                List.of(),
                obligations,
                items,
                entries,
                List.of(BANK),
                lines,
                matches);
    }

    /** What is drafted, or asked, of the line of that number. */
    Drafts drafted(int line) {
        var books = ledger();
        var made = Reconciliation.of(books, BANK, LAST);
        var at = new Accountant(books, Set.of(), Instant.EPOCH, "accounting_agent");
        return new LineEntries(at, made, List.of()).of(lines.get(line));
    }
}
