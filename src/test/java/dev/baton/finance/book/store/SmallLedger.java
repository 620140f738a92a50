package dev.baton.finance.book.store;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Books of random sales and payments, in euros and dollars, from a seed. */
final class SmallLedger {
    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();

    private SmallLedger(long seed) {
        random = new Random(seed);
    }

    static Ledger of(String company, long seed, int sales) {
        var made = new SmallLedger(seed);
        for (int i = 1; i <= sales; i++) {
            made.sale(i);
        }
        return new Ledger(
                new Company(company, "Small & Co", "manufacturing", "EUR", FIRST, LAST),
                List.of(
                        new Account("1200", "Bank", Use.CASH),
                        new Account("1400", "Receivables", Use.RECEIVABLE),
                        new Account("1776", "Output tax", Use.OUTPUT_TAX),
                        new Account("8400", "Revenue", Use.REVENUE),
                        new Account("2660", "Exchange differences", Use.EXCHANGE_DIFFERENCE),
                        new Account("9000", "Never used", Use.OTHER_EXPENSE)),
                List.of(
                        new Party("C1", Party.Role.CUSTOMER, "First", "DE", "DE1", null, 30, FIRST),
                        new Party("C2", Party.Role.CUSTOMER, "Second", "US", null, "X", 14, FIRST)),
                List.of(new Party.Change("C2", "iban", null, "X", FIRST.plusDays(3), "ann")),
                List.of(
                        new Obligation(
                                "rent", Obligation.Kind.RENT, "Rent", money(1000), FIRST, 1, null)),
                made.items,
                made.entries,
                List.of(new BankAccount("B1", "1200", "DE02120300000000202051", "EUR", "DKB")),
                made.lines,
                made.matches);
    }

    private void sale(int i) {
        var day = FIRST.plusDays(random.nextInt(330));
        var currency = i % 5 == 0 ? "USD" : "EUR";
        var gross = new BigDecimal(random.nextInt(1000, 900_000)).movePointLeft(2);
        var tax = gross.multiply(new BigDecimal("0.16")).setScale(2, java.math.RoundingMode.DOWN);
        var base = currency.equals("EUR") ? gross : euro(gross, "0.9");
        var baseTax = currency.equals("EUR") ? tax : euro(tax, "0.9");
        var party = i % 2 == 0 ? "C2" : "C1";
        var item = "I" + i;
        items.add(
                new Item(
                        item,
                        Item.Side.RECEIVABLE,
                        party,
                        "RE-" + i,
                        day,
                        day.plusDays(30),
                        currency,
                        gross.subtract(tax),
                        tax,
                        gross,
                        null));
        book(
                "S" + i,
                "sales",
                day,
                line("1400", currency, gross, base, party, item),
                line(
                        "8400",
                        currency,
                        gross.subtract(tax).negate(),
                        base.subtract(baseTax).negate(),
                        null,
                        null),
                line("1776", currency, tax.negate(), baseTax.negate(), null, null));
        if (random.nextInt(4) > 0) {
            payment(i, day.plusDays(random.nextInt(60)), entries.getLast());
        }
    }

    private void payment(int i, LocalDate day, Entry sale) {
        var owed = sale.lines().getFirst();
        var part = i % 7 == 0 ? half(owed.amount()) : owed.amount();
        var cleared = i % 7 == 0 ? half(owed.base()) : owed.base();
        var received = owed.currency().equals("EUR") ? cleared : euro(part, "0.93");
        book(
                "P" + i,
                "bank",
                day,
                line("1200", owed.currency(), part, received, null, null),
                line(
                        "1400",
                        owed.currency(),
                        part.negate(),
                        cleared.negate(),
                        owed.party(),
                        owed.item()),
                line("2660", owed.currency(), money(0), cleared.subtract(received), null, null));
        if (!day.isAfter(LAST)) {
            lines.add(
                    new BankLine(
                            "L" + i,
                            "B1",
                            day,
                            day,
                            owed.currency(),
                            part,
                            "RE-" + i,
                            "x",
                            null,
                            null));
            matches.add(new Match("M" + i, List.of("L" + i), List.of("P" + i), "exact"));
        }
    }

    private void book(String id, String journal, LocalDate day, Entry.Line... lines) {
        long number = entries.stream().filter(e -> e.journal().equals(journal)).count() + 1;
        entries.add(
                new Entry(
                        id,
                        journal,
                        number,
                        day,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "text of " + id,
                        "test:" + id,
                        null,
                        "ann",
                        "ben",
                        Entry.Status.POSTED,
                        null,
                        List.of(lines)));
    }

    static Entry.Line line(
            String account,
            String currency,
            BigDecimal amount,
            BigDecimal base,
            @Nullable String party,
            @Nullable String item) {
        return new Entry.Line(account, currency, amount, base, party, item, null);
    }

    static BigDecimal money(long euros) {
        return new BigDecimal(euros).setScale(2);
    }

    private static BigDecimal euro(BigDecimal amount, String rate) {
        return amount.multiply(new BigDecimal(rate)).setScale(2, java.math.RoundingMode.HALF_UP);
    }

    private static BigDecimal half(BigDecimal amount) {
        return amount.divide(new BigDecimal(2), 2, java.math.RoundingMode.DOWN);
    }
}
