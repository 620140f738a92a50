package dev.baton.finance.bank.match;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One line for entries of several days, several lines for one entry: taken when they are of one
 * party, come to the amount to the cent, no other combination does, and no other line could be any
 * part of it. Those that the text names go first.
 */
final class Combinations {
    private static final int AROUND = 7;
    private static final int RIVALS = 20;

    private final Pool pool;

    Combinations(Pool pool) {
        this.pool = pool;
    }

    void take() {
        pool.lines().forEach(this::manyEntries);
        pool.entries().forEach(this::manyLines);
    }

    private void manyEntries(Seen line) {
        if (!pool.has(line)) {
            return;
        }
        entries(line)
                .filter(set -> uncontested(line, set))
                .ifPresent(set ->
                        pool.take(
                                List.of(line),
                                set,
                                pool.named(line).isEmpty()
                                        ? "the only combination of one party"
                                        : "the only combination of the references named"));
    }

    private Optional<List<Candidate>> entries(Seen line) {
        var named = pool.named(line);
        if (line.parties().size() != 1 || pool.namesOther(line, named)) {
            return Optional.empty();
        }
        var possible = named.isEmpty() ? around(line) : named;
        return Subsets.of(possible, Candidate::amount, line.amount(), 2)
                .only()
                .filter(set -> set.stream().allMatch(entry -> Singles.near(line, entry)));
    }

    private List<Candidate> around(Seen line) {
        return pool.of(line, AROUND).stream().filter(entry -> entry.parties().size() == 1).toList();
    }

    /** No other line of the party comes to any of them, alone or with others. */
    private boolean uncontested(Seen line, List<Candidate> set) {
        var rivals = pool.ofParties(line, 2 * AROUND);
        var taken = new HashSet<>(set);
        return rivals.size() <= RIVALS
                && rivals.stream()
                        .filter(other -> !other.equals(line))
                        .allMatch(other -> {
                            var others =
                                    Subsets.of(around(other), Candidate::amount, other.amount(), 3);
                            return others.complete()
                                    && others.found().stream()
                                            .allMatch(each -> Collections.disjoint(each, taken));
                        });
    }

    private void manyLines(Candidate entry) {
        if (!pool.has(entry)
                || entry.parties().size() != 1
                || !pool.of(entry.amount()).equals(List.of(entry))) {
            return;
        }
        var lines =
                pool.linesOfParty(entry).stream()
                        .filter(line -> Singles.near(line, entry) && mayBe(line, entry))
                        .toList();
        Subsets.of(lines, Seen::amount, entry.amount(), 2)
                .only()
                .filter(set -> set.stream().allMatch(this::alone))
                .ifPresent(set ->
                        pool.take(
                                set,
                                List.of(entry),
                                "the only lines of one party that come to it"));
    }

    /** It names the entry, or nothing that the books know. */
    private boolean mayBe(Seen line, Candidate entry) {
        return line.parties().equals(entry.parties()) && !pool.contradicts(line, entry);
    }

    /** No other entries of the party come to the line. */
    private boolean alone(Seen line) {
        var others = Subsets.of(around(line), Candidate::amount, line.amount(), 1);
        return others.complete() && others.found().isEmpty();
    }
}
