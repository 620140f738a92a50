package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Which of some entries come to an amount: a search that gives up after so many tries. */
final class Subsets {
    private static final int WIDEST = 40;
    private static final int TRIES = 60_000;

    private final List<Candidate> entries;
    private final BigDecimal[] most;
    private final BigDecimal[] least;
    private final int wanted;
    private final List<List<Candidate>> found = new ArrayList<>();
    private int tries;

    private Subsets(List<Candidate> entries, int wanted) {
        this.entries = entries;
        this.wanted = wanted;
        most = new BigDecimal[entries.size() + 1];
        least = new BigDecimal[entries.size() + 1];
        most[entries.size()] = BigDecimal.ZERO;
        least[entries.size()] = BigDecimal.ZERO;
        for (var i = entries.size() - 1; i >= 0; i--) {
            most[i] = most[i + 1].add(entries.get(i).amount().max(BigDecimal.ZERO));
            least[i] = least[i + 1].add(entries.get(i).amount().min(BigDecimal.ZERO));
        }
    }

    /** At most {@code wanted} ways to reach the amount with two entries or more. */
    static List<List<Candidate>> of(List<Candidate> all, BigDecimal amount, int wanted) {
        var entries =
                all.stream()
                        .sorted((one, other) -> other.amount().abs().compareTo(one.amount().abs()))
                        .limit(WIDEST)
                        .toList();
        var search = new Subsets(entries, wanted);
        search.from(0, amount, new ArrayList<>());
        return search.found;
    }

    private void from(int at, BigDecimal missing, List<Candidate> chosen) {
        if (missing.signum() == 0 && chosen.size() >= 2) {
            found.add(List.copyOf(chosen));
            return;
        }
        if (at == entries.size()
                || found.size() >= wanted
                || tries++ > TRIES
                || missing.compareTo(most[at]) > 0
                || missing.compareTo(least[at]) < 0) {
            return;
        }
        var next = entries.get(at);
        chosen.add(next);
        from(at + 1, missing.subtract(next.amount()), chosen);
        chosen.removeLast();
        from(at + 1, missing, chosen);
    }
}
