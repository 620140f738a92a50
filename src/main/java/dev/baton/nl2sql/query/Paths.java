package dev.baton.nl2sql.query;

import dev.baton.nl2sql.link.JoinPath;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which joins a query needs. */
final class Paths {
    private final Set<JoinPath> paths = new LinkedHashSet<>();
    private boolean nested;

    Paths(Query query) {
        paths.add(JoinPath.at(query.grain()));
        query.select().forEach(item -> add(item.expression()));
        query.where().forEach(this::add);
        query.group().forEach(this::add);
        query.having().forEach(this::add);
        query.order().forEach(order -> add(order.expression()));
    }

    Collection<JoinPath> all() {
        return paths;
    }

    /** True when there is a query within the query. */
    boolean nested() {
        return nested;
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.Of(var path, _) -> paths.add(path);
            case Expression.Written(var path, _) -> paths.add(path);
            case Expression.Aggregate(_, var argument, _, var filter) -> {
                if (argument != null) {
                    add(argument);
                }
                if (filter != null) {
                    add(filter);
                }
            }
            case Expression.Value _ -> nested = true;
            case Expression.Operation _,
                    Expression.PartOfTime _,
                    Expression.Days _,
                    Expression.OfTotal _,
                    Expression.Growth _ ->
                    expression.parts().forEach(this::add);
            case Expression.Number _, Expression.Text _, Expression.Day _ -> {}
        }
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Compare(var left, _, var right) -> {
                add(left);
                add(right);
            }
            case Condition.In(var left, _, _) -> add(left);
            case Condition.Like(var left, _, _) -> add(left);
            case Condition.Missing(var left, _) -> add(left);
            case Condition.Holds(var expression, _) -> add(expression);
            case Condition.All(var parts) -> parts.forEach(this::add);
            case Condition.Any(var parts) -> parts.forEach(this::add);
            case Condition.Not(var part) -> add(part);
            case Condition.Exists exists -> {
                nested = true;
                paths.add(exists.at());
            }
        }
    }

    /** The condition as seen from the start of the given path. */
    static Condition moved(Condition condition, JoinPath by) {
        return by.edges().isEmpty()
                ? condition
                : switch (condition) {
                    case Condition.Compare(var left, var operator, var right) ->
                            new Condition.Compare(moved(left, by), operator, moved(right, by));
                    case Condition.In(var left, var values, var negated) ->
                            new Condition.In(moved(left, by), values, negated);
                    case Condition.Like(var left, var pattern, var negated) ->
                            new Condition.Like(moved(left, by), pattern, negated);
                    case Condition.Missing(var left, var negated) ->
                            new Condition.Missing(moved(left, by), negated);
                    case Condition.Holds(var expression, var negated) ->
                            new Condition.Holds(moved(expression, by), negated);
                    case Condition.All(var parts) ->
                            new Condition.All(parts.stream().map(part -> moved(part, by)).toList());
                    case Condition.Any(var parts) ->
                            new Condition.Any(parts.stream().map(part -> moved(part, by)).toList());
                    case Condition.Not(var part) -> new Condition.Not(moved(part, by));
                    case Condition.Exists(var at, var way, var inner, var negated) ->
                            new Condition.Exists(by.then(at), way, inner, negated);
                };
    }

    static Expression moved(Expression expression, JoinPath by) {
        return switch (expression) {
            case Expression.Of(var path, var column) -> new Expression.Of(by.then(path), column);
            case Expression.Written(var path, var sql) ->
                    new Expression.Written(by.then(path), sql);
            case Expression.Aggregate(var function, var argument, var distinct, var filter) ->
                    new Expression.Aggregate(
                            function,
                            argument == null ? null : moved(argument, by),
                            distinct,
                            filter == null ? null : moved(filter, by));
            case Expression.Operation(var operator, var left, var right) ->
                    new Expression.Operation(operator, moved(left, by), moved(right, by));
            case Expression.PartOfTime(var unit, var time) ->
                    new Expression.PartOfTime(unit, moved(time, by));
            case Expression.OfTotal(var of) -> new Expression.OfTotal(moved(of, by));
            case Expression.Growth(var of, var time) ->
                    new Expression.Growth(moved(of, by), moved(time, by));
            case Expression.Days(var later, var earlier, var timestamps) ->
                    new Expression.Days(moved(later, by), moved(earlier, by), timestamps);
            case Expression.Number _, Expression.Text _, Expression.Day _, Expression.Value _ ->
                    expression;
        };
    }

    static List<JoinPath> of(Query query) {
        return List.copyOf(new Paths(query).all());
    }
}
