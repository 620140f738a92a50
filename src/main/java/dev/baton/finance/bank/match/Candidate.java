package dev.baton.finance.bank.match;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry with a line on the bank's account: what it moves there (positive comes in), whom it
 * names, the references it stands under, the words of its text. {@code reversal} is the entry that
 * was reversed, of that entry and of its mirror: neither is of money that moved. An {@code opening}
 * balance is what the account held when the books began: nothing at the bank tells of it.
 */
record Candidate(
        String entry,
        LocalDate date,
        BigDecimal amount,
        Set<String> parties,
        Set<String> keys,
        Set<String> numbers,
        Set<String> words,
        @Nullable String reversal,
        boolean opening) {

    /** Those of the books up to that day that move something on that account. */
    static List<Candidate> of(
            Books books, BankAccount bank, Map<String, Item> items, LocalDate last) {
        var company = books.company();
        var equity =
                books.accounts().stream()
                        .filter(account -> account.kind() == Kind.EQUITY)
                        .map(Account::code)
                        .collect(Collectors.toSet());
        var candidates = new ArrayList<Candidate>();
        for (var entry : books.entries(company.firstDay(), last)) {
            var amount = moved(entry, bank);
            if (amount.signum() != 0) {
                var opening =
                        entry.date().equals(company.firstDay())
                                && entry.lines().stream()
                                        .anyMatch(line -> equity.contains(line.account()));
                candidates.add(of(entry, amount, items, opening));
            }
        }
        return candidates;
    }

    /** What an entry moves on a bank's account, in the currency of the account. */
    static BigDecimal moved(Entry entry, BankAccount bank) {
        var sum = BigDecimal.ZERO;
        for (var line : entry.lines()) {
            if (line.account().equals(bank.account()) && line.currency().equals(bank.currency())) {
                sum = sum.add(line.amount());
            }
        }
        return sum;
    }

    private static Candidate of(
            Entry entry, BigDecimal amount, Map<String, Item> items, boolean opening) {
        var parties = new HashSet<String>();
        var references = new HashSet<String>();
        for (var line : entry.lines()) {
            if (line.party() != null) {
                parties.add(line.party());
            }
            var item = line.item() == null ? null : items.get(line.item());
            if (item != null) {
                references.add(item.number());
            }
        }
        if (entry.document() != null) {
            references.add(entry.document());
        }
        var keys = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var reference : references) {
            var key = Wording.key(reference);
            if (key.length() >= Wording.SHORTEST) {
                keys.add(key);
            }
            numbers.addAll(Wording.numbers(reference));
        }
        return new Candidate(
                entry.id(),
                entry.date(),
                amount,
                Set.copyOf(parties),
                Set.copyOf(keys),
                Set.copyOf(numbers),
                Wording.words(entry.text()),
                entry.status() == Entry.Status.REVERSED ? entry.id() : entry.reverses(),
                opening);
    }
}
