package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Balances of all accounts at any day, from one reading of the turnovers; only days within a month
 * are asked of the books. Not to be shared between threads.
 */
final class History {
    private final Books books;
    private final LocalDate to;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final TreeMap<YearMonth, Map<String, BigDecimal>> ends = new TreeMap<>();
    private final Map<LocalDate, Map<String, BigDecimal>> asked = new HashMap<>();

    /** What was booked until that day. */
    History(Books books, LocalDate to) {
        this.books = books;
        this.to = to;
        books.accounts().forEach(account -> accounts.put(account.code(), account));
        var first = books.company().firstDay();
        var months = new TreeMap<YearMonth, Map<String, BigDecimal>>();
        if (!to.isBefore(first)) {
            books.turnovers(first, to)
                    .forEach(each ->
                            months.computeIfAbsent(each.month(), _ -> new HashMap<>())
                                    .merge(each.account(), each.net(), BigDecimal::add));
        }
        var balances = new HashMap<String, BigDecimal>();
        months.forEach((month, moved) -> {
            moved.forEach((account, net) -> balances.merge(account, net, BigDecimal::add));
            ends.put(month, Map.copyOf(balances));
        });
    }

    Books books() {
        return books;
    }

    /** Debit less credit of each account at the end of that day. */
    Map<String, BigDecimal> balances(LocalDate day) {
        var month = YearMonth.from(day);
        if (day.isBefore(books.company().firstDay())) {
            return Map.of();
        }
        if (day.equals(month.atEndOfMonth()) || !day.isBefore(to)) {
            var last = ends.floorEntry(month);
            return last == null ? Map.of() : last.getValue();
        }
        return asked.computeIfAbsent(day, books::balances);
    }

    /** What was booked within the days, debit less credit, by account. */
    Map<String, BigDecimal> moved(Period period) {
        var before = balances(period.from().minusDays(1));
        var moved = new HashMap<String, BigDecimal>();
        balances(period.to())
                .forEach((account, balance) ->
                        moved.put(account, balance.subtract(before.getOrDefault(account, ZERO))));
        return moved;
    }

    /** The codes of the accounts for these uses, in the order of the chart. */
    List<String> codes(Use... uses) {
        var wanted = Arrays.asList(uses);
        return accounts.values().stream()
                .filter(account -> wanted.contains(account.use()))
                .map(Account::code)
                .toList();
    }

    /** The codes of the accounts of income and expense. */
    List<String> results() {
        return accounts.values().stream()
                .filter(account -> !account.kind().carried())
                .map(Account::code)
                .toList();
    }

    Account account(String code) {
        var account = accounts.get(code);
        if (account == null) {
            throw new IllegalStateException("account %s is not in the chart".formatted(code));
        }
        return account;
    }

    static BigDecimal sum(Map<String, BigDecimal> amounts, List<String> codes) {
        return codes.stream()
                .map(code -> amounts.getOrDefault(code, ZERO))
                .reduce(ZERO, BigDecimal::add);
    }
}
