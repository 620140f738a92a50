package dev.baton.finance.risk;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small books, written by hand for one case. */
final class Small {
    static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private final List<Party> parties = new ArrayList<>();
    private final List<Party.Change> changes = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();

    Small party(
            Party.Role role,
            String id,
            @Nullable String taxId,
            @Nullable String iban,
            LocalDate since) {
        parties.add(new Party(id, role, "Name of " + id, "DE", taxId, iban, 30, since));
        return this;
    }

    Small vendor(String id) {
        return party(Party.Role.VENDOR, id, "DE123456789", "DE00" + id, LocalDate.of(2020, 1, 1));
    }

    Small customer(String id) {
        return party(Party.Role.CUSTOMER, id, "DE123456789", null, LocalDate.of(2020, 1, 1));
    }

    Small change(String party, String before, String after, LocalDate day) {
        changes.add(new Party.Change(party, "iban", before, after, day, "clerk"));
        return this;
    }

    /** A vendor's bill and the entry that books it. */
    Small bill(String id, String vendor, String number, LocalDate date, String gross) {
        item(Item.Side.PAYABLE, id, vendor, number, date, gross);
        return entry("PU", date, date, line("6000", gross, null), line("3300", "-" + gross, id));
    }

    Small invoice(String id, String customer, String number, LocalDate date, String gross) {
        item(Item.Side.RECEIVABLE, id, customer, number, date, gross);
        return entry("SA", date, date, line("1200", gross, id), line("4400", "-" + gross, null));
    }

    /** Pays a bill: an entry, and a line of the bank that is matched with it. */
    Small pay(String item, LocalDate day, String amount) {
        entry("BK", day, day, line("3300", amount, item), line("1800", "-" + amount, null));
        var entry = entries.getLast();
        bank(day, "-" + amount, "Somebody", null, "for " + item);
        matches.add(
                new Match(
                        "M" + matches.size(),
                        List.of(lines.getLast().id()),
                        List.of(entry.id()),
                        "rule"));
        return this;
    }

    /** A customer pays. */
    Small collect(String item, LocalDate day, String amount) {
        return entry(
                "BK", day, day, line("1800", amount, null), line("1200", negated(amount), item));
    }

    /** Something to be paid once, on that day. */
    Small owes(String id, LocalDate day, String amount) {
        obligations.add(
                new Obligation(
                        id, Obligation.Kind.OTHER, "Owed", new BigDecimal(amount), day, 1, day));
        return this;
    }

    Small bank(LocalDate day, String amount, String who, @Nullable String iban, String text) {
        lines.add(
                new BankLine(
                        "L" + lines.size(),
                        "main",
                        day,
                        day,
                        "EUR",
                        new BigDecimal(amount),
                        text,
                        who,
                        iban,
                        null));
        return this;
    }

    /** An entry on the bank's account and on another one. */
    Small moved(LocalDate day, String amount) {
        return entry(
                "BK", day, day, line("1800", amount, null), line("6000", negated(amount), null));
    }

    Small entry(String journal, LocalDate date, LocalDate written, Entry.Line... booked) {
        long number = entries.stream().filter(each -> each.journal().equals(journal)).count() + 1;
        return numbered(journal, number, date, written, booked);
    }

    Small numbered(
            String journal, long number, LocalDate date, LocalDate written, Entry.Line... booked) {
        entries.add(
                new Entry(
                        journal + "-" + number,
                        journal,
                        number,
                        date,
                        written.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                        "text",
                        "source",
                        null,
                        "clerk",
                        null,
                        Entry.Status.POSTED,
                        null,
                        List.of(booked)));
        return this;
    }

    static Entry.Line line(String account, String amount, @Nullable String item) {
        var value = new BigDecimal(amount);
        return new Entry.Line(account, "EUR", value, value, null, item, null);
    }

    Ledger ledger() {
        return new Ledger(
                new Company("small", "Small Ltd", "manufacturing", "EUR", FIRST, LAST),
                List.of(
                        new Account("1200", "Receivables", Use.RECEIVABLE),
                        new Account("1800", "Bank", Use.CASH),
                        new Account("3300", "Payables", Use.PAYABLE),
                        new Account("3500", "Loan", Use.LOAN),
                        new Account("2000", "Capital", Use.CAPITAL),
                        new Account("4400", "Sales", Use.REVENUE),
                        new Account("6000", "Materials", Use.COST_OF_SALES),
                        new Account("7300", "Interest", Use.INTEREST)),
                parties,
                changes,
                obligations,
                items,
                entries,
                List.of(new BankAccount("main", "1800", "DE02", "EUR", "Bank")),
                lines,
                matches);
    }

    /** What is found of one rule. */
    List<Alert> found(Rule rule) {
        return found(rule, Settings.DEFAULT);
    }

    List<Alert> found(Rule rule, Settings settings) {
        return Alerts.of(ledger(), FIRST, LAST, settings).stream()
                .filter(alert -> alert.rule() == rule)
                .toList();
    }

    private void item(
            Item.Side side, String id, String party, String number, LocalDate date, String gross) {
        var sum = new BigDecimal(gross);
        items.add(
                new Item(
                        id,
                        side,
                        party,
                        number,
                        date,
                        date.plusDays(30),
                        "EUR",
                        sum,
                        BigDecimal.ZERO.setScale(2),
                        sum,
                        null));
    }

    private static String negated(String amount) {
        return new BigDecimal(amount).negate().toPlainString();
    }
}
