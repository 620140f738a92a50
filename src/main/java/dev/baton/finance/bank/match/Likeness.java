package dev.baton.finance.bank.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How likely one line and one entry are of the same money, and why. The points are set by hand: an
 * exact amount weighs as much as a reference, a party about half of it.
 */
final class Likeness {
    private static final double HIGHEST = 0.94;
    private static final BigDecimal FEE = new BigDecimal("60");

    private final List<String> reasons = new ArrayList<>();
    private final Seen line;
    private final Candidate entry;
    private double points;

    private Likeness(Seen line, Candidate entry) {
        this.line = line;
        this.entry = entry;
    }

    static Suggestion of(Seen line, Candidate entry, boolean contradicts) {
        return new Likeness(line, entry).suggestion(contradicts);
    }

    private Suggestion suggestion(boolean contradicts) {
        var reference = !Collections.disjoint(line.keys(), entry.keys());
        var party = !Collections.disjoint(line.parties(), entry.parties());
        add(reference, 0.4, "its text names the reference");
        add(
                !reference && !Collections.disjoint(line.numbers(), entry.numbers()),
                0.15,
                "its text has the number");
        add(party, 0.22, "same party");
        add(!party && !Collections.disjoint(line.words(), entry.words()), 0.08, "words in common");
        add(contradicts, -0.3, "its text names something else");
        var kind = kind(reference || party);
        days();
        return new Suggestion(
                List.of(line.id()),
                List.of(entry.entry()),
                List.of(),
                kind,
                line.amount().subtract(entry.amount()),
                rounded(points),
                reasons);
    }

    private Suggestion.Kind kind(boolean related) {
        var difference = line.amount().subtract(entry.amount());
        var share = difference.abs().doubleValue() / entry.amount().abs().doubleValue();
        if (difference.signum() == 0) {
            add(true, 0.4, "same amount");
            return Suggestion.Kind.EXACT;
        }
        if (related
                && difference.signum() < 0
                && difference.abs().compareTo(FEE) <= 0
                && share < 0.05) {
            add(true, 0.25, "less by what may be a fee");
            return Suggestion.Kind.FEE;
        }
        if (related && share < 0.04) {
            add(true, 0.2, "nearly the amount: a discount or another rate");
            return Suggestion.Kind.EXCHANGE;
        }
        add(
                related && line.amount().abs().compareTo(entry.amount().abs()) < 0,
                0.05,
                "a part of it");
        return Suggestion.Kind.PARTIAL;
    }

    private void days() {
        var lag = Pool.lag(line, entry);
        if (Singles.near(line, entry)) {
            add(true, 0.16 - 0.015 * Math.abs(lag), "%d days apart".formatted(Math.abs(lag)));
        } else {
            add(Math.abs(lag) > 30, -0.15, "%d days apart".formatted(Math.abs(lag)));
        }
    }

    private void add(boolean holds, double weight, String reason) {
        if (holds) {
            points += weight;
            reasons.add(reason);
        }
    }

    static double rounded(double points) {
        return Math.round(Math.clamp(points, 0.01, HIGHEST) * 100) / 100.0;
    }
}
