package dev.baton.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/**
 * How far the dates go that a query has a condition on: {@code sql} gives the oldest and the newest
 * value of {@code column} among the rows that all its other conditions leave.
 */
public record DateReach(String column, String sql) {

    /** Of a plain query with a condition on a date; empty for any other. */
    public static Optional<DateReach> of(SafeSql query, Catalogue catalogue) {
        try {
            return CCJSqlParserUtil.parse(query.text()) instanceof PlainSelect select
                            && select.getWithItemsList() == null
                            && select.getFromItem() != null
                            && select.getWhere() != null
                    ? of(select, catalogue)
                    : Optional.empty();
        } catch (JSQLParserException _) {
            return Optional.empty();
        }
    }

    private static Optional<DateReach> of(PlainSelect select, Catalogue catalogue) {
        var tables = tables(select, catalogue);
        @Nullable String date = null;
        var others = new ArrayList<String>();
        for (var condition : conditions(select.getWhere())) {
            var columns = columns(condition);
            var only = columns.size() == 1 ? columns.iterator().next() : "";
            if (date == null && temporal(only, tables)) {
                date = only;
            } else if (!only.equals(date)) {
                others.add("(" + condition + ")");
            }
        }
        if (date == null) {
            return Optional.empty();
        }
        var where = others.isEmpty() ? "" : " where " + String.join(" and ", others);
        var sql =
                "select min(%s) as oldest, max(%s) as newest from %s%s"
                        .formatted(date, date, from(select), where);
        return Optional.of(new DateReach(date.substring(date.indexOf('.') + 1), sql));
    }

    private static String from(PlainSelect select) {
        var joins = select.getJoins() == null ? List.<Join>of() : select.getJoins();
        return Stream.concat(Stream.of(select.getFromItem()), joins.stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** What stands side by side, joined by “and”. */
    private static List<Expression> conditions(Expression where) {
        return switch (where) {
            case AndExpression and ->
                    Stream.concat(
                                    conditions(and.getLeftExpression()).stream(),
                                    conditions(and.getRightExpression()).stream())
                            .toList();
            case ParenthesedExpressionList<?> list when list.size() == 1 ->
                    conditions(list.getFirst());
            default -> List.of(where);
        };
    }

    private static Set<String> columns(Expression condition) {
        var names = new HashSet<String>();
        condition.accept(
                new ExpressionVisitorAdapter<Boolean>() {
                    @Override
                    public <S> Boolean visit(Column column, S context) {
                        return names.add(column.getFullyQualifiedName());
                    }
                },
                null);
        return names;
    }

    private static Map<String, dev.baton.sql.Table> tables(
            PlainSelect select, Catalogue catalogue) {
        var tables = new HashMap<String, dev.baton.sql.Table>();
        note(select.getFromItem(), catalogue, tables);
        if (select.getJoins() != null) {
            select.getJoins().forEach(join -> note(join.getFromItem(), catalogue, tables));
        }
        return tables;
    }

    private static void note(
            FromItem item, Catalogue catalogue, Map<String, dev.baton.sql.Table> into) {
        if (item instanceof Table table) {
            var alias = table.getAlias() == null ? table.getName() : table.getAlias().getName();
            catalogue.tables().stream()
                    .filter(known -> known.name().name().equalsIgnoreCase(table.getName()))
                    .findFirst()
                    .ifPresent(known -> into.put(alias.toLowerCase(Locale.ROOT), known));
        }
    }

    private static boolean temporal(String column, Map<String, dev.baton.sql.Table> tables) {
        int dot = column.lastIndexOf('.');
        var name = column.substring(dot + 1);
        var of =
                dot < 0
                        ? tables.values().stream()
                        : Stream.ofNullable(
                                tables.get(column.substring(0, dot).toLowerCase(Locale.ROOT)));
        return of.flatMap(table -> table.columns().stream())
                .anyMatch(known -> known.name().equalsIgnoreCase(name) && known.type().temporal());
    }
}
