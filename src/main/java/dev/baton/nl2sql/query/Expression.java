package dev.baton.nl2sql.query;

import dev.baton.nl2sql.link.JoinPath;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query selects, groups and orders by. */
public sealed interface Expression {
    /** A column of the table at the end of a path. */
    record Of(JoinPath path, String column) implements Expression {}

    /**
     * SQL over the unqualified columns of the table at the end of a path, as a semantic layer gives
     * it.
     */
    record Written(JoinPath path, String sql) implements Expression {}

    /** An aggregate; a null argument means rows, a filter means only rows where it holds. */
    record Aggregate(
            Function function,
            @Nullable Expression argument,
            boolean distinct,
            @Nullable Condition filter)
            implements Expression {}

    record Operation(String operator, Expression left, Expression right) implements Expression {}

    record Number(BigDecimal value) implements Expression {}

    record Text(String value) implements Expression {}

    record Day(java.time.LocalDate day, boolean timestamp) implements Expression {}

    /** The month, quarter, week or day a time lies in (its first day), or its year as a number. */
    record PartOfTime(String unit, Expression time) implements Expression {}

    /** A query that gives one value. */
    record Value(Query query) implements Expression {}

    /** Days between two points in time. */
    record Days(Expression later, Expression earlier, boolean timestamps) implements Expression {}

    /** What a group has of all groups together, in percent. */
    record OfTotal(Expression of) implements Expression {}

    /** How much more it is than in the group of the time before, in percent. */
    record Growth(Expression of, Expression time) implements Expression {}

    /** Which aggregate. */
    enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN
    }

    /** All rows, counted. */
    static Aggregate rows() {
        return new Aggregate(Function.COUNT, null, false, null);
    }

    /** The expressions directly below this one. */
    default List<Expression> parts() {
        return switch (this) {
            case Aggregate(_, var argument, _, _) ->
                    argument == null ? List.of() : List.of(argument);
            case Operation(_, var left, var right) -> List.of(left, right);
            case PartOfTime(_, var time) -> List.of(time);
            case OfTotal(var of) -> List.of(of);
            case Growth(var of, var time) -> List.of(of, time);
            case Days(var later, var earlier, _) -> List.of(later, earlier);
            case Of _, Written _, Number _, Text _, Day _, Value _ -> List.of();
        };
    }

    /** True when rows are aggregated in it. */
    default boolean aggregated() {
        return this instanceof Aggregate || parts().stream().anyMatch(Expression::aggregated);
    }
}
