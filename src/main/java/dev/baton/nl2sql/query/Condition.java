package dev.baton.nl2sql.query;

import dev.baton.nl2sql.link.JoinPath;
import java.util.List;

/** What must hold for a row, or for a group. */
public sealed interface Condition {
    record Compare(Expression left, String operator, Expression right) implements Condition {}

    record In(Expression left, List<String> values, boolean negated) implements Condition {}

    record Like(Expression left, String pattern, boolean negated) implements Condition {}

    record Missing(Expression left, boolean negated) implements Condition {}

    /** A boolean expression, such as a boolean column or a semantic rule. */
    record Holds(Expression expression, boolean negated) implements Condition {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /**
     * There is a row at the end of {@code way} (which starts where {@code at} ends) for which the
     * inner condition holds; paths inside start at that row.
     */
    record Exists(JoinPath at, JoinPath way, List<Condition> inner, boolean negated)
            implements Condition {}
}
