package dev.baton.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads and how: its tables and columns (aliases resolved, a star is all columns), the
 * texts it compares with, the columns it joins on, names that are not there, and its order.
 */
public record Uses(
        Set<TableName> tables,
        Set<ColumnName> columns,
        Set<Literal> literals,
        Set<Joined> joins,
        Set<String> unknown,
        Order order) {
    public Uses {
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
        literals = Set.copyOf(literals);
        joins = Set.copyOf(joins);
        unknown = Set.copyOf(unknown);
    }

    /**
     * A text that a column is compared with; null when the column cannot be told. A {@code loose}
     * one need not be the same: it is a pattern of LIKE, or its letters may be small or large.
     */
    public record Literal(String text, @Nullable ColumnName column, boolean loose) {}

    /** Two columns that must be the same. */
    public record Joined(ColumnName left, ColumnName right) {}

    /**
     * Whether the rows have an order, and by which columns of the result (from 0); none are named
     * when it is also by something else.
     */
    public record Order(boolean asked, List<Integer> by) {
        public static final Order NONE = new Order(false, List.of());

        public Order {
            by = List.copyOf(by);
        }
    }
}
