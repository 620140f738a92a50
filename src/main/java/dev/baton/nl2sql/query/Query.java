package dev.baton.nl2sql.query;

import dev.baton.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One select: every row stands for a row of {@code grain} unless it is grouped; other tables are
 * reached by the paths of its expressions.
 */
public record Query(
        TableName grain,
        boolean distinct,
        List<Item> select,
        List<Condition> where,
        List<Expression> group,
        List<Condition> having,
        List<Order> order,
        @Nullable Integer limit,
        int offset) {
    public Query {
        select = List.copyOf(select);
        where = List.copyOf(where);
        group = List.copyOf(group);
        having = List.copyOf(having);
        order = List.copyOf(order);
    }

    /** From the first row on. */
    public Query(
            TableName grain,
            boolean distinct,
            List<Item> select,
            List<Condition> where,
            List<Expression> group,
            List<Condition> having,
            List<Order> order,
            @Nullable Integer limit) {
        this(grain, distinct, select, where, group, having, order, limit, 0);
    }

    /** A selected expression; the name may be empty. */
    public record Item(Expression expression, String name) {}

    /** A sort key. */
    public record Order(Expression expression, boolean descending) {}

    public Query withSelect(List<Item> items) {
        return new Query(grain, distinct, items, where, group, having, order, limit, offset);
    }

    public Query withOrder(List<Order> keys) {
        return new Query(grain, distinct, select, where, group, having, keys, limit, offset);
    }

    /** Leaves out so many of the first rows. */
    public Query after(int rows) {
        return new Query(grain, distinct, select, where, group, having, order, limit, rows);
    }
}
