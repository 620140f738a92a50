package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Period;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Periods as conditions on dates, times and years. */
final class Periodic {
    private Periodic() {}

    static Condition condition(Expression time, Period period, boolean timestamp) {
        var parts = new ArrayList<Condition>();
        if (period.first() != null) {
            parts.add(
                    new Condition.Compare(
                            time, ">=", new Expression.Day(period.first(), timestamp)));
        }
        if (period.before() != null) {
            parts.add(
                    new Condition.Compare(
                            time, "<", new Expression.Day(period.before(), timestamp)));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    static Condition year(Expression year, Period period) {
        if (period.year() != null && period.first() != null && period.before() != null) {
            return new Condition.Compare(
                    year, "=", new Expression.Number(BigDecimal.valueOf(period.year())));
        }
        var parts = new ArrayList<Condition>();
        if (period.first() != null) {
            parts.add(
                    new Condition.Compare(
                            year,
                            ">=",
                            new Expression.Number(BigDecimal.valueOf(period.first().getYear()))));
        }
        if (period.before() != null) {
            parts.add(
                    new Condition.Compare(
                            year,
                            "<=",
                            new Expression.Number(
                                    BigDecimal.valueOf(period.before().minusDays(1).getYear()))));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(List.copyOf(parts));
    }
}
