package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as the question says it; numbers are those of mentions. {@code at} is where it stood.
 */
sealed interface Need {
    int at();

    /** Any of these values, flags or rules; or none of them. */
    record Is(List<Integer> mentions, boolean negated, int at) implements Need {}

    /** Each of these, on different rows. */
    record Both(List<Integer> mentions, boolean secondNegated, int at) implements Need {}

    record Compared(
            int column, String operator, BigDecimal number, @Nullable BigDecimal upTo, int at)
            implements Need {}

    record Columns(int left, String operator, int right, int at) implements Need {}

    /** More or less of something than the average. */
    record ToAverage(int column, String operator, boolean own, int at) implements Need {}

    /** So many rows of a table, or so much of a measure, for each of the listed. */
    record Counted(Measure measure, String operator, BigDecimal number, int at) implements Need {}

    record When(Period period, int column, int at) implements Need {}

    /** In any of these times, which are compared. */
    record Times(List<Period> periods, int column, int at) implements Need {
        public Times {
            periods = List.copyOf(periods);
        }
    }

    /** No row of that table, or no value in that column; or, negated, some. */
    record Without(int mention, boolean negated, int at) implements Need {}

    record Like(int column, String pattern, int at) implements Need {}
}
