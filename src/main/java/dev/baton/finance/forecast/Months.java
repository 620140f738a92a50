package dev.baton.finance.forecast;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Kind;
import dev.baton.finance.book.Use;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Income and expense of the whole months until a day, by account; both are positive. */
final class Months {
    private final List<Account> accounts;
    private final List<YearMonth> months;
    private final Map<String, double[]> amounts = new HashMap<>();

    private Months(List<Account> accounts, List<YearMonth> months) {
        this.accounts = accounts;
        this.months = months;
    }

    static Months of(Books books, LocalDate asOf) {
        var months = whole(books.company().firstDay(), asOf);
        var read = new Months(books.accounts(), months);
        if (months.isEmpty()) {
            return read;
        }
        var income = new HashMap<String, Boolean>();
        read.accounts.forEach(account -> income.put(account.code(), account.kind() == Kind.INCOME));
        var from = months.getFirst().atDay(1);
        for (var each : books.turnovers(from, months.getLast().atEndOfMonth())) {
            var at =
                    (int)
                            months.getFirst()
                                    .until(each.month(), java.time.temporal.ChronoUnit.MONTHS);
            var debit = each.net().doubleValue();
            read.amounts.computeIfAbsent(each.account(), _ -> new double[months.size()])[at] +=
                    income.getOrDefault(each.account(), false) ? -debit : debit;
        }
        return read;
    }

    List<YearMonth> months() {
        return months;
    }

    /** The accounts for that use, in the order of the chart. */
    List<Account> accounts(Use use) {
        return accounts.stream().filter(account -> account.use() == use).toList();
    }

    double[] of(Account account) {
        return sum(each -> each.code().equals(account.code()));
    }

    double[] of(Use use) {
        return sum(account -> account.use() == use);
    }

    private double[] sum(Predicate<Account> which) {
        var sum = new double[months.size()];
        for (var account : accounts) {
            var own = amounts.get(account.code());
            if (own != null && which.test(account)) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += own[i];
                }
            }
        }
        return sum;
    }

    private static List<YearMonth> whole(LocalDate first, LocalDate last) {
        var months = new ArrayList<YearMonth>();
        var month = YearMonth.from(first);
        if (first.getDayOfMonth() > 1) {
            month = month.plusMonths(1);
        }
        while (!month.atEndOfMonth().isAfter(last)) {
            months.add(month);
            month = month.plusMonths(1);
        }
        return months;
    }
}
