package dev.baton.finance.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is supposed to be different. Shares are of what is expected otherwise: 0.8 of the
 * collections means that a fifth never comes in.
 *
 * @param words as it was asked for; empty when nothing is different
 * @param collections of what customers pay
 * @param receivableDays later than usual; earlier when negative
 * @param payableDays later than usual; earlier when negative
 * @param revenue of what is sold from now on
 * @param costs of what is bought from now on
 * @param payroll of what employees cost
 * @param once payments that come or go once
 */
public record Scenario(
        String words,
        double collections,
        int receivableDays,
        int payableDays,
        double revenue,
        double costs,
        double payroll,
        List<Once> once) {
    /** Something that is paid once, positive when it comes in. */
    public record Once(LocalDate day, BigDecimal amount) {}

    public static final Scenario NONE = new Scenario("", 1, 0, 0, 1, 1, 1, List.of());

    public Scenario {
        once = List.copyOf(once);
    }

    /** Whether nothing is different. */
    public boolean none() {
        return equals(new Scenario(words, 1, 0, 0, 1, 1, 1, List.of()));
    }

    Scenario withWords(String other) {
        return new Scenario(
                other, collections, receivableDays, payableDays, revenue, costs, payroll, once);
    }

    Scenario withCollections(double share) {
        return new Scenario(
                words, share, receivableDays, payableDays, revenue, costs, payroll, once);
    }

    Scenario withReceivableDays(int days) {
        return new Scenario(words, collections, days, payableDays, revenue, costs, payroll, once);
    }

    Scenario withPayableDays(int days) {
        return new Scenario(
                words, collections, receivableDays, days, revenue, costs, payroll, once);
    }

    Scenario withRevenue(double share) {
        return new Scenario(
                words, collections, receivableDays, payableDays, share, costs, payroll, once);
    }

    Scenario withCosts(double share) {
        return new Scenario(
                words, collections, receivableDays, payableDays, revenue, share, payroll, once);
    }

    Scenario withPayroll(double share) {
        return new Scenario(
                words, collections, receivableDays, payableDays, revenue, costs, share, once);
    }

    Scenario with(Once more) {
        var all = new ArrayList<>(once);
        all.add(more);
        return new Scenario(
                words, collections, receivableDays, payableDays, revenue, costs, payroll, all);
    }
}
