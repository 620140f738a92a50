package dev.baton.bench;

import dev.baton.sql.Guard;
import dev.baton.sql.Schema;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Mutants that mean the same by construction. Only what can be shown from keys and conditions
 * counts; whatever cannot be shown is held to be different.
 */
final class SameMeaning {
    private final Schema schema;

    private SameMeaning(Schema schema) {
        this.schema = schema;
    }

    static boolean shown(Mutation mutation, String gold, String mutant, Schema schema) {
        int at = 0;
        while (at < Math.min(gold.length(), mutant.length())
                && gold.charAt(at) == mutant.charAt(at)) {
            at++;
        }
        return shown(mutation, inner(gold, at), inner(mutant, at), new SameMeaning(schema));
    }

    /** The innermost SELECT in brackets around a place, else the whole. */
    private static String inner(String sql, int place) {
        int depth = 0;
        for (int from = Math.min(place, sql.length()) - 1; from >= 0; from--) {
            char c = sql.charAt(from);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth < 0 && sql.startsWith("select", from + 1)) {
                int open = 1;
                int end = from + 1;
                while (end < sql.length() && open > 0) {
                    char d = sql.charAt(end++);
                    open += d == '(' ? 1 : d == ')' ? -1 : 0;
                }
                return sql.substring(from + 1, end - 1);
            }
            depth = Math.max(depth, 0);
        }
        return sql;
    }

    private static boolean shown(Mutation mutation, String gold, String mutant, SameMeaning same) {
        try {
            return switch (mutation) {
                case JOIN_TO_LEFT_JOIN ->
                        CCJSqlParserUtil.parse(mutant) instanceof PlainSelect select
                                && same.leftIsInner(select, gold);
                case COUNT_DISTINCT_TO_COUNT, DROPPED_DISTINCT ->
                        CCJSqlParserUtil.parse(gold) instanceof PlainSelect select
                                && same.distinctAnyway(mutation, select);
                case LIMIT_PLUS_ONE, LIMIT_MINUS_ONE ->
                        CCJSqlParserUtil.parse(gold) instanceof PlainSelect select
                                && oneRow(select);
                case GREATER_TO_GREATER_OR_EQUAL,
                        LESS_TO_LESS_OR_EQUAL,
                        DESC_TO_ASC,
                        DROPPED_WHERE,
                        ADDED_COLUMN,
                        SELECT_STAR ->
                        false;
            };
        } catch (JSQLParserException e) {
            return false;
        }
    }

    /** An aggregate without groups has one row, whatever the limit. */
    private static boolean oneRow(PlainSelect select) {
        return select.getGroupBy() == null
                && select.getSelectItems().size() == 1
                && select.getSelectItems()
                        .getFirst()
                        .toString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(count|sum|avg|min|max)\\s*\\(.*");
    }

    /** Of one table its key is distinct by itself. */
    private boolean distinctAnyway(Mutation mutation, PlainSelect select) {
        if (select.getJoins() != null || !(select.getFromItem() instanceof Table table)) {
            return false;
        }
        var key = keys(table);
        if (key.size() != 1) {
            return false;
        }
        return select.getSelectItems().stream()
                        .map(item -> item.toString().toLowerCase(java.util.Locale.ROOT))
                        .map(item ->
                                item.replaceAll("^.*\\(\\s*distinct\\s+|\\).*$", "")
                                        .replaceAll("^\\w+\\.", ""))
                        .anyMatch(item -> item.equals(key.getFirst()))
                && (mutation == Mutation.DROPPED_DISTINCT || select.getSelectItems().size() == 1);
    }

    private List<String> keys(Table table) {
        return schema.catalogue()
                .table(new TableName("public", table.getName()))
                .map(dev.baton.sql.Table::primaryKey)
                .orElse(List.of());
    }

    /**
     * A left join finds a partner for every row where it follows a declared reference that is never
     * null; and what WHERE or a later inner join asks of its table, no row without partner has.
     */
    private boolean leftIsInner(PlainSelect select, String gold) throws JSQLParserException {
        if (select.getJoins() == null) {
            return false;
        }
        var before =
                CCJSqlParserUtil.parse(gold) instanceof PlainSelect plain ? plain.getJoins() : null;
        for (int i = 0; i < select.getJoins().size(); i++) {
            var join = select.getJoins().get(i);
            if (before != null && i < before.size() && join.isLeft() && !before.get(i).isLeft()) {
                return join.getFromItem() instanceof Table table
                        && (always(select, join, table, i) || asked(select, alias(table), i));
            }
        }
        return false;
    }

    private boolean always(PlainSelect select, Join join, Table joined, int place) {
        // The rows before it must be there: none of an earlier left join.
        boolean inner = select.getJoins().subList(0, place).stream().noneMatch(Join::isLeft);
        if (!inner || join.getOnExpressions().size() != 1) {
            return false;
        }
        var on = join.getOnExpressions().iterator().next();
        if (!(on instanceof EqualsTo)) {
            return false;
        }
        var pair = new Guard(schema).uses(select.toString()).orElseThrow().joins().stream();
        var name = new TableName("public", joined.getName());
        var text = on.toString();
        return pair.anyMatch(each ->
                List.of(each.left(), each.right()).stream()
                                .anyMatch(one -> one.table().equals(name))
                        && text.contains(each.left().name())
                        && text.contains(each.right().name())
                        && schema.catalogue().foreignKeys().stream()
                                .anyMatch(key ->
                                        key.to().equals(name)
                                                && !key.from().equals(name)
                                                && key.fromColumns().size() == 1
                                                && List.of(each.left(), each.right()).stream()
                                                        .anyMatch(one ->
                                                                one.table().equals(key.from())
                                                                        && one.name()
                                                                                .equals(
                                                                                        key.fromColumns()
                                                                                                .getFirst()))
                                                && List.of(each.left(), each.right()).stream()
                                                        .anyMatch(one ->
                                                                one.table().equals(key.to())
                                                                        && one.name()
                                                                                .equals(
                                                                                        key.toColumns()
                                                                                                .getFirst()))
                                                && schema.catalogue()
                                                        .table(key.from())
                                                        .orElseThrow()
                                                        .column(key.fromColumns().getFirst())
                                                        .filter(column -> !column.nullable())
                                                        .isPresent()));
    }

    private boolean asked(PlainSelect select, String alias, int place) {
        var conditions = new ArrayList<Expression>();
        conjuncts(select.getWhere(), conditions);
        for (var later : select.getJoins().subList(place + 1, select.getJoins().size())) {
            if (!later.isLeft()) {
                later.getOnExpressions().forEach(on -> conjuncts(on, conditions));
            }
        }
        return conditions.stream().anyMatch(each -> rejectsNull(each, alias));
    }

    private static void conjuncts(Expression condition, List<Expression> into) {
        if (condition instanceof AndExpression and) {
            conjuncts(and.getLeftExpression(), into);
            conjuncts(and.getRightExpression(), into);
        } else if (condition != null) {
            into.add(condition);
        }
    }

    private static boolean rejectsNull(Expression condition, String alias) {
        return switch (condition) {
            case ComparisonOperator comparison ->
                    of(comparison.getLeftExpression(), alias)
                            || of(comparison.getRightExpression(), alias);
            case Between between -> of(between.getLeftExpression(), alias);
            case LikeExpression like -> of(like.getLeftExpression(), alias);
            case InExpression in -> of(in.getLeftExpression(), alias);
            case Column column -> of(column, alias);
            case null, default -> false;
        };
    }

    private static boolean of(Expression expression, String alias) {
        return expression instanceof Column column
                        && column.getTable() != null
                        && alias.equalsIgnoreCase(column.getTable().getName())
                || expression instanceof BinaryExpression both
                        && !(both instanceof ComparisonOperator)
                        && (of(both.getLeftExpression(), alias)
                                || of(both.getRightExpression(), alias));
    }

    private static String alias(Table table) {
        return table.getAlias() == null ? table.getName() : table.getAlias().getName().strip();
    }
}
