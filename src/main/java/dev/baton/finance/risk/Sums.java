package dev.baton.finance.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds two or more things that add up to an amount, in a bounded search. */
final class Sums<T> {
    private final Function<T, BigDecimal> amount;
    private long budget;

    Sums(Function<T, BigDecimal> amount, long budget) {
        this.amount = amount;
        this.budget = budget;
    }

    /** All of one sign; empty when none are found within the budget. */
    List<T> find(List<T> from, BigDecimal target) {
        var chosen = new ArrayList<T>();
        return search(from, 0, target.abs(), chosen) && chosen.size() > 1 ? chosen : List.of();
    }

    private boolean search(List<T> from, int at, BigDecimal left, List<T> chosen) {
        if (left.signum() == 0) {
            return chosen.size() > 1;
        }
        for (int i = at; i < from.size() && budget > 0; i++) {
            budget--;
            var next = left.subtract(amount.apply(from.get(i)).abs());
            if (next.signum() >= 0) {
                chosen.add(from.get(i));
                if (search(from, i + 1, next, chosen)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }
}
