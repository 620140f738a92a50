package dev.baton.finance.statement;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ledgers of balanced entries that mean nothing: only double entry holds in them. */
public final class RandomBooks {
    public static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    public static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private RandomBooks() {}

    public static Company company(String industry) {
        return new Company("c1", "Some Ltd", industry, "EUR", FIRST, LAST);
    }

    /** One account for each use, called by its name in lower case; two for revenue. */
    public static List<Account> chart() {
        var chart = new ArrayList<Account>();
        Arrays.stream(Use.values())
                .map(use -> new Account(code(use), words(use), use))
                .forEach(chart::add);
        chart.add(new Account("revenue-2", "Revenue, services", Use.REVENUE));
        return chart;
    }

    public static String code(Use use) {
        return use.name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Ledger of(long seed, int entries) {
        var random = new Random(seed);
        var chart = chart();
        var made = new ArrayList<Entry>();
        var days = FIRST.datesUntil(LAST.plusDays(1)).count();
        for (int i = 0; i < entries; i++) {
            var day = FIRST.plusDays(random.nextLong(days));
            var lines = new ArrayList<Entry.Line>();
            var rest = BigDecimal.ZERO;
            for (int line = random.nextInt(3); line >= 0; line--) {
                var amount = BigDecimal.valueOf(random.nextInt(-99_999, 100_000), 2);
                rest = rest.subtract(amount);
                lines.add(line(chart.get(random.nextInt(chart.size())).code(), amount));
            }
            lines.add(line(chart.get(random.nextInt(chart.size())).code(), rest));
            made.add(entry(i + 1, day, lines));
        }
        return ledger(company("manufacturing"), made);
    }

    public static Ledger ledger(Company company, List<Entry> entries) {
        return new Ledger(
                company, chart(), List.of(), List.of(), List.of(), List.of(), entries, List.of(),
                List.of(), List.of());
    }

    public static Entry entry(int number, LocalDate day, List<Entry.Line> lines) {
        return new Entry(
                "e" + number,
                "general",
                number,
                day,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                "entry " + number,
                "test:" + number,
                null,
                "somebody",
                null,
                Entry.Status.POSTED,
                null,
                lines);
    }

    /** An entry of two lines. */
    public static Entry entry(int number, LocalDate day, Use debit, Use credit, String amount) {
        var value = new BigDecimal(amount);
        return entry(
                number, day, List.of(line(code(debit), value), line(code(credit), value.negate())));
    }

    public static Entry.Line line(String account, BigDecimal amount) {
        return new Entry.Line(account, "EUR", amount, amount, null, null, null);
    }

    private static String words(Use use) {
        var name = use.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
