package dev.baton.finance.bank.match;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Books of a company that sells on invoice, and which bank lines are of which entries. */
public final class Traded {
    public static final BankAccount BANK =
            new BankAccount("b1", "1200", "DE89370400440532013000", "EUR", "Bank");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    public final Map<String, List<String>> truth = new TreeMap<>();
    private final List<Party> parties = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<BankLine> lines = new ArrayList<>();
    private final Random random;
    private int days = 365;

    private Traded(long seed) {
        random = new Random(seed);
    }

    /**
     * Payments of invoices: alone, several at once, in two lines, less a fee, without reference.
     */
    public static Traded of(long seed, int payments) {
        var made = new Traded(seed);
        made.days = Math.max(60, Math.min(700, payments / 4));
        for (var i = 0; i < Math.max(5, payments / 40); i++) {
            made.party(i);
        }
        for (var i = 0; i < payments; i++) {
            made.payment(i);
        }
        return made;
    }

    private void party(int i) {
        parties.add(
                new Party(
                        "C-%04d".formatted(i),
                        Party.Role.CUSTOMER,
                        "Kunde%s & Söhne GmbH".formatted(Integer.toString(i * 7919 + 100, 36)),
                        "DE",
                        null,
                        random.nextBoolean() ? "DE%020d".formatted(1000 + i) : null,
                        30,
                        FIRST));
    }

    private void payment(int i) {
        var party = parties.get(random.nextInt(parties.size()));
        var day = FIRST.plusDays(random.nextInt(days));
        var booked = day.plusDays(random.nextInt(3));
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                var one = receipt(i + "a", party, day, amount());
                var other = receipt(i + "b", party, day, amount());
                line(
                        i,
                        party,
                        booked,
                        one.amount().add(other.amount()),
                        one.number() + ", " + other.number(),
                        one.entry(),
                        other.entry());
            }
            case 2 -> {
                var one = receipt("" + i, party, day, amount());
                var half = one.amount().divide(new BigDecimal(2), 0, java.math.RoundingMode.DOWN);
                line(i, party, booked, half, one.number(), one.entry());
                line(
                        i + 1_000_000,
                        party,
                        booked,
                        one.amount().subtract(half),
                        one.number(),
                        one.entry());
            }
            case 3 -> {
                var one = receipt("" + i, party, day, amount());
                var fee = BigDecimal.valueOf(500 + random.nextInt(1500), 2);
                var charged =
                        entry("F" + i, day, fee.negate(), "Fee taken off", null, party.id(), null);
                line(
                        i,
                        party,
                        booked,
                        one.amount().subtract(fee),
                        one.number(),
                        one.entry(),
                        charged);
            }
            case 4 -> line(i, null, booked, amount().negate(), "SOMETHING ELSE");
            case 5 -> receipt("" + i, party, day, amount());
            case 6, 7, 8 -> {
                var one = receipt("" + i, party, day, amount());
                line(
                        i,
                        party,
                        booked,
                        one.amount(),
                        random.nextBoolean() ? "thank you" : one.number().replace("-", ""),
                        one.entry());
            }
            default -> {
                var one = receipt("" + i, party, day, amount());
                line(i, party, booked, one.amount(), "Rechnung " + one.number(), one.entry());
            }
        }
    }

    private record Receipt(String entry, String number, BigDecimal amount) {}

    private BigDecimal amount() {
        // Few distinct amounts, so that many are equal.
        return random.nextInt(3) == 0
                ? BigDecimal.valueOf(100L * (1 + random.nextInt(40))).setScale(2)
                : BigDecimal.valueOf(1_000 + random.nextInt(900_000), 2);
    }

    private Receipt receipt(String id, Party party, LocalDate day, BigDecimal amount) {
        var number =
                "RE-2025-%s"
                        .formatted(
                                ("00000" + (items.size() + 1))
                                        .substring(("" + (items.size() + 1)).length()));
        items.add(
                new Item(
                        "I" + id,
                        Item.Side.RECEIVABLE,
                        party.id(),
                        number,
                        day.minusDays(30),
                        day,
                        "EUR",
                        amount,
                        BigDecimal.ZERO,
                        amount,
                        number));
        entry("S" + id, day.minusDays(30), null, "Invoice", "I" + id, party.id(), amount);
        return new Receipt(
                entry("E" + id, day, amount, "Receipt", "I" + id, party.id(), amount.negate()),
                number,
                amount);
    }

    private String entry(
            String id,
            LocalDate day,
            @Nullable BigDecimal bank,
            String text,
            @Nullable String item,
            String party,
            @Nullable BigDecimal owed) {
        var lines = new ArrayList<Entry.Line>();
        if (bank != null) {
            lines.add(new Entry.Line("1200", "EUR", bank, bank, null, null, null));
        }
        var other = owed == null ? java.util.Objects.requireNonNull(bank).negate() : owed;
        lines.add(
                new Entry.Line(
                        item == null ? "6800" : "1400", "EUR", other, other, party, item, null));
        if (bank == null) {
            lines.add(
                    new Entry.Line(
                            "4400", "EUR", other.negate(), other.negate(), party, null, null));
        }
        entries.add(
                new Entry(
                        id,
                        "J",
                        entries.size() + 1L,
                        day,
                        day.atStartOfDay().toInstant(ZoneOffset.UTC),
                        text,
                        "s" + id,
                        null,
                        "p",
                        "q",
                        Entry.Status.POSTED,
                        null,
                        lines));
        return id;
    }

    private void line(
            int i,
            @Nullable Party party,
            LocalDate booked,
            BigDecimal amount,
            String text,
            String... of) {
        var id = "L%07d".formatted(i);
        truth.put(id, List.of(of).stream().sorted().toList());
        lines.add(
                new BankLine(
                        id,
                        "b1",
                        booked,
                        booked,
                        "EUR",
                        amount,
                        text,
                        party == null
                                ? null
                                : party.name()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace("Ö", "OE"),
                        party == null ? null : party.iban(),
                        null));
    }

    public Ledger ledger() {
        return new Ledger(
                new Company(
                        "c", "C", "trade", "EUR", FIRST.minusDays(60), FIRST.plusDays(days + 40L)),
                List.of(
                        new Account("1200", "Bank", Use.CASH),
                        new Account("1400", "Receivables", Use.RECEIVABLE),
                        new Account("4400", "Revenue", Use.REVENUE),
                        new Account("6800", "Bank charges", Use.OTHER_EXPENSE)),
                parties,
                List.of(),
                List.of(),
                items,
                entries,
                List.of(BANK),
                lines,
                List.of());
    }
}
