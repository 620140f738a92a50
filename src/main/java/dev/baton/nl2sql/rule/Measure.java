package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Expression;
import java.util.List;

/**
 * Something computed over rows. Numbers are those of mentions; -1 stands for the rows asked about.
 */
sealed interface Measure {
    /** An aggregate over a mention, only over rows for which the filters hold. */
    record Simple(Expression.Function function, int of, boolean distinct, List<Integer> filters)
            implements Measure {
        Simple(Expression.Function function, int of) {
            this(function, of, false, List.of());
        }
    }

    /** One measure over another, or a share in percent. */
    record Ratio(Measure part, Measure whole, boolean percent) implements Measure {}

    record Difference(Measure left, Measure right) implements Measure {}

    /** How many rows of one table there are for each row of another, on average. */
    record PerRow(int of, int each) implements Measure {}

    /** The share of rows that meet the conditions noted for shares. */
    record Share(int base, boolean percent) implements Measure {}

    /** What the rows of a table come to: the sum of its one column that says how much. */
    record Amount(int table, String column) implements Measure {}

    /** Days between two time columns, aggregated. */
    record Between(Expression.Function function, int later, int earlier) implements Measure {}

    static Simple count(int of) {
        return new Simple(Expression.Function.COUNT, of);
    }
}
