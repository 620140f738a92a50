package dev.baton.finance.bank.match;

import dev.baton.finance.book.Match;
import dev.baton.json.Canonical;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is not matched yet, found by amount, reference, party and day, so that no line is held
 * against all entries. Whatever is taken is gone: nothing is matched twice.
 */
final class Pool {
    private final Map<String, Seen> lines = new LinkedHashMap<>();
    private final Map<String, Candidate> entries = new LinkedHashMap<>();
    private final Map<BigDecimal, List<Seen>> linesByAmount = new HashMap<>();
    private final Map<BigDecimal, List<Candidate>> byAmount = new HashMap<>();
    private final Map<String, List<Candidate>> byKey = new HashMap<>();
    private final Map<String, List<Seen>> linesByKey = new HashMap<>();
    private final Map<String, List<Candidate>> byParty = new HashMap<>();
    private final Map<String, List<Seen>> linesByParty = new HashMap<>();
    private final Map<Long, List<Candidate>> byDay = new HashMap<>();
    private final Map<List<Object>, List<Seen>> linesByText = new HashMap<>();
    private final Set<String> references;
    private final List<Match> matches = new ArrayList<>();

    /** {@code references} are all keys of the books, those of matched entries too. */
    Pool(Collection<Seen> open, Collection<Candidate> candidates, Set<String> references) {
        this.references = references;
        for (var entry : candidates) {
            entries.put(entry.entry(), entry);
            index(byAmount, key(entry.amount()), entry);
            index(byDay, entry.date().toEpochDay(), entry);
            entry.keys().forEach(key -> index(byKey, key, entry));
            entry.parties().forEach(party -> index(byParty, party, entry));
        }
        for (var line : open) {
            lines.put(line.id(), line);
            index(linesByAmount, key(line.amount()), line);
            index(linesByText, text(line), line);
            line.parties().forEach(party -> index(linesByParty, party, line));
            for (var key : line.keys()) {
                if (byKey.containsKey(key)) {
                    index(linesByKey, key, line);
                }
            }
        }
    }

    private static <K, V> void index(Map<K, List<V>> map, K key, V value) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    private static BigDecimal key(BigDecimal amount) {
        return amount.stripTrailingZeros();
    }

    List<Seen> lines() {
        return List.copyOf(lines.values());
    }

    List<Candidate> entries() {
        return List.copyOf(entries.values());
    }

    boolean has(Seen line) {
        return lines.containsKey(line.id());
    }

    boolean has(Candidate entry) {
        return entries.containsKey(entry.entry());
    }

    List<Candidate> of(BigDecimal amount) {
        return open(byAmount, key(amount));
    }

    List<Seen> linesOf(BigDecimal amount) {
        return linesByAmount.getOrDefault(key(amount), List.of()).stream()
                .filter(this::has)
                .toList();
    }

    /** Open lines of the same day and party with the same text, itself among them. */
    List<Seen> sameText(Seen line) {
        return linesByText.getOrDefault(text(line), List.of()).stream().filter(this::has).toList();
    }

    private static List<Object> text(Seen line) {
        return List.of(
                line.day(), line.parties(), line.line().remittance(), line.amount().signum());
    }

    /** Open lines whose text refers to that entry. */
    List<Seen> naming(Candidate entry) {
        return found(entry.keys(), key -> linesByKey.getOrDefault(key, List.of())).stream()
                .filter(this::has)
                .toList();
    }

    /** Open entries that the text of a line refers to. */
    List<Candidate> named(Seen line) {
        return found(line.keys(), key -> byKey.getOrDefault(key, List.of())).stream()
                .filter(this::has)
                .toList();
    }

    /** Open entries of a party whose day is at most so many days from the line's. */
    List<Candidate> of(Seen line, int within) {
        return found(line.parties(), party -> byParty.getOrDefault(party, List.of())).stream()
                .filter(entry -> has(entry) && Math.abs(lag(line, entry)) <= within)
                .toList();
    }

    /** Open lines of a party of that line whose days are at most so many apart. */
    List<Seen> ofParties(Seen line, int within) {
        return found(line.parties(), party -> linesByParty.getOrDefault(party, List.of())).stream()
                .filter(other ->
                        has(other)
                                && Math.abs(ChronoUnit.DAYS.between(line.day(), other.day()))
                                        <= within)
                .toList();
    }

    /** Open lines of a party of that entry. */
    List<Seen> linesOfParty(Candidate entry) {
        return found(entry.parties(), party -> linesByParty.getOrDefault(party, List.of())).stream()
                .filter(this::has)
                .toList();
    }

    /** Whether the text of a line refers to something in the books besides these entries. */
    boolean namesOther(Seen line, List<Candidate> entries) {
        return line.keys().stream()
                .filter(references::contains)
                .anyMatch(key -> entries.stream().noneMatch(entry -> entry.keys().contains(key)));
    }

    /** Open entries of that day, counted from 1970. */
    List<Candidate> on(long day) {
        return open(byDay, day);
    }

    /** Whether the text of a line refers to something in the books, and not to that entry. */
    boolean contradicts(Seen line, Candidate entry) {
        return Collections.disjoint(line.keys(), entry.keys())
                && line.keys().stream().anyMatch(references::contains);
    }

    /** Days from the entry to the line: negative when the bank was first. */
    static long lag(Seen line, Candidate entry) {
        return ChronoUnit.DAYS.between(entry.date(), line.day());
    }

    void take(List<Seen> taken, List<Candidate> with, String how) {
        var bank = taken.stream().map(Seen::id).sorted().toList();
        var books = with.stream().map(Candidate::entry).sorted().toList();
        bank.forEach(lines::remove);
        books.forEach(entries::remove);
        matches.add(new Match(id(bank, books), bank, books, how));
    }

    /** The same lines and entries have the same id whenever they are matched. */
    static String id(List<String> bankLines, List<String> entries) {
        return "m-" + Canonical.hash(List.of(bankLines, entries)).substring(0, 20);
    }

    List<Match> matches() {
        return List.copyOf(matches);
    }

    private <K> List<Candidate> open(Map<K, List<Candidate>> map, K key) {
        return map.getOrDefault(key, List.of()).stream().filter(this::has).toList();
    }

    private static <T> Set<T> found(Set<String> keys, Function<String, List<T>> by) {
        var found = new LinkedHashSet<T>();
        keys.forEach(key -> found.addAll(by.apply(key)));
        return found;
    }
}
