package dev.baton.finance.risk;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sums over accounts by what they are for, and parts of a whole. */
final class Money {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Books books;
    private final Map<String, Use> uses;

    Money(Books books) {
        this.books = books;
        uses = books.accounts().stream().collect(Collectors.toMap(Account::code, Account::use));
    }

    /** Debit less credit of all accounts of these uses at the end of that day. */
    BigDecimal balance(LocalDate day, Set<Use> of) {
        return books.balances(day).entrySet().stream()
                .filter(each -> of.contains(uses.get(each.getKey())))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Debit less credit of what was booked on accounts of these uses within the days. */
    BigDecimal turnover(LocalDate from, LocalDate to, Set<Use> of) {
        return books.turnovers(from, to).stream()
                .filter(each -> of.contains(uses.get(each.account())))
                .map(each -> each.net())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What went out of the accounts with cash within the days. */
    BigDecimal paidOut(LocalDate from, LocalDate to) {
        return books.turnovers(from, to).stream()
                .filter(each -> uses.get(each.account()) == Use.CASH)
                .map(each -> each.credit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In percent with one place; 0 of nothing. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }
}
