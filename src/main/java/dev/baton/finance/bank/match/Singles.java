package dev.baton.finance.bank.match;

import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One line, one entry: taken only when the amounts are equal to the cent and each is the only one
 * for the other.
 */
final class Singles {
    /** Days that a bank may be behind the books, or before them, when a reference is named. */
    private static final int FAR = 60;

    private static final int BEHIND = 7;
    private static final int BEFORE = 4;

    private final Pool pool;

    Singles(Pool pool) {
        this.pool = pool;
    }

    void take() {
        take("amount and reference", this::refers);
        take(
                "amount, reference and date",
                (line, entry) -> refers(line, entry) && near(line, entry));
        take("amount, party and date", this::ofParty);
        take("amount, party and day", (line, entry) -> ofParty(line, entry) && next(line, entry));
        take("amount, words and date", this::worded);
    }

    private void take(String how, BiPredicate<Seen, Candidate> fit) {
        for (var line : pool.lines()) {
            var entry = only(pool.of(line.amount()), each -> fit.test(line, each));
            if (entry != null
                    && only(pool.linesOf(line.amount()), each -> fit.test(each, entry)) == line) {
                pool.take(List.of(line), List.of(entry), how);
            }
        }
    }

    private static <T> @org.jspecify.annotations.Nullable T only(List<T> all, Predicate<T> fit) {
        var fitting = all.stream().filter(fit).limit(2).toList();
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private boolean refers(Seen line, Candidate entry) {
        return !Collections.disjoint(line.keys(), entry.keys())
                && Math.abs(Pool.lag(line, entry)) <= FAR;
    }

    static boolean near(Seen line, Candidate entry) {
        var lag = Pool.lag(line, entry);
        return lag >= -BEFORE && lag <= BEHIND;
    }

    private static boolean next(Seen line, Candidate entry) {
        var lag = Pool.lag(line, entry);
        return lag >= 0 && lag <= 2;
    }

    private boolean ofParty(Seen line, Candidate entry) {
        return near(line, entry)
                && !Collections.disjoint(line.parties(), entry.parties())
                && !pool.contradicts(line, entry);
    }

    /** Neither names a party the other knows, but both speak of the same. */
    private boolean worded(Seen line, Candidate entry) {
        return near(line, entry)
                && entry.parties().isEmpty()
                && !Collections.disjoint(line.words(), entry.words())
                && !pool.contradicts(line, entry);
    }
}
