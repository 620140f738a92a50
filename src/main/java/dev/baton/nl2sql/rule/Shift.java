package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import java.util.List;

/** Sees conditions from further along a path. */
final class Shift {
    private Shift() {}

    /** The condition with the given path cut off the front of every path in it. */
    static Condition back(Condition condition, JoinPath by) {
        return switch (condition) {
            case Condition.Compare(var left, var operator, var right) ->
                    new Condition.Compare(back(left, by), operator, back(right, by));
            case Condition.In(var left, var values, var negated) ->
                    new Condition.In(back(left, by), values, negated);
            case Condition.Like(var left, var pattern, var negated) ->
                    new Condition.Like(back(left, by), pattern, negated);
            case Condition.Missing(var left, var negated) ->
                    new Condition.Missing(back(left, by), negated);
            case Condition.Holds(var expression, var negated) ->
                    new Condition.Holds(back(expression, by), negated);
            case Condition.All(var parts) ->
                    new Condition.All(parts.stream().map(part -> back(part, by)).toList());
            case Condition.Any(var parts) ->
                    new Condition.Any(parts.stream().map(part -> back(part, by)).toList());
            case Condition.Not(var part) -> new Condition.Not(back(part, by));
            case Condition.Exists(var at, var way, var inner, var negated) ->
                    new Condition.Exists(cut(at, by), way, inner, negated);
        };
    }

    private static Expression back(Expression expression, JoinPath by) {
        return switch (expression) {
            case Expression.Of(var path, var column) -> new Expression.Of(cut(path, by), column);
            case Expression.Written(var path, var sql) ->
                    new Expression.Written(cut(path, by), sql);
            case Expression.PartOfTime(var unit, var time) ->
                    new Expression.PartOfTime(unit, back(time, by));
            case Expression.Operation(var operator, var left, var right) ->
                    new Expression.Operation(operator, back(left, by), back(right, by));
            case Expression.Days(var later, var earlier, var timestamps) ->
                    new Expression.Days(back(later, by), back(earlier, by), timestamps);
            case Expression.Aggregate _,
                    Expression.OfTotal _,
                    Expression.Growth _,
                    Expression.Number _,
                    Expression.Text _,
                    Expression.Day _,
                    Expression.Value _ ->
                    expression;
        };
    }

    private static JoinPath cut(JoinPath path, JoinPath by) {
        int count = by.edges().size();
        if (path.edges().size() < count || !path.edges().subList(0, count).equals(by.edges())) {
            throw new Unreadable("The conditions speak of rows that do not belong together.");
        }
        return path.after(count);
    }

    /** The condition without its negation. */
    static Condition positive(Condition condition) {
        return switch (condition) {
            case Condition.In(var left, var values, _) -> new Condition.In(left, values, false);
            case Condition.Holds(var expression, _) -> new Condition.Holds(expression, false);
            default -> condition;
        };
    }

    /** True when an exists already asks for rows on the way of the path. */
    static boolean reaches(Condition condition, JoinPath path) {
        if (!(condition instanceof Condition.Exists(var at, var way, var inner, _))) {
            return false;
        }
        var whole = at.then(way);
        if (path.edges().size() <= whole.edges().size()) {
            return whole.edges().subList(0, path.edges().size()).equals(path.edges());
        }
        var rest = path.edges().subList(whole.edges().size(), path.edges().size());
        return path.edges().subList(0, whole.edges().size()).equals(whole.edges())
                && inner.stream().anyMatch(part -> starts(part, rest));
    }

    private static boolean starts(Condition condition, List<dev.baton.nl2sql.link.Edge> rest) {
        var left =
                switch (condition) {
                    case Condition.Compare(var expression, _, _) -> expression;
                    case Condition.In(var expression, _, _) -> expression;
                    case Condition.Like(var expression, _, _) -> expression;
                    case Condition.Holds(var expression, _) -> expression;
                    case Condition.Missing(var expression, _) -> expression;
                    default -> null;
                };
        return left instanceof Expression.Of(var path, _)
                        && path.edges().size() >= rest.size()
                        && path.edges().subList(0, rest.size()).equals(rest)
                || condition instanceof Condition.All(var parts)
                        && parts.stream().anyMatch(part -> starts(part, rest));
    }
}
