package dev.baton.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Walks a query with its scopes: every SELECT, FROM item and WITH part in it. */
final class SelectWalk {
    private final Names names;
    private final Bombs bombs;
    private final ExpressionWalk expressions;
    private final Conditions conditions = new Conditions();
    private final Set<String> declared = new LinkedHashSet<>();

    SelectWalk(Names names) {
        this.names = names;
        bombs = new Bombs();
        expressions = new ExpressionWalk(this, names, bombs, conditions);
    }

    /** The names the query gives to things itself. */
    Set<String> declared() {
        return declared;
    }

    /** What its columns are compared with. */
    Conditions conditions() {
        return conditions;
    }

    /** Walks a query and says what it gives. */
    Relation select(Select select, @Nullable Scope around) {
        NodeKinds.children(select);
        var scope = new Scope(around);
        with(select, scope);
        return switch (select) {
            case PlainSelect plain -> plain(plain, scope);
            case SetOperationList list -> union(list, scope);
            case ParenthesedSelect inner -> {
                var given = select(inner.getSelect(), scope);
                tail(inner, scope, given);
                yield given;
            }
            case Values values -> values(values, scope);
            case TableStatement table -> {
                var relation = table(table.getTable(), scope);
                names.wholeRow(relation);
                tail(table, scope, relation);
                yield Relation.derived(null, relation.columns(), relation.open());
            }
            default ->
                    throw new Refusal(
                            "construct",
                            "This kind of query is not known to be harmless.",
                            "Write it with SELECT.");
        };
    }

    private void with(Select select, Scope scope) {
        if (select.getWithItemsList() == null) {
            return;
        }
        boolean recursive = select.getWithItemsList().stream().anyMatch(WithItem::isRecursive);
        for (var item : select.getWithItemsList()) {
            NodeKinds.children(item);
            common(item, scope, recursive);
        }
    }

    private void common(WithItem<?> item, Scope scope, boolean recursive) {
        var name = Identifiers.folded(item.getAliasName());
        declared.add(name);
        if (!(item.getParenthesedStatement() instanceof ParenthesedSelect inner)) {
            throw new Refusal(
                    "data_change",
                    "The part %s of WITH changes data.".formatted(name),
                    "Only SELECT may stand inside WITH.");
        }
        var columns = columnNames(item);
        if (recursive) {
            Bombs.recursion(inner, name);
            scope.name(name, itself(name, inner, columns, scope));
        }
        var given = select(inner, scope);
        var relation = Relation.derived(name, given.columns(), given.open());
        scope.name(name, columns.isEmpty() ? relation : relation.renamed(columns));
    }

    /** What a recursive part means inside itself: the columns of its first branch. */
    private Relation itself(
            String name, ParenthesedSelect inner, List<String> columns, Scope scope) {
        if (!columns.isEmpty() || !(inner.getSelect() instanceof SetOperationList union)) {
            var outputs =
                    columns.stream().map(column -> new Relation.Output(column, null)).toList();
            return Relation.derived(name, outputs, columns.isEmpty());
        }
        var first = select(union.getSelect(0), scope);
        return Relation.derived(name, first.columns(), first.open());
    }

    private List<String> columnNames(WithItem<?> item) {
        if (item.getWithItemList() == null) {
            return List.of();
        }
        var columns = new ArrayList<String>();
        for (var column : item.getWithItemList()) {
            if (!(column.getExpression() instanceof Column plain)) {
                throw new Refusal(
                        "construct",
                        "A part of WITH names its columns in a way that cannot be read.",
                        "Write WITH name (column, column) AS (SELECT …).");
            }
            columns.add(Identifiers.folded(plain.getColumnName()));
        }
        return columns;
    }

    private Relation union(SetOperationList list, Scope scope) {
        list.getOperations().forEach(NodeKinds::children);
        var branches = list.getSelects().stream().map(branch -> select(branch, scope)).toList();
        var first = branches.getFirst();
        // What is the same column of several tables is no column of the first one alone.
        var columns =
                first.columns().stream()
                        .map(column -> new Relation.Output(column.name(), null))
                        .toList();
        var given = Relation.derived(null, columns, first.open());
        tail(list, scope, given);
        return given;
    }

    private Relation values(Values values, Scope scope) {
        expressions.walk(values.getExpressions(), scope);
        var first = values.getExpressions().isEmpty() ? null : values.getExpressions().getFirst();
        int width = first instanceof List<?> row ? row.size() : 1;
        var columns = new ArrayList<Relation.Output>();
        for (int i = 1; i <= width; i++) {
            columns.add(new Relation.Output("column" + i, null));
        }
        var given = Relation.derived(null, columns, false);
        tail(values, scope, given);
        return given;
    }

    private Relation plain(PlainSelect select, Scope scope) {
        if (select.getFromItem() != null) {
            from(select.getFromItem(), scope);
        }
        joins(select.getJoins(), scope);
        Bombs.cartesian(select, scope.relations());
        var given = new ArrayList<Relation.Output>();
        boolean open = false;
        for (var item : select.getSelectItems()) {
            open |= !item(item, scope, given);
        }
        expressions.walk(select.getWhere(), scope);
        if (select.getDistinct() != null) {
            NodeKinds.children(select.getDistinct());
        }
        var result = Relation.derived(null, given, open);
        scope.outputs(outputs(result));
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct()
                    .getOnSelectItems()
                    .forEach(item -> expressions.walk(item.getExpression(), scope));
        }
        expressions.walk(select.getGroupBy(), scope);
        expressions.walk(select.getHaving(), scope);
        expressions.walk(select.getWindowDefinitions(), scope);
        tail(select, scope, result);
        return result;
    }

    private static Set<String> outputs(Relation relation) {
        return relation.columns().stream()
                .map(Relation.Output::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** ORDER BY, LIMIT and the rest that may follow any query. */
    private void tail(Select select, Scope scope, Relation given) {
        scope.outputs(outputs(given));
        var orderScope = scope;
        if (!(select instanceof PlainSelect)) {
            orderScope = new Scope(scope);
            orderScope.add(given);
        }
        expressions.walk(select.getOrderByElements(), orderScope);
        expressions.walk(select.getLimit(), scope);
        expressions.walk(select.getOffset(), scope);
        expressions.walk(select.getFetch(), scope);
    }

    /** Adds what an item of the select list gives; false when it cannot be told. */
    private boolean item(SelectItem<?> item, Scope scope, List<Relation.Output> into) {
        NodeKinds.children(item);
        var expression = item.getExpression();
        if (expression instanceof AllTableColumns all) {
            NodeKinds.children(all);
            var relation = expressions.owner(all.getTable(), scope);
            return everything(relation, into);
        }
        if (expression instanceof AllColumns) {
            NodeKinds.children(expression);
            boolean known = true;
            for (var relation : scope.relations()) {
                known &= everything(relation, into);
            }
            return known;
        }
        expressions.walk(expression, scope);
        if (item.getAlias() != null) {
            var alias = alias(item.getAlias());
            into.add(new Relation.Output(alias, null));
            return true;
        }
        var name = nameOf(expression);
        into.add(new Relation.Output(name == null ? "?column?" : name, null));
        return name != null;
    }

    private boolean everything(Relation relation, List<Relation.Output> into) {
        names.wholeRow(relation);
        for (var column : relation.columns()) {
            into.add(new Relation.Output(column.name(), null));
        }
        return !relation.open();
    }

    private static @Nullable String nameOf(Expression expression) {
        return switch (expression) {
            case Column column -> Identifiers.folded(column.getColumnName());
            case Function function -> Identifiers.folded(function.getName());
            case DateUnitExpression unit -> unit.toString().toLowerCase(Locale.ROOT);
            case CastExpression cast -> nameOf(cast.getLeftExpression());
            default -> null;
        };
    }

    private String alias(Alias alias) {
        var written = alias.getName().strip();
        if (written.startsWith("'")) {
            throw new Refusal(
                    "string",
                    "A text stands where a name is expected.",
                    "Write the name without quotes or in double quotes.");
        }
        var name = Identifiers.folded(written);
        declared.add(name);
        return name;
    }

    private void joins(@Nullable List<Join> joins, Scope scope) {
        if (joins == null) {
            return;
        }
        for (var join : joins) {
            NodeKinds.children(join);
            int before = scope.relations().size();
            from(join.getFromItem(), scope);
            join.getOnExpressions().forEach(on -> expressions.walk(on, scope));
            for (var column : join.getUsingColumns()) {
                NodeKinds.children(column);
                names.unqualified(
                        scope, column.getColumnName(), Identifiers.folded(column.getColumnName()));
            }
            if (join.isNatural()) {
                scope.relations().forEach(names::wholeRow);
            }
            bothSides(join, scope, before);
        }
    }

    /** A column of USING must be readable on the right side too. */
    private void bothSides(Join join, Scope scope, int before) {
        var left = new Scope(null);
        scope.relations().subList(0, before).forEach(left::add);
        var right = new Scope(null);
        scope.relations().subList(before, scope.relations().size()).forEach(right::add);
        for (var column : join.getUsingColumns()) {
            var name = Identifiers.folded(column.getColumnName());
            names.unqualified(right, column.getColumnName(), name);
            conditions.using(name, left, right);
        }
    }

    private void from(FromItem item, Scope scope) {
        NodeKinds.children(item);
        switch (item) {
            case Table table -> scope.add(aliased(table(table, scope), table.getAlias(), scope));
            case LateralSubSelect lateral -> {
                var given = select(lateral, scope);
                scope.add(aliased(given, lateral.getAlias(), scope));
            }
            case ParenthesedFromItem group -> group(group, scope);
            case TableFunction function -> function(function, scope);
            case Select select -> {
                // Not lateral: it sees the parts of WITH and what is around, not its neighbours.
                var given = select(select, scope.withoutRelations());
                scope.add(aliased(given, select.getAlias(), scope));
            }
            default ->
                    throw new Refusal(
                            "construct",
                            "Something in FROM is not known to be harmless.",
                            "Read from tables and sub-selects.");
        }
    }

    private void group(ParenthesedFromItem group, Scope scope) {
        var inside = scope.withoutRelations();
        from(group.getFromItem(), inside);
        joins(group.getJoins(), inside);
        if (group.getAlias() == null) {
            inside.relations().forEach(scope::add);
        } else {
            scope.add(aliased(Relation.joined(inside.relations()), group.getAlias(), scope));
        }
    }

    private void function(TableFunction item, Scope scope) {
        expressions.walkFunctionItem(item, scope);
        var alias = item.getAlias();
        if (alias == null) {
            var name =
                    item.getFunction() == null
                            ? null
                            : Identifiers.folded(item.getFunction().getName());
            var columns =
                    name == null
                            ? List.<Relation.Output>of()
                            : List.of(new Relation.Output(name, null));
            scope.add(Relation.derived(name, columns, true));
            return;
        }
        var name = alias(alias);
        var relation = Relation.derived(name, List.of(new Relation.Output(name, null)), true);
        scope.add(aliased(relation, alias, scope));
    }

    private Relation aliased(Relation relation, @Nullable Alias alias, Scope scope) {
        if (alias == null) {
            return relation;
        }
        expressions.walk(alias, scope);
        var named = relation.named(alias(alias));
        if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
            return named;
        }
        names.wholeRow(relation);
        return named.renamed(
                alias.getAliasColumns().stream()
                        .map(column -> Identifiers.folded(column.name))
                        .peek(declared::add)
                        .toList());
    }

    private Relation table(Table table, Scope scope) {
        NodeKinds.children(table);
        var parts = ExpressionWalk.parts(table);
        if (table.getName().equalsIgnoreCase("table") || table.getName().equalsIgnoreCase("only")) {
            // The database reads TABLE x and ONLY x, where the parser reads a table with an alias.
            throw new Refusal(
                    "construct", "TABLE and ONLY cannot stand here.", "Write SELECT … FROM.");
        }
        if (parts.size() == 1) {
            var common = scope.common(parts.getFirst());
            if (common.isPresent()) {
                return common.get();
            }
        }
        return names.table(parts);
    }
}
