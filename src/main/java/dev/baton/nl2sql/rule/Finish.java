package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import java.util.ArrayList;

/** What a query gets once its rows and groups stand: shares, growth, order in time, an offset. */
final class Finish {
    private Finish() {}

    static Query of(Query query, Slots slots) {
        return after(inTime(compared(query, slots)), slots);
    }

    /** Beside the one measure, its share of all groups or its growth against the time before. */
    private static Query compared(Query query, Slots slots) {
        if (!slots.growth && !slots.ofTotal) {
            return query;
        }
        var measures =
                query.select().stream()
                        .filter(item -> !query.group().contains(item.expression()))
                        .toList();
        var time = query.group().stream().filter(Expression.PartOfTime.class::isInstance).toList();
        if (query.group().isEmpty()
                || measures.size() != 1
                || slots.growth && (time.size() != 1 || query.group().size() != 1)) {
            throw new Unreadable(
                    slots.growth
                            ? "Growth is told of one measure from time to time: say of what, and by month, quarter or year."
                            : "It is not clear which share is meant.");
        }
        var of = measures.getFirst().expression();
        var items = new ArrayList<>(query.select());
        items.add(
                slots.growth
                        ? new Query.Item(
                                new Expression.Growth(of, time.getFirst()), "growth_percent")
                        : new Query.Item(new Expression.OfTotal(of), "percent_of_total"));
        return query.withSelect(items);
    }

    /** Months come one after another, unless another order is asked for. */
    private static Query inTime(Query query) {
        var times = query.group().stream().filter(Expression.PartOfTime.class::isInstance).toList();
        return query.order().isEmpty() && query.limit() == null && !times.isEmpty()
                ? query.withOrder(times.stream().map(time -> new Query.Order(time, false)).toList())
                : query;
    }

    private static Query after(Query query, Slots slots) {
        if (slots.offset == 0) {
            return query;
        }
        if (query.limit() == null || query.limit() != 1 || query.order().isEmpty()) {
            throw new Unreadable("It is not clear by what the second or third is told.");
        }
        return query.after(slots.offset);
    }
}
