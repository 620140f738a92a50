package dev.baton.finance.book;

import java.util.List;

/**
 * Bank lines and the entries (their lines on the bank's account) that tell of the same money, by
 * their ids. {@code how} names the rule or the person.
 */
public record Match(String id, List<String> bankLines, List<String> entries, String how) {
    public Match {
        bankLines = List.copyOf(bankLines);
        entries = List.copyOf(entries);
    }
}
