package dev.baton.finance.entry;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Kind;
import dev.baton.finance.invoice.Invoice;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An account of expense whose name says what an invoice's lines say. */
final class Wordings {
    private Wordings() {}

    static Optional<Account> account(Accountant at, Invoice invoice) {
        var said = new HashSet<String>();
        invoice.lines().forEach(line -> said.addAll(words(line.description())));
        Account best = null;
        var most = 0L;
        for (var account : at.books.accounts()) {
            var shared = words(account.name()).stream().filter(said::contains).count();
            if (account.kind() == Kind.EXPENSE && shared > most) {
                best = account;
                most = shared;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() > 3) {
                words.add(word);
            }
        }
        return words;
    }
}
