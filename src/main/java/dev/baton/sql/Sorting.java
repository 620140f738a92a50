package dev.baton.sql;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** Reads by which columns of its result a query sorts its rows. */
final class Sorting {
    private Sorting() {}

    static Uses.Order of(Select select) {
        var keys = select.getOrderByElements();
        if (keys == null || keys.isEmpty()) {
            return select instanceof ParenthesedSelect inner
                    ? of(inner.getSelect())
                    : Uses.Order.NONE;
        }
        var items = items(select);
        var by = new ArrayList<Integer>();
        for (var key : keys) {
            int place = place(key.getExpression(), items);
            if (place < 0) {
                return new Uses.Order(true, List.of());
            }
            by.add(place);
        }
        return new Uses.Order(true, by);
    }

    /** None when a star stands among them: then their places cannot be told. */
    private static List<SelectItem<?>> items(Select select) {
        return switch (select) {
            case PlainSelect plain
                    when plain.getSelectItems().stream()
                            .noneMatch(item -> item.getExpression() instanceof AllColumns) ->
                    plain.getSelectItems();
            case SetOperationList union -> items(union.getSelect(0));
            case ParenthesedSelect inner -> items(inner.getSelect());
            default -> List.of();
        };
    }

    private static int place(Expression key, List<SelectItem<?>> items) {
        if (key instanceof LongValue number) {
            long place = number.getValue() - 1;
            return place >= 0 && place < items.size() ? (int) place : -1;
        }
        for (int i = 0; i < items.size(); i++) {
            if (named(items.get(i), key)) {
                return i;
            }
        }
        for (int i = 0; i < items.size(); i++) {
            if (same(items.get(i).getExpression(), key)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean named(SelectItem<?> item, Expression key) {
        return item.getAlias() != null
                && key instanceof Column column
                && column.getTable() == null
                && Identifiers.folded(item.getAlias().getName().strip())
                        .equals(Identifiers.folded(column.getColumnName()));
    }

    private static boolean same(Expression item, Expression key) {
        return item.toString().equalsIgnoreCase(key.toString())
                || item instanceof Column selected
                        && key instanceof Column column
                        && column.getTable() == null
                        && Identifiers.folded(selected.getColumnName())
                                .equals(Identifiers.folded(column.getColumnName()));
    }
}
