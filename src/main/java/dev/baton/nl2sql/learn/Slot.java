package dev.baton.nl2sql.learn;

import dev.baton.nl2sql.link.Period;
import dev.baton.sql.ColumnName;
import java.math.BigDecimal;

/** A part of a question that may be another one in the next question of the same shape. */
sealed interface Slot {
    /** A stored value of a column. */
    record Stored(ColumnName column, String value) implements Slot {}

    /** A number as said. */
    record Amount(BigDecimal number) implements Slot {}

    /** A time as said. */
    record When(Period period) implements Slot {}

    /** A quoted text that is not stored. */
    record Quoted(String text) implements Slot {}

    /** What it is called in a shape: only slots of one mask stand for one another. */
    default String mask() {
        return switch (this) {
            case Stored(var column, _) -> "@" + column.table().name() + "." + column.name();
            case Amount _ -> "#";
            case When _ -> "~";
            case Quoted _ -> "@";
        };
    }

    /** Whether both say the same, wherever they stand. */
    default boolean same(Slot other) {
        return switch (this) {
            case Amount(var number) ->
                    other instanceof Amount(var theirs) && number.compareTo(theirs) == 0;
            case When(var own) ->
                    other instanceof When(var theirs)
                            && java.util.Objects.equals(own.first(), theirs.first())
                            && java.util.Objects.equals(own.before(), theirs.before())
                            && java.util.Objects.equals(own.year(), theirs.year());
            case Stored _, Quoted _ -> equals(other);
        };
    }
}
