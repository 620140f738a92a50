package dev.baton.nl2sql.query;

import dev.baton.nl2sql.link.Edge;
import dev.baton.nl2sql.link.JoinPath;
import dev.baton.sql.Catalogue;
import dev.baton.sql.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes queries as PostgreSQL. */
public final class SqlText {
    private final Catalogue catalogue;
    private final Aliases names;
    private final Map<List<Edge>, String> aliases = new LinkedHashMap<>();
    private final String grainAlias;
    private final boolean bare;

    private SqlText(Query query, Catalogue catalogue, Aliases names) {
        this.catalogue = catalogue;
        this.names = names;
        var paths = new Paths(query).all();
        this.bare = names.outermost() && paths.size() <= 1 && !new Paths(query).nested();
        this.grainAlias = bare ? "" : names.alias(query.grain());
        aliases.put(List.of(), grainAlias);
    }

    /** The query as one statement without a semicolon. */
    public static String of(Query query, Catalogue catalogue) {
        return new SqlText(query, catalogue, new Aliases()).write(query);
    }

    /** The ways from the grain to all rows whose columns the query uses. */
    public static List<JoinPath> paths(Query query) {
        return Paths.of(query);
    }

    private String write(Query query) {
        var joins = new StringBuilder();
        for (var path : new Paths(query).all()) {
            for (int i = 1; i <= path.edges().size(); i++) {
                join(path.first(i), joins);
            }
        }
        var sql = new StringBuilder("SELECT ");
        if (query.distinct()) {
            sql.append("DISTINCT ");
        }
        sql.append(query.select().stream().map(this::item).collect(Collectors.joining(", ")));
        sql.append("\nFROM ")
                .append(table(query.grain()))
                .append(bare ? "" : " AS " + grainAlias)
                .append(joins);
        if (!query.where().isEmpty()) {
            sql.append("\nWHERE ").append(all(query.where()));
        }
        if (!query.group().isEmpty()) {
            sql.append("\nGROUP BY ")
                    .append(
                            query.group().stream()
                                    .map(this::expression)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        if (!query.having().isEmpty()) {
            sql.append("\nHAVING ").append(all(query.having()));
        }
        if (!query.order().isEmpty()) {
            sql.append("\nORDER BY ")
                    .append(
                            query.order().stream()
                                    .map(order ->
                                            expression(order.expression())
                                                    + (order.descending()
                                                            ? " DESC NULLS LAST"
                                                            : ""))
                                    .collect(Collectors.joining(", ")));
        }
        if (query.limit() != null) {
            sql.append("\nLIMIT ").append(query.limit());
        }
        if (query.offset() > 0) {
            sql.append(" OFFSET ").append(query.offset());
        }
        return sql.toString();
    }

    private void join(JoinPath path, StringBuilder into) {
        if (aliases.containsKey(path.edges())) {
            return;
        }
        var edge = path.edges().getLast();
        var from = aliases.get(path.first(path.edges().size() - 1).edges());
        var alias = names.alias(edge.to());
        aliases.put(path.edges(), alias);
        into.append("\nJOIN ")
                .append(table(edge.to()))
                .append(" AS ")
                .append(alias)
                .append(" ON ")
                .append(on(edge, from == null ? grainAlias : from, alias));
    }

    private static String on(Edge edge, String from, String to) {
        var on = new ArrayList<String>();
        for (int i = 0; i < edge.fromColumns().size(); i++) {
            on.add(
                    to
                            + "."
                            + Aliases.quote(edge.toColumns().get(i))
                            + " = "
                            + from
                            + "."
                            + Aliases.quote(edge.fromColumns().get(i)));
        }
        return String.join(" AND ", on);
    }

    private String table(TableName name) {
        boolean many =
                catalogue.tables().stream().map(table -> table.name().schema()).distinct().count()
                        > 1;
        return name.schema().equals("public") && !many
                ? Aliases.quote(name.name())
                : Aliases.quote(name.schema()) + "." + Aliases.quote(name.name());
    }

    private String item(Query.Item item) {
        return expression(item.expression())
                + (item.name().isEmpty() ? "" : " AS " + Aliases.quote(item.name()));
    }

    private String expression(Expression expression) {
        return switch (expression) {
            case Expression.Of(var path, var column) -> qualified(path, column);
            case Expression.Written(var path, var sql) -> "(" + written(path, sql) + ")";
            case Expression.Aggregate aggregate -> aggregate(aggregate);
            case Expression.Operation(var operator, var left, var right) ->
                    operation(operator, left, right);
            case Expression.Number(BigDecimal value) -> value.toPlainString();
            case Expression.Text(var value) -> literal(value);
            case Expression.Day(var day, var timestamp) ->
                    (timestamp ? "TIMESTAMP '" : "DATE '") + day + "'";
            case Expression.PartOfTime(var unit, var time) ->
                    unit.equals("year") || unit.equals("dow")
                            ? "EXTRACT("
                                    + unit.toUpperCase(java.util.Locale.ROOT)
                                    + " FROM "
                                    + expression(time)
                                    + ")"
                            : "DATE_TRUNC('" + unit + "', " + expression(time) + ")";
            case Expression.OfTotal(var of) ->
                    "100.0 * "
                            + expression(of)
                            + " / NULLIF(SUM("
                            + expression(of)
                            + ") OVER (), 0)";
            case Expression.Growth(var of, var time) -> growth(expression(of), expression(time));
            case Expression.Value(var query) ->
                    "(" + new SqlText(query, catalogue, names.inner()).write(query) + ")";
            case Expression.Days(var later, var earlier, var timestamps) ->
                    timestamps
                            ? "EXTRACT(EPOCH FROM "
                                    + expression(later)
                                    + " - "
                                    + expression(earlier)
                                    + ") / 86400"
                            : "(" + expression(later) + " - " + expression(earlier) + ")";
        };
    }

    private static String growth(String of, String time) {
        var before = "LAG(" + of + ") OVER (ORDER BY " + time + ")";
        return "100.0 * (%s - %s) / NULLIF(%s, 0)".formatted(of, before, before);
    }

    private String operation(String operator, Expression left, Expression right) {
        if (operator.equals("/")) {
            return "1.0 * " + expression(left) + " / NULLIF(" + expression(right) + ", 0)";
        }
        if (operator.equals("%")) {
            return "100.0 * " + expression(left) + " / NULLIF(" + expression(right) + ", 0)";
        }
        return expression(left)
                + " "
                + operator
                + " "
                + (right instanceof Expression.Operation
                        ? "(" + expression(right) + ")"
                        : expression(right));
    }

    private String aggregate(Expression.Aggregate aggregate) {
        var argument = aggregate.argument() == null ? "*" : expression(aggregate.argument());
        if (aggregate.function() == Expression.Function.MEDIAN) {
            return "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY " + argument + ")";
        }
        var text =
                aggregate.function()
                        + "("
                        + (aggregate.distinct() ? "DISTINCT " : "")
                        + argument
                        + ")";
        return aggregate.filter() == null
                ? text
                : text + " FILTER (WHERE " + condition(aggregate.filter()) + ")";
    }

    private String qualified(JoinPath path, String column) {
        var alias = aliases.getOrDefault(path.edges(), grainAlias);
        return alias.isEmpty() ? Aliases.quote(column) : alias + "." + Aliases.quote(column);
    }

    private String written(JoinPath path, String sql) {
        var columns =
                catalogue.table(path.end()).stream()
                        .flatMap(table -> table.columns().stream())
                        .map(dev.baton.sql.Column::name)
                        .collect(Collectors.toSet());
        return WrittenSql.qualify(sql, columns, column -> qualified(path, column));
    }

    private String all(List<Condition> conditions) {
        return conditions.stream()
                .map(condition ->
                        condition instanceof Condition.Any && conditions.size() > 1
                                ? "(" + condition(condition) + ")"
                                : condition(condition))
                .collect(Collectors.joining(" AND "));
    }

    private String condition(Condition condition) {
        return switch (condition) {
            case Condition.Compare(var left, var operator, var right) ->
                    expression(left) + " " + operator + " " + expression(right);
            case Condition.In(var left, var values, var negated) ->
                    values.size() == 1
                            ? expression(left)
                                    + (negated ? " <> " : " = ")
                                    + literal(values.getFirst())
                            : expression(left)
                                    + (negated ? " NOT IN (" : " IN (")
                                    + values.stream()
                                            .map(SqlText::literal)
                                            .collect(Collectors.joining(", "))
                                    + ")";
            case Condition.Like(var left, var pattern, var negated) ->
                    expression(left) + (negated ? " NOT ILIKE " : " ILIKE ") + literal(pattern);
            case Condition.Missing(var left, var negated) ->
                    expression(left) + (negated ? " IS NOT NULL" : " IS NULL");
            case Condition.Holds(var expression, var negated) ->
                    (negated ? "NOT " : "") + expression(expression);
            case Condition.All(var parts) -> all(parts);
            case Condition.Any(var parts) ->
                    parts.stream()
                            .map(part ->
                                    part instanceof Condition.All
                                            ? "(" + condition(part) + ")"
                                            : condition(part))
                            .collect(Collectors.joining(" OR "));
            case Condition.Not(var part) -> "NOT (" + condition(part) + ")";
            case Condition.Exists exists -> exists(exists);
        };
    }

    private String exists(Condition.Exists exists) {
        var outer = aliases.getOrDefault(exists.at().edges(), grainAlias);
        var first = exists.way().edges().getFirst();
        var rest = exists.way().after(1);
        var grain = first.to();
        var inner = exists.inner().stream().map(condition -> Paths.moved(condition, rest)).toList();
        var query =
                new Query(grain, false, List.of(), inner, List.of(), List.of(), List.of(), null);
        var text = new SqlText(query, catalogue, names.inner());
        var joins = new StringBuilder();
        var paths = new ArrayList<>(new Paths(query).all());
        paths.add(new JoinPath(grain, rest.edges()));
        for (var path : paths) {
            for (int i = 1; i <= path.edges().size(); i++) {
                text.join(path.first(i), joins);
            }
        }
        var where = new ArrayList<String>();
        where.add(on(first, outer, text.grainAlias));
        if (!inner.isEmpty()) {
            where.add(text.all(inner));
        }
        return (exists.negated() ? "NOT " : "")
                + "EXISTS (SELECT 1 FROM "
                + table(grain)
                + " AS "
                + text.grainAlias
                + joins.toString().replace('\n', ' ')
                + " WHERE "
                + String.join(" AND ", where)
                + ")";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
