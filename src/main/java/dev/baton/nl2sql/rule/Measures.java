package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.sql.ColumnName;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes measures as expressions over the rows of a query. */
final class Measures {
    private final Reading reading;
    private final TableName grain;
    private final Router router;
    private final Set<JoinPath> joined = new LinkedHashSet<>();
    private boolean multiplied;

    Measures(Reading reading, TableName grain, Router router) {
        this.reading = reading;
        this.grain = grain;
        this.router = router;
    }

    /** Rows may come several times when joins to many rows are needed for the groups. */
    void multiplied(Set<JoinPath> many) {
        multiplied = !many.isEmpty();
    }

    Set<JoinPath> joined() {
        return joined;
    }

    Expression expression(Measure measure, Conditions conditions) {
        return switch (measure) {
            case Measure.Simple simple -> simple(simple, conditions);
            case Measure.Ratio(var part, var whole, var percent) ->
                    new Expression.Operation(
                            percent ? "%" : "/",
                            expression(part, conditions),
                            expression(whole, conditions));
            case Measure.Difference(var left, var right) ->
                    new Expression.Operation(
                            "-", expression(left, conditions), expression(right, conditions));
            case Measure.Amount(var of, var column) -> amount(of, column);
            case Measure.PerRow(var of, var each) -> perRow(of, each);
            case Measure.Share(var base, var percent) -> share(base, conditions, percent);
            case Measure.Between(var function, var later, var earlier) ->
                    between(function, later, earlier);
        };
    }

    private Expression amount(int of, String column) {
        var path = router.to(of);
        Currencies.mixed(reading, new ColumnName(path.end(), column));
        return new Expression.Aggregate(
                Expression.Function.SUM, new Expression.Of(path, column), false, null);
    }

    private Expression share(int base, Conditions conditions, boolean percent) {
        var filter = conditions.share();
        if (filter == null) {
            throw new Unreadable("It is not clear which share is meant.");
        }
        var column = reading.column(base);
        boolean amount = column != null && reading.numeric(base);
        var function = amount ? Expression.Function.SUM : Expression.Function.COUNT;
        var argument =
                column != null && amount ? new Expression.Of(router.to(base), column.name()) : null;
        return new Expression.Operation(
                percent ? "%" : "/",
                new Expression.Aggregate(function, argument, false, filter),
                new Expression.Aggregate(function, argument, false, null));
    }

    private Expression between(Expression.Function function, int later, int earlier) {
        var end = reading.column(later);
        var start = reading.column(earlier);
        if (end == null || start == null) {
            throw new Unreadable("It is not clear between which dates.");
        }
        boolean timestamps =
                reading.index.type(end) == dev.baton.sql.ColumnType.TIMESTAMP
                        || reading.index.type(start) == dev.baton.sql.ColumnType.TIMESTAMP;
        return new Expression.Aggregate(
                function,
                new Expression.Days(
                        new Expression.Of(router.to(later), end.name()),
                        new Expression.Of(router.to(earlier), start.name()),
                        timestamps),
                false,
                null);
    }

    private Expression perRow(int of, int each) {
        var path = router.to(each);
        var table = reading.index.table(path.end());
        if (table.primaryKey().size() != 1) {
            throw new Unreadable("Rows of " + Router.words(path.end()) + " cannot be told apart.");
        }
        var whole = new Expression.Aggregate(Expression.Function.COUNT, key(path), true, null);
        return new Expression.Operation(
                "/", path.toOne() ? Expression.rows() : Expression.rows(), whole);
    }

    private Expression simple(Measure.Simple measure, Conditions conditions) {
        var filter = measure.filters().isEmpty() ? null : conditions.all(measure.filters());
        if (measure.of() == -2) {
            var time = conditions.columns().time(-1, -1);
            if (time == null) {
                throw new Unreadable("There is no date to tell when.");
            }
            return new Expression.Aggregate(measure.function(), time, false, filter);
        }
        if (measure.of() < 0) {
            return rows(JoinPath.at(grain), false, filter);
        }
        return switch (reading.target(measure.of())) {
            case Target.OfMetric(var metric) ->
                    metric(metric.expression(), router.to(measure.of()), filter);
            case Target.OfTable _ -> rows(router.to(measure.of()), measure.distinct(), filter);
            case Target.OfRole(var edge) ->
                    new Expression.Aggregate(
                            Expression.Function.COUNT,
                            new Expression.Of(
                                    edge.from().equals(grain)
                                            ? JoinPath.at(grain)
                                            : router.to(edge.from()),
                                    edge.fromColumns().getFirst()),
                            measure.distinct() || !edge.from().equals(edge.to()),
                            filter);
            case Target.OfColumn(var column) -> {
                var argument = new Expression.Of(router.to(measure.of()), column.name());
                boolean counts = measure.function() == Expression.Function.COUNT;
                boolean pk =
                        reading.index
                                .table(column.table())
                                .primaryKey()
                                .equals(List.of(column.name()));
                if (counts
                        && (pk
                                || Labels.of(reading.index, column.table())
                                                .equals(List.of(column.name()))
                                        && !reading.index
                                                .table(column.table())
                                                .primaryKey()
                                                .isEmpty())) {
                    yield rows(
                            argument.path(),
                            measure.distinct() && !argument.path().edges().isEmpty(),
                            filter);
                }
                if (!argument.path().toOne()
                                && !counts
                                && measure.function() == Expression.Function.SUM
                        || multiplied
                                && measure.function() == Expression.Function.SUM
                                && argument.path().edges().size() > 0) {
                    reading.slots.doubt += 0.2;
                }
                if (!counts) {
                    Currencies.mixed(reading, column);
                }
                if (!argument.path().edges().isEmpty()
                        && argument.path().toOne()
                        && !counts
                        && measure.function() != Expression.Function.MIN
                        && measure.function() != Expression.Function.MAX) {
                    reading.slots.doubt += 0.1;
                }
                yield new Expression.Aggregate(
                        measure.function(), argument, counts && measure.distinct(), filter);
            }
            case Target.OfValue _, Target.OfRule _ -> rows(JoinPath.at(grain), false, filter);
        };
    }

    private static Expression metric(String sql, JoinPath path, @Nullable Condition filter) {
        return new Expression.Written(path, sql);
    }

    /** Things of two tables that are just counted: those without a partner count, too. */
    private boolean alone(JoinPath path, @Nullable Condition filter) {
        var slots = reading.slots;
        return filter == null
                && !path.edges().isEmpty()
                && slots.measures.size() > 1
                && slots.measures.stream().allMatch(Measure.Simple.class::isInstance)
                && slots.keys.isEmpty()
                && slots.needs.isEmpty()
                && slots.sorts.isEmpty();
    }

    /** Counts rows at the end of a path; rows that joins may repeat are counted once. */
    private Expression rows(JoinPath path, boolean distinct, @Nullable Condition filter) {
        if (alone(path, filter)) {
            return new Expression.Value(
                    new Query(
                            path.end(),
                            false,
                            List.of(new Query.Item(Expression.rows(), "")),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            null));
        }
        if (path.edges().isEmpty() && !multiplied) {
            return new Expression.Aggregate(Expression.Function.COUNT, null, false, filter);
        }
        if (reading.index.table(path.end()).primaryKey().size() != 1) {
            if (path.edges().isEmpty() || !path.toOne()) {
                return new Expression.Aggregate(Expression.Function.COUNT, null, false, filter);
            }
            throw new Unreadable("Rows of " + Router.words(path.end()) + " cannot be told apart.");
        }
        if (!path.toOne()) {
            for (int i = 1; i <= path.edges().size(); i++) {
                joined.add(path.first(i));
            }
        }
        return new Expression.Aggregate(Expression.Function.COUNT, key(path), true, filter);
    }

    /**
     * The key of the row at the end of a path: taken from the last join's own column where it
     * stands there.
     */
    private Expression key(JoinPath path) {
        var key = reading.index.table(path.end()).primaryKey().getFirst();
        if (!path.edges().isEmpty()) {
            var last = path.edges().getLast();
            if (last.toOne() && last.toColumns().equals(List.of(key))) {
                return new Expression.Of(
                        path.first(path.edges().size() - 1), last.fromColumns().getFirst());
            }
        }
        return new Expression.Of(path, key);
    }

    /** A column name for a measure. */
    String name(Measure measure) {
        return switch (measure) {
            case Measure.Simple simple -> {
                var what =
                        simple.of() < 0
                                ? called(grain)
                                : switch (reading.target(simple.of())) {
                                    case Target.OfMetric(var metric) -> "";
                                    case Target.OfColumn(var column) -> column.name();
                                    default -> called(reading.table(simple.of()));
                                };
                if (simple.of() >= 0
                        && reading.target(simple.of()) instanceof Target.OfMetric(var metric)) {
                    yield words(metric.name());
                }
                var function =
                        switch (simple.function()) {
                            case COUNT -> "count";
                            case SUM -> "total";
                            case AVG -> "average";
                            case MIN -> "minimum";
                            case MAX -> "maximum";
                            case MEDIAN -> "median";
                        };
                yield simple.function() == Expression.Function.COUNT
                        ? words(what + " count")
                        : words(function + " " + String.join(" ", NameWords.of(what)));
            }
            case Measure.Ratio(_, _, var percent) -> percent ? "percentage" : "ratio";
            case Measure.Difference _ -> "difference";
            case Measure.Amount(var of, _) -> words("total " + called(reading.table(of)));
            case Measure.PerRow _ -> "average_count";
            case Measure.Share(_, var percent) -> percent ? "percentage" : "share";
            case Measure.Between _ -> "days";
        };
    }

    /**
     * What rows of a table are called: by the semantic layer in the plural, else by the table's
     * name.
     */
    private String called(TableName table) {
        return reading.index.schema().semantics().entities().stream()
                .filter(entity -> entity.table().equals(table))
                .findFirst()
                .map(entity -> plural(entity.name()))
                .orElseGet(() -> Router.words(table));
    }

    private static String plural(String name) {
        if (name.endsWith("person")) {
            return name.substring(0, name.length() - 6) + "people";
        }
        if (name.matches(".*[^aeiou]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.endsWith("s") ? name : name.matches(".*(?:x|ch|sh)") ? name + "es" : name + "s";
    }

    private static String words(String text) {
        var name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return name.length() > 50 ? name.substring(0, 50) : name;
    }

    List<Integer> none() {
        return new ArrayList<>();
    }
}
