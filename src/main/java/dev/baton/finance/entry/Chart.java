package dev.baton.finance.entry;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The company's accounts by code and by what they are for. */
final class Chart {
    private static final Set<Use> OF_OTHERS =
            Set.of(Use.CASH, Use.RECEIVABLE, Use.PAYABLE, Use.INPUT_TAX, Use.OUTPUT_TAX);

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Chart(List<Account> accounts) {
        accounts.forEach(account -> this.accounts.put(account.code(), account));
    }

    boolean knows(String code) {
        return accounts.containsKey(code);
    }

    boolean is(String code, Use use) {
        var account = accounts.get(code);
        return account != null && account.use() == use;
    }

    /** Whether it tells what something was spent or earned for, or what is held of it. */
    boolean content(String code) {
        var account = accounts.get(code);
        return account != null && !OF_OTHERS.contains(account.use());
    }

    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        accounts.values().forEach(account -> names.put(account.code(), account.name()));
        return names;
    }

    List<Account> of(Use use) {
        return accounts.values().stream().filter(account -> account.use() == use).toList();
    }

    /** The account of that use whose name has one of the words, else the only one of that use. */
    Optional<Account> named(Use use, List<String> words) {
        var all = of(use);
        return all.stream()
                .filter(account ->
                        words.stream().anyMatch(account.name().toLowerCase(Locale.ROOT)::contains))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }
}
