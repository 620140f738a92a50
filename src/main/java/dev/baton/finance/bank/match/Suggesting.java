package dev.baton.finance.bank.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is proposed to a person for a line that was not matched: the most likely first. */
final class Suggesting {
    private static final int WINDOW = 45;
    private static final int GROUPED = 10;
    private static final int MOST = 400;

    private final Pool pool;
    private final OpenItems items;
    private final int shown;

    Suggesting(Pool pool, OpenItems items, int shown) {
        this.pool = pool;
        this.items = items;
        this.shown = shown;
    }

    List<Suggestion> of(Seen line) {
        var all = new ArrayList<Suggestion>();
        for (var entry : candidates(line)) {
            if (entry.amount().signum() == line.amount().signum()) {
                all.add(Likeness.of(line, entry, pool.contradicts(line, entry)));
            }
        }
        all.addAll(groups(line));
        parts(line).forEach(all::add);
        all.addAll(items.of(line));
        var seen = new HashSet<List<List<String>>>();
        return all.stream()
                .filter(each -> each.confidence() >= 0.15)
                .sorted(Comparator.comparingDouble(Suggestion::confidence).reversed())
                .filter(each -> seen.add(List.of(each.bankLines(), each.entries(), each.items())))
                .limit(shown)
                .toList();
    }

    private List<Candidate> candidates(Seen line) {
        var entries = new LinkedHashSet<Candidate>();
        entries.addAll(pool.named(line));
        for (var entry : pool.of(line.amount())) {
            if (Math.abs(Pool.lag(line, entry)) <= WINDOW) {
                entries.add(entry);
            }
        }
        entries.addAll(pool.of(line, WINDOW));
        return entries.stream().limit(MOST).toList();
    }

    /** Entries of the party, or of one day, that come to the amount together. */
    private List<Suggestion> groups(Seen line) {
        var all = new ArrayList<Suggestion>();
        var ofParty = pool.of(line, GROUPED);
        for (var set : entries(ofParty, line, 3)) {
            all.add(group(line, set, 0.75, "entries of the party come to its amount"));
        }
        var named = pool.named(line);
        if (named.size() > 1) {
            for (var set : entries(named, line, 2)) {
                all.add(group(line, set, 0.85, "entries that it names come to its amount"));
            }
        }
        if (line.parties().isEmpty() || ofParty.isEmpty()) {
            for (var lag = 0; lag <= 3; lag++) {
                all.addAll(ofDay(line, lag));
            }
        }
        return all;
    }

    private static List<List<Candidate>> entries(List<Candidate> all, Seen line, int wanted) {
        return Subsets.of(all, Candidate::amount, line.amount(), wanted + 1).several().stream()
                .limit(wanted)
                .toList();
    }

    private List<Suggestion> ofDay(Seen line, int lag) {
        var day = pool.on(line.day().toEpochDay() - lag);
        var left = day.stream().filter(entry -> pool.linesOf(entry.amount()).isEmpty()).toList();
        var all = new ArrayList<Suggestion>();
        for (var set : entries(left, line, 3)) {
            all.add(group(line, set, 0.6 - 0.05 * lag, "entries of one day come to its amount"));
        }
        return all;
    }

    private static Suggestion group(Seen line, List<Candidate> set, double base, String reason) {
        var days = set.stream().map(Candidate::date).distinct().count();
        var apart =
                set.stream().mapToLong(entry -> Math.abs(Pool.lag(line, entry))).max().orElse(0);
        return new Suggestion(
                List.of(line.id()),
                set.stream().map(Candidate::entry).sorted().toList(),
                List.of(),
                Suggestion.Kind.ONE_TO_MANY,
                line.amount().subtract(Groups.sum(set)),
                Likeness.rounded(base - 0.05 * (days - 1) - 0.01 * apart),
                List.of(reason, "%d entries".formatted(set.size())));
    }

    /** Two lines of the party within some days that come to one entry. */
    private Set<Suggestion> parts(Seen line) {
        var all = new LinkedHashSet<Suggestion>();
        for (var entry : pool.of(line, GROUPED)) {
            var rest = entry.amount().subtract(line.amount());
            if (rest.signum() != entry.amount().signum()
                    || line.amount().signum() != rest.signum()) {
                continue;
            }
            for (var other : pool.linesOf(rest)) {
                if (!other.equals(line)
                        && other.parties().equals(line.parties())
                        && Math.abs(Pool.lag(other, entry)) <= GROUPED) {
                    all.add(
                            new Suggestion(
                                    List.of(line.id(), other.id()).stream().sorted().toList(),
                                    List.of(entry.entry()),
                                    List.of(),
                                    Suggestion.Kind.MANY_TO_ONE,
                                    entry.amount().subtract(entry.amount()),
                                    0.7,
                                    List.of("two lines of the party come to its amount")));
                }
            }
        }
        return all;
    }
}
