package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.sql.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a condition of each need, and says on which row it is. */
final class Placing {
    private final Reading reading;
    private final Router router;
    private final Columns columns;

    Placing(Reading reading, Router router, Columns columns) {
        this.reading = reading;
        this.router = router;
        this.columns = columns;
    }

    /** A condition and the path to the row it is about. */
    record Placed(JoinPath path, Condition condition) {}

    @Nullable Placed placed(Need need) {
        return switch (need) {
            case Need.Is(var mentions, var negated, _) -> is(mentions, negated);
            case Need.Compared(var column, var operator, var number, var upTo, _) ->
                    compared(column, operator, number, upTo);
            case Need.Columns(var left, var operator, var right, _) -> {
                var a = of(left);
                yield new Placed(
                        longer(a.path(), of(right).path()),
                        new Condition.Compare(a, operator, of(right)));
            }
            case Need.ToAverage(var column, var operator, var own, _) ->
                    toAverage(column, operator, own);
            case Need.When when -> when(when);
            case Need.Times(var periods, var column, var at) -> {
                var each =
                        periods.stream()
                                .map(period -> when(new Need.When(period, column, at)))
                                .toList();
                yield new Placed(
                        each.getFirst().path(),
                        new Condition.Any(each.stream().map(Placed::condition).toList()));
            }
            case Need.Like(var column, var pattern, _) ->
                    new Placed(of(column).path(), new Condition.Like(of(column), pattern, false));
            case Need.Both _, Need.Without _, Need.Counted _ -> null;
        };
    }

    private static JoinPath longer(JoinPath a, JoinPath b) {
        return a.edges().size() >= b.edges().size() ? a : b;
    }

    Expression.Of of(int mention) {
        var column = reading.column(mention);
        if (column == null) {
            throw new Unreadable("“" + reading.words(mention) + "” is not a column.");
        }
        return new Expression.Of(router.to(mention), column.name());
    }

    private Placed is(List<Integer> mentions, boolean negated) {
        int first = mentions.getFirst();
        var path = router.to(first);
        return switch (reading.target(first)) {
            case Target.OfValue(var column, _) -> {
                var values =
                        mentions.stream()
                                .map(mention -> ((Target.OfValue) reading.target(mention)).value())
                                .distinct()
                                .toList();
                yield new Placed(
                        path,
                        value(new Expression.Of(path, column.name()), column, values, negated));
            }
            case Target.OfColumn(var column) ->
                    new Placed(
                            path,
                            new Condition.Holds(new Expression.Of(path, column.name()), negated));
            case Target.OfRule(var rule) ->
                    new Placed(
                            path,
                            new Condition.Holds(
                                    new Expression.Written(path, rule.condition()), negated));
            case Target.OfTable _, Target.OfRole _, Target.OfMetric _ ->
                    throw new Unreadable("“" + reading.words(first) + "” is not a condition.");
        };
    }

    private Condition value(
            Expression.Of of,
            dev.baton.sql.ColumnName column,
            List<String> values,
            boolean negated) {
        var type = reading.index.type(column);
        if (type == ColumnType.BOOLEAN) {
            return new Condition.Holds(of, values.getFirst().equals("false") != negated);
        }
        if (type.numeric() && values.size() == 1) {
            return new Condition.Compare(
                    of,
                    negated ? "<>" : "=",
                    new Expression.Number(new java.math.BigDecimal(values.getFirst())));
        }
        return new Condition.In(of, values, negated);
    }

    private Placed compared(
            int column,
            String operator,
            java.math.BigDecimal number,
            java.math.@Nullable BigDecimal upTo) {
        var of = column >= 0 ? of(column) : columns.amount(reading.amounts.get(-2 - column));
        if (of == null) {
            throw new Unreadable(
                    "It is not clear what is compared with " + number.toPlainString() + ".");
        }
        if (column < 0) {
            reading.slots.doubt += 0.12;
            reading.slots.note(number.toPlainString() + " is compared with " + of.column());
        }
        if (upTo != null) {
            return new Placed(
                    of.path(),
                    new Condition.All(
                            List.of(
                                    new Condition.Compare(of, ">=", new Expression.Number(number)),
                                    new Condition.Compare(of, "<=", new Expression.Number(upTo)))));
        }
        return new Placed(
                of.path(), new Condition.Compare(of, operator, new Expression.Number(number)));
    }

    private Placed toAverage(int mention, String operator, boolean own) {
        var of = of(mention);
        if (own) {
            throw new Unreadable(
                    "Averages within groups of their own cannot be compared with yet.");
        }
        var table = of.path().end();
        var average =
                new Query(
                        table,
                        false,
                        List.of(
                                new Query.Item(
                                        new Expression.Aggregate(
                                                Expression.Function.AVG,
                                                new Expression.Of(JoinPath.at(table), of.column()),
                                                false,
                                                null),
                                        "")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        return new Placed(
                of.path(), new Condition.Compare(of, operator, new Expression.Value(average)));
    }

    private Placed when(Need.When when) {
        var period = when.period();
        if (when.column() >= 0 && reading.numeric(when.column())) {
            return new Placed(of(when.column()).path(), Periodic.year(of(when.column()), period));
        }
        var time = columns.time(when.column(), when.at());
        if (time == null) {
            var year = columns.year();
            if (year == null) {
                throw new Unreadable("There is no date to tell when.");
            }
            return new Placed(year.path(), Periodic.year(year, period));
        }
        boolean timestamp =
                reading.index.type(new dev.baton.sql.ColumnName(time.path().end(), time.column()))
                        == ColumnType.TIMESTAMP;
        return new Placed(time.path(), Periodic.condition(time, period, timestamp));
    }

    /** A time within the rows that must not be there. */
    @Nullable Placed during(JoinPath path, dev.baton.nl2sql.link.Period period) {
        String best = null;
        double score = 0;
        for (var column : reading.index.table(path.end()).columns()) {
            double here =
                    Labels.time(
                            reading.index,
                            new dev.baton.sql.ColumnName(path.end(), column.name()),
                            reading.linking.tokens());
            if (here > score) {
                best = column.name();
                score = here;
            }
        }
        return best == null
                ? null
                : new Placed(
                        path,
                        Periodic.condition(
                                new Expression.Of(path, best),
                                period,
                                reading.index.type(new dev.baton.sql.ColumnName(path.end(), best))
                                        == ColumnType.TIMESTAMP));
    }
}
