package dev.baton.finance.sync;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Use;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A company's books as CSV files (docs/books.md says how they look). All faults are told at once;
 * files that do not come to their control totals are refused.
 */
final class LedgerFiles {
    static final Set<String> NAMES =
            Set.of(
                    "company.csv",
                    "accounts.csv",
                    "parties.csv",
                    "items.csv",
                    "journal.csv",
                    "bank_accounts.csv",
                    "bank_lines.csv",
                    "obligations.csv",
                    "totals.csv");

    private final Map<String, String> files;
    private final List<String> faults = new ArrayList<>();

    private LedgerFiles(Map<String, String> files) {
        this.files = files;
    }

    /** {@code known} is the company when the files do not say which it is. */
    static Ledger read(Map<String, String> files, @Nullable Company known) {
        return new LedgerFiles(files).read(known);
    }

    private Ledger read(@Nullable Company known) {
        files.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> faults.add("%s is not a file of the books.".formatted(name)));
        var company = company(known);
        refuse("These files cannot be read.");
        var ledger =
                new Ledger(
                        company,
                        rows("accounts.csv", LedgerFiles::account),
                        rows("parties.csv", row -> party(row, company)),
                        List.of(),
                        rows("obligations.csv", LedgerFiles::obligation),
                        rows("items.csv", LedgerFiles::item),
                        entries(company),
                        rows("bank_accounts.csv", LedgerFiles::bankAccount),
                        rows("bank_lines.csv", LedgerFiles::bankLine),
                        List.of());
        refuse("These files cannot be read.");
        faults.addAll(ControlTotals.faults(ledger, table("totals.csv")));
        refuse("The files do not come to their control totals, so nothing was taken over.");
        return ledger;
    }

    private void refuse(String text) {
        if (!faults.isEmpty()) {
            throw new ProblemException(new Problem(Cause.BAD_REQUEST, text, faults));
        }
    }

    private Table table(String name) {
        return Table.read(name, files.getOrDefault(name, ""), faults);
    }

    private <T> List<T> rows(String name, Function<Table.Row, T> read) {
        return files.containsKey(name) ? table(name).rows(read) : List.of();
    }

    private Company company(@Nullable Company known) {
        var told =
                rows(
                        "company.csv",
                        row ->
                                new Company(
                                        row.text("id"),
                                        row.text("name"),
                                        row.text("industry", ""),
                                        row.text("currency"),
                                        row.day("first_day"),
                                        row.day("as_of")));
        if (told.size() == 1) {
            return told.getFirst();
        }
        if (known != null && told.isEmpty()) {
            return known;
        }
        faults.add("company.csv must have one line that says whose books these are.");
        refuse("These files cannot be read.");
        throw new IllegalStateException("unreachable");
    }

    private static Account account(Table.Row row) {
        return new Account(row.text("code"), row.text("name"), row.word(Use.class, "use"));
    }

    private static Party party(Table.Row row, Company company) {
        var since = row.maybeDay("since");
        return new Party(
                row.text("id"),
                row.word(Party.Role.class, "role"),
                row.text("name"),
                row.text("country", ""),
                row.maybe("tax_id"),
                row.maybe("iban"),
                row.whole("terms", 30),
                since == null ? company.firstDay() : since);
    }

    private static Obligation obligation(Table.Row row) {
        return new Obligation(
                row.text("id"),
                row.word(Obligation.Kind.class, "kind"),
                row.text("name"),
                row.money("amount"),
                row.day("first"),
                row.whole("months", 1),
                row.maybeDay("last"));
    }

    private static Item item(Table.Row row) {
        var gross = row.money("gross");
        var tax = row.maybeMoney("tax");
        var net = row.maybeMoney("net");
        var date = row.day("date");
        var due = row.maybeDay("due");
        return new Item(
                row.text("id"),
                row.word(Item.Side.class, "side"),
                row.text("party"),
                row.text("number"),
                date,
                due == null ? date.plusDays(30) : due,
                row.text("currency"),
                net == null ? gross.subtract(tax == null ? BigDecimal.ZERO : tax) : net,
                tax == null ? BigDecimal.ZERO.setScale(2) : tax,
                gross,
                row.maybe("document"));
    }

    private static BankAccount bankAccount(Table.Row row) {
        return new BankAccount(
                row.text("id"),
                row.text("account"),
                row.text("iban"),
                row.text("currency"),
                row.text("bank", ""));
    }

    private static BankLine bankLine(Table.Row row) {
        var value = row.maybeDay("value");
        return new BankLine(
                row.text("id"),
                row.text("bank_account"),
                row.day("booked"),
                value == null ? row.day("booked") : value,
                row.text("currency"),
                row.money("amount"),
                row.text("remittance", ""),
                row.maybe("counterparty"),
                row.maybe("counterparty_iban"),
                row.maybe("end_to_end_id"));
    }

    private List<Entry> entries(Company company) {
        var lines = rows("journal.csv", row -> JournalLine.read(row, company));
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                JournalLine::entry, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(LedgerFiles::entry)
                .toList();
    }

    private static Entry entry(List<JournalLine> lines) {
        var head = lines.getFirst();
        return new Entry(
                head.entry(),
                head.journal(),
                head.number(),
                head.date(),
                head.recorded(),
                head.text(),
                "csv:" + head.entry(),
                head.document(),
                head.preparedBy(),
                null,
                Entry.Status.POSTED,
                null,
                lines.stream().map(JournalLine::line).toList());
    }

    /** A line of journal.csv: what it says of its entry comes from the entry's first line. */
    private record JournalLine(
            String entry,
            String journal,
            int number,
            java.time.LocalDate date,
            Instant recorded,
            String text,
            @Nullable String document,
            String preparedBy,
            Entry.Line line) {
        static JournalLine read(Table.Row row, Company company) {
            var date = row.day("date");
            return new JournalLine(
                    row.text("entry"),
                    row.text("journal", "general"),
                    row.whole("number", 0),
                    date,
                    row.instant("recorded", date.atStartOfDay().toInstant(ZoneOffset.UTC)),
                    row.text("text", ""),
                    row.maybe("document"),
                    row.text("prepared_by", "import"),
                    line(row, company));
        }

        private static Entry.Line line(Table.Row row, Company company) {
            var currency = row.text("currency", company.currency());
            var amount = amount(row);
            var base = row.maybeMoney("base");
            if (base == null && !currency.equals(company.currency())) {
                throw new Table.Unfit("base is missing: what it is in " + company.currency());
            }
            return new Entry.Line(
                    row.text("account"),
                    currency,
                    amount,
                    base == null ? amount : base,
                    row.maybe("party"),
                    row.maybe("item"),
                    row.maybe("tax_code"));
        }

        private static BigDecimal amount(Table.Row row) {
            var amount = row.maybeMoney("amount");
            if (amount != null) {
                return amount;
            }
            var debit = row.maybeMoney("debit");
            var credit = row.maybeMoney("credit");
            if (debit == null && credit == null) {
                throw new Table.Unfit("amount is missing, or debit and credit are");
            }
            return (debit == null ? BigDecimal.ZERO : debit)
                    .subtract(credit == null ? BigDecimal.ZERO : credit)
                    .setScale(2);
        }
    }
}
