package dev.baton.finance.book.store;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Turnover;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of one company as they stand in the database; sums are made there. */
final class StoredBooks implements Books {
    private final Store store;
    private final Company company;

    StoredBooks(Store store, Company company) {
        this.store = store;
        this.company = company;
    }

    @Override
    public Company company() {
        return company;
    }

    @Override
    public List<Account> accounts() {
        return store.list(
                "select * from books.account where company = ? order by code",
                Rows::account,
                company.id());
    }

    @Override
    public List<Party> parties() {
        return store.list(
                "select * from books.party where company = ? order by id",
                Rows::party,
                company.id());
    }

    @Override
    public List<Party.Change> partyChanges() {
        return store.list(
                "select * from books.party_change where company = ? order by day, number",
                Rows::change,
                company.id());
    }

    @Override
    public List<Obligation> obligations() {
        return store.list(
                "select * from books.obligation where company = ? and not void order by id",
                Rows::obligation,
                company.id());
    }

    @Override
    public List<Turnover> turnovers(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return List.of();
        }
        var months = Months.of(from, to);
        return store.list(
                Sums.TURNOVERS,
                row ->
                        new Turnover(
                                row.getString("account"),
                                YearMonth.from(Store.day(row, "month")),
                                row.getBigDecimal("debit"),
                                row.getBigDecimal("credit")),
                company.id(),
                months.first(),
                months.last(),
                company.id(),
                from,
                months.headEnd(),
                company.id(),
                months.tailStart(),
                to);
    }

    @Override
    public Map<String, BigDecimal> balances(LocalDate to) {
        var balances = new LinkedHashMap<String, BigDecimal>();
        store.each(
                Sums.BALANCES,
                row -> balances.put(row.getString("code"), row.getBigDecimal("balance")),
                company.id(),
                to,
                company.id(),
                to,
                to,
                company.id());
        return balances;
    }

    @Override
    public List<Item> items(LocalDate from, LocalDate to) {
        return store.list(
                """
                select * from books.item where company = ? and date between ? and ? and not void
                order by date, id
                """,
                Rows::item,
                company.id(),
                from,
                to);
    }

    @Override
    public List<Item.Open> open(Item.Side side, LocalDate asOf) {
        var sign = side == Item.Side.RECEIVABLE ? 1 : -1;
        return store.list(
                Sums.OPEN,
                row ->
                        new Item.Open(
                                Rows.item(row),
                                signed(row.getBigDecimal("open_amount"), sign),
                                signed(row.getBigDecimal("open_base"), sign)),
                company.id(),
                asOf,
                company.id(),
                word(side));
    }

    @Override
    public List<Item.Settlement> settlements(Item.Side side, LocalDate from, LocalDate to) {
        return store.list(
                Sums.SETTLEMENTS,
                row ->
                        new Item.Settlement(
                                Rows.item(row),
                                row.getString("entry"),
                                Store.day(row, "day"),
                                row.getBigDecimal("settled")),
                company.id(),
                from,
                to,
                word(side),
                side == Item.Side.RECEIVABLE ? 1 : -1);
    }

    @Override
    public List<Entry> entries(LocalDate from, LocalDate to) {
        var entries = new ArrayList<Entry>();
        var lines = new ArrayList<Entry.Line>();
        var last = new @Nullable String[1];
        store.each(
                EntrySql.BETWEEN,
                row -> {
                    if (!row.getString("id").equals(last[0])) {
                        finish(entries, lines);
                        last[0] = row.getString("id");
                        entries.add(Rows.entry(row, List.of()));
                    }
                    lines.add(Rows.line(row));
                },
                company.id(),
                from,
                to);
        finish(entries, lines);
        return entries;
    }

    private static void finish(List<Entry> entries, List<Entry.Line> lines) {
        if (!entries.isEmpty()) {
            entries.add(entries.removeLast().with(lines));
            lines.clear();
        }
    }

    @Override
    public List<BankAccount> bankAccounts() {
        return store.list(
                "select * from books.bank_account where company = ? order by id",
                Rows::bankAccount,
                company.id());
    }

    @Override
    public List<BankLine> bankLines(LocalDate from, LocalDate to) {
        return store.list(
                """
                select * from books.bank_line
                where company = ? and booked between ? and ? and not void order by booked, id
                """,
                Rows::bankLine,
                company.id(),
                from,
                to);
    }

    @Override
    public List<Match> matches() {
        return store.list(
                """
                select * from books.match where company = ? and undone_at is null order by sequence
                """,
                Rows::match,
                company.id());
    }

    private static BigDecimal signed(BigDecimal amount, int sign) {
        return sign < 0 ? amount.negate() : amount;
    }

    private static String word(Item.Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    /** The whole months within days, and what is cut off before and after them. */
    record Months(LocalDate first, LocalDate last, LocalDate headEnd, LocalDate tailStart) {
        static Months of(LocalDate from, LocalDate to) {
            var first =
                    from.getDayOfMonth() == 1
                            ? YearMonth.from(from)
                            : YearMonth.from(from).plusMonths(1);
            var last =
                    to.equals(YearMonth.from(to).atEndOfMonth())
                            ? YearMonth.from(to)
                            : YearMonth.from(to).minusMonths(1);
            if (last.isBefore(first)) {
                // No whole month: all of it is read line by line.
                return new Months(first.atDay(1), last.atDay(1), to, to.plusDays(1));
            }
            return new Months(
                    first.atDay(1),
                    last.atDay(1),
                    first.atDay(1).minusDays(1),
                    last.plusMonths(1).atDay(1));
        }
    }
}
