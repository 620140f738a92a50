package dev.baton.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Remembers what columns are compared with while a query is walked; it never refuses anything. */
final class Conditions {
    private static final Set<String> KEEPING_THE_TEXT =
            Set.of("lower", "upper", "trim", "btrim", "ltrim", "rtrim", "initcap");
    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "char", "character");

    private final Set<Uses.Literal> literals = new LinkedHashSet<>();
    private final Set<Uses.Joined> joins = new LinkedHashSet<>();

    Set<Uses.Literal> literals() {
        return literals;
    }

    Set<Uses.Joined> joins() {
        return joins;
    }

    void note(Object node, Scope scope) {
        switch (node) {
            case EqualsTo equal -> {
                joined(equal, scope);
                compared(equal, scope);
            }
            case NotEqualsTo unequal -> compared(unequal, scope);
            case LikeExpression like ->
                    literal(like.getLeftExpression(), like.getRightExpression(), true, scope);
            case InExpression in -> {
                if (in.getRightExpression() instanceof List<?> items) {
                    for (var item : items) {
                        literal(in.getLeftExpression(), item, false, scope);
                    }
                }
            }
            default -> {} // Any other node compares no text with a column.
        }
    }

    /** A column that both sides of a join have under the same name. */
    void using(String column, Scope left, Scope right) {
        joined(origin(left, column), origin(right, column));
    }

    private void joined(EqualsTo equal, Scope scope) {
        joined(column(equal.getLeftExpression(), scope), column(equal.getRightExpression(), scope));
    }

    private void joined(@Nullable ColumnName left, @Nullable ColumnName right) {
        if (left != null && right != null) {
            joins.add(new Uses.Joined(left, right));
        }
    }

    private void compared(BinaryExpression comparison, Scope scope) {
        literal(comparison.getLeftExpression(), comparison.getRightExpression(), false, scope);
        literal(comparison.getRightExpression(), comparison.getLeftExpression(), false, scope);
    }

    private void literal(Object with, @Nullable Object text, boolean pattern, Scope scope) {
        var written = text(text);
        var column = inner(with);
        if (written.isPresent() && column instanceof Column named) {
            boolean loose = pattern || !(with instanceof Column);
            literals.add(new Uses.Literal(written.get(), column(named, scope), loose));
        }
    }

    /** What is compared, without what changes only how it is written. */
    private static @Nullable Object inner(@Nullable Object node) {
        return switch (node) {
            case Function function when keeping(function) ->
                    inner(function.getParameters().getFirst());
            case TrimFunction trim -> inner(trim.getExpression());
            case CastExpression cast when textual(cast) -> inner(cast.getLeftExpression());
            case List<?> list when list.size() == 1 -> inner(list.getFirst());
            case null, default -> node;
        };
    }

    private static boolean keeping(Function function) {
        return function.getParameters() != null
                && function.getParameters().size() == 1
                && KEEPING_THE_TEXT.contains(Identifiers.folded(function.getName()));
    }

    private static boolean textual(CastExpression cast) {
        var type = cast.getColDataType();
        return type != null
                && TEXT_TYPES.contains(type.getDataType().toLowerCase(Locale.ROOT).split("\\W")[0]);
    }

    private static Optional<String> text(@Nullable Object node) {
        return inner(node) instanceof StringValue text
                ? Optional.of(text.getNotExcapedValue())
                : Optional.empty();
    }

    private static @Nullable ColumnName column(@Nullable Expression node, Scope scope) {
        return inner(node) instanceof Column column ? column(column, scope) : null;
    }

    private static @Nullable ColumnName column(Column column, Scope scope) {
        var name = Identifiers.folded(column.getColumnName());
        if (column.getTable() == null || column.getTable().getName() == null) {
            return origin(scope, name);
        }
        var owner = Identifiers.folded(column.getTable().getName());
        return scope.relation(null, owner)
                .flatMap(relation -> relation.column(name))
                .map(Relation.Output::origin)
                .orElse(null);
    }

    private static @Nullable ColumnName origin(Scope scope, String column) {
        var holding = scope.holding(column);
        return holding.size() == 1
                ? holding.getFirst().column(column).map(Relation.Output::origin).orElse(null)
                : null;
    }
}
