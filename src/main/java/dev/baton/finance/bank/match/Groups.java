package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * One line for many entries, many lines for one: taken when those that belong together by reference
 * or by party and day come to the amount exactly. What is put together only to reach an amount is
 * never taken, it is suggested.
 */
final class Groups {
    private static final int LAG = 3;
    private static final int MOST = 200;

    private final Pool pool;

    Groups(Pool pool) {
        this.pool = pool;
    }

    void take() {
        pool.lines().forEach(this::named);
        pool.entries().forEach(this::inParts);
        pool.lines().forEach(this::ofParty);
        pool.lines().forEach(this::halves);
        pool.lines().forEach(this::restOfDay);
    }

    /** All entries that the line names. */
    private void named(Seen line) {
        var entries = pool.named(line);
        if (pool.has(line) && several(entries) && comesTo(entries, line.amount())) {
            pool.take(List.of(line), entries, "sum of the references named");
        }
    }

    /** All lines that name the entry. */
    private void inParts(Candidate entry) {
        var lines = pool.naming(entry);
        if (pool.has(entry)
                && lines.size() >= 2
                && lines.size() <= MOST
                && lines.stream().allMatch(line -> pool.named(line).size() == 1)
                && total(lines).compareTo(entry.amount()) == 0) {
            pool.take(lines, List.of(entry), "lines with one reference come to its amount");
        }
    }

    /** All entries of the party on one day, fees taken off among them. */
    private void ofParty(Seen line) {
        if (!pool.has(line)) {
            return;
        }
        var days = new LinkedHashMap<Long, List<Candidate>>();
        for (var entry : pool.of(line, LAG)) {
            days.computeIfAbsent(entry.date().toEpochDay(), _ -> new ArrayList<>()).add(entry);
        }
        var fitting =
                days.values().stream()
                        .filter(day -> several(day) && comesTo(day, line.amount()))
                        .limit(2)
                        .toList();
        if (fitting.size() == 1 && alone(line)) {
            pool.take(List.of(line), fitting.getFirst(), "all of a party on one day");
        }
    }

    /** Lines of one day with the same text come to one entry that they name, or of their party. */
    private void halves(Seen line) {
        if (!pool.has(line)) {
            return;
        }
        var same = pool.sameText(line);
        if (same.size() < 2 || same.size() > MOST) {
            return;
        }
        var fitting =
                pool.of(total(same)).stream()
                        .filter(entry -> Singles.near(line, entry))
                        .filter(entry ->
                                !Collections.disjoint(entry.parties(), line.parties())
                                        || !Collections.disjoint(entry.keys(), line.keys()))
                        .filter(entry -> !pool.contradicts(line, entry))
                        .limit(2)
                        .toList();
        if (fitting.size() == 1) {
            pool.take(same, fitting, "lines of one day with one text come to its amount");
        }
    }

    /** All entries of a day that no other line explains by its amount. */
    private void restOfDay(Seen line) {
        if (!pool.has(line) || !pool.named(line).isEmpty()) {
            return;
        }
        for (var lag = 0; lag <= LAG; lag++) {
            var rest =
                    pool.on(line.day().toEpochDay() - lag).stream()
                            .filter(entry -> pool.linesOf(entry.amount()).isEmpty())
                            .toList();
            if (several(rest) && comesTo(rest, line.amount()) && alone(line)) {
                pool.take(List.of(line), rest, "all that is left of one day");
                return;
            }
        }
    }

    /** No entry has that amount by itself, and no other line within some days. */
    private boolean alone(Seen line) {
        return pool.of(line.amount()).stream().noneMatch(entry -> Singles.near(line, entry))
                && pool.linesOf(line.amount()).stream()
                        .noneMatch(other ->
                                !other.equals(line)
                                        && Objects.equals(other.parties(), line.parties())
                                        && Math.abs(
                                                        other.day().toEpochDay()
                                                                - line.day().toEpochDay())
                                                <= LAG);
    }

    private static boolean several(List<Candidate> entries) {
        return entries.size() >= 2 && entries.size() <= MOST;
    }

    private static boolean comesTo(List<Candidate> entries, BigDecimal amount) {
        return sum(entries).compareTo(amount) == 0;
    }

    static BigDecimal sum(List<Candidate> entries) {
        return entries.stream().map(Candidate::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal total(List<Seen> lines) {
        return lines.stream().map(Seen::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
