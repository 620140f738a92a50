package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of some things come to an amount: a search that gives up after so many tries.
 *
 * @param complete whether every way was tried, or as many found as were wanted
 * @param chance how many ways would be found by accident, were the amounts drawn by lot
 */
record Subsets<T>(List<List<T>> found, boolean complete, double chance) {
    private static final int WIDEST = 40;
    private static final int TRIES = 60_000;
    private static final double ACCIDENT = 0.001;

    /** At most {@code wanted} ways to reach the amount. */
    static <T> Subsets<T> of(
            List<T> all, Function<T, BigDecimal> worth, BigDecimal amount, int wanted) {
        var things =
                all.stream()
                        .sorted((one, other) ->
                                worth.apply(other).abs().compareTo(worth.apply(one).abs()))
                        .limit(WIDEST)
                        .toList();
        var amounts = things.stream().map(worth).toList();
        var search = new Search<>(things, amounts, wanted);
        search.from(0, amount, new ArrayList<>());
        return new Subsets<>(
                List.copyOf(search.found),
                things.size() == all.size() && search.tries <= TRIES,
                chance(amounts));
    }

    /** Those with two things or more. */
    List<List<T>> several() {
        return found.stream().filter(set -> set.size() >= 2).toList();
    }

    /**
     * Two things or more, when there is no other way and so few ways at all that it is no accident.
     */
    Optional<List<T>> only() {
        return complete && found.size() == 1 && chance < ACCIDENT
                ? several().stream().findFirst()
                : Optional.empty();
    }

    /** All ways by all sums that are possible; round amounts leave fewer sums. */
    private static double chance(List<BigDecimal> amounts) {
        var unit = BigInteger.ZERO;
        var range = BigInteger.ZERO;
        for (var amount : amounts) {
            var cents = amount.movePointRight(2).toBigInteger().abs();
            unit = unit.gcd(cents);
            range = range.add(cents);
        }
        return unit.signum() == 0
                ? 1
                : Math.pow(2, amounts.size()) / range.divide(unit).doubleValue();
    }

    private static final class Search<T> {
        private final List<T> things;
        private final List<BigDecimal> amounts;
        private final BigDecimal[] most;
        private final BigDecimal[] least;
        private final int wanted;
        private final List<List<T>> found = new ArrayList<>();
        private int tries;

        Search(List<T> things, List<BigDecimal> amounts, int wanted) {
            this.things = things;
            this.amounts = amounts;
            this.wanted = wanted;
            most = new BigDecimal[things.size() + 1];
            least = new BigDecimal[things.size() + 1];
            most[things.size()] = BigDecimal.ZERO;
            least[things.size()] = BigDecimal.ZERO;
            for (var i = things.size() - 1; i >= 0; i--) {
                most[i] = most[i + 1].add(amounts.get(i).max(BigDecimal.ZERO));
                least[i] = least[i + 1].add(amounts.get(i).min(BigDecimal.ZERO));
            }
        }

        private void from(int at, BigDecimal missing, List<T> chosen) {
            if (found.size() >= wanted
                    || tries++ > TRIES
                    || missing.compareTo(most[at]) > 0
                    || missing.compareTo(least[at]) < 0) {
                return;
            }
            if (at == things.size()) {
                // Only at the end: more may be added that comes to nothing, and is another way.
                if (!chosen.isEmpty()) {
                    found.add(List.copyOf(chosen));
                }
                return;
            }
            chosen.add(things.get(at));
            from(at + 1, missing.subtract(amounts.get(at)), chosen);
            chosen.removeLast();
            from(at + 1, missing, chosen);
        }
    }
}
