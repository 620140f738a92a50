package dev.baton.nl2sql.link;

import dev.baton.sql.TableName;
import java.util.List;

/**
 * One step of a join from a table to another. {@code toOne} says that a row has at most one partner
 * there; {@code role} holds the words that name this step apart from its siblings; {@code trust} is
 * 1 for declared keys and less for guessed ones.
 */
public record Edge(
        TableName from,
        List<String> fromColumns,
        TableName to,
        List<String> toColumns,
        boolean toOne,
        List<String> role,
        boolean byDefault,
        double trust) {
    public Edge {
        fromColumns = List.copyOf(fromColumns);
        toColumns = List.copyOf(toColumns);
        role = List.copyOf(role);
    }

    /** The same step walked the other way. */
    public Edge reversed(boolean one) {
        return new Edge(to, toColumns, from, fromColumns, one, role, byDefault, trust);
    }

    /** True when both go over the same columns, in whichever direction. */
    public boolean sameColumns(Edge other) {
        return from.equals(other.from)
                        && to.equals(other.to)
                        && fromColumns.equals(other.fromColumns)
                        && toColumns.equals(other.toColumns)
                || from.equals(other.to)
                        && to.equals(other.from)
                        && fromColumns.equals(other.toColumns)
                        && toColumns.equals(other.fromColumns);
    }
}
