package dev.baton.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** Walks expressions down to the last node: columns, functions, types, sub-selects. */
final class ExpressionWalk {
    private static final Set<String> TYPE_WORDS =
            Set.of(
                    "precision",
                    "varying",
                    "with",
                    "without",
                    "time",
                    "zone",
                    "year",
                    "month",
                    "day",
                    "hour",
                    "minute",
                    "second",
                    "to");
    private static final Set<String> TIME_WORDS =
            Set.of(
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "localtime",
                    "localtimestamp");

    private final SelectWalk selects;
    private final Names names;
    private final Bombs bombs;
    private final Conditions conditions;

    ExpressionWalk(SelectWalk selects, Names names, Bombs bombs, Conditions conditions) {
        this.selects = selects;
        this.names = names;
        this.bombs = bombs;
        this.conditions = conditions;
    }

    void walk(@Nullable Object node, Scope scope) {
        switch (node) {
            case null -> {}
            case Select select -> selects.select(select, scope);
            case Column column -> column(column, scope);
            case AllTableColumns all -> names.wholeRow(owner(all.getTable(), scope));
            case AllColumns _ -> throw star();
            case Function function -> function(function, scope);
            case AnalyticExpression window -> {
                boolean counting = function(window.getName()).equals("count");
                for (var child : NodeKinds.children(window)) {
                    argument(child, counting, scope);
                }
            }
            case DateUnitExpression unit -> {
                // A column such as "year", which the parser takes for a unit of time.
                var name = unit.toString().toLowerCase(Locale.ROOT);
                names.unqualified(scope, name, name);
            }
            case TimeKeyExpression time -> time(time);
            case ColDataType type -> {
                type(type);
                below(type, scope);
            }
            case Collection<?> list when !list.getClass().getName().startsWith("net.sf.") ->
                    list.forEach(item -> walk(item, scope));
            default -> {
                below(node, scope);
                conditions.note(node, scope);
            }
        }
    }

    private void below(Object node, Scope scope) {
        for (var child : NodeKinds.children(node)) {
            walk(child, scope);
        }
    }

    /** A function in FROM. */
    void walkFunctionItem(TableFunction item, Scope scope) {
        for (var child : NodeKinds.children(item)) {
            walk(child, scope);
        }
        if (item.getFunction() == null && item.getRowsFromFunctions() == null) {
            throw new Refusal(
                    "construct",
                    "Something in FROM is not known to be harmless.",
                    "Read from tables and sub-selects.");
        }
    }

    /** The relation that {@code x.*} means. */
    Relation owner(Table table, Scope scope) {
        var parts = parts(table);
        return scope.relation(parts.size() > 1 ? parts.getFirst() : null, parts.getLast())
                .orElseGet(() -> names.noRelation(parts));
    }

    /** Schema and name, or the name alone, as the database folds them. */
    static List<String> parts(Table table) {
        var parts = new ArrayList<String>();
        for (var part : table.getNameParts().reversed()) {
            if (part != null && !part.isEmpty()) {
                parts.add(Identifiers.folded(part));
            }
        }
        if (table.getNamePartDelimiters().stream()
                .anyMatch(delimiter -> delimiter != null && !delimiter.equals("."))) {
            throw new Refusal("name", "A name has odd parts.", "Write schema.table.");
        }
        return parts;
    }

    private void column(Column column, Scope scope) {
        NodeKinds.children(column);
        walk(column.getArrayConstructor(), scope);
        var delimiter = column.getTableDelimiter();
        var name = Identifiers.folded(column.getColumnName());
        if (column.getTable() == null || parts(column.getTable()).isEmpty()) {
            names.unqualified(scope, column.getColumnName(), name);
        } else if (delimiter != null && !delimiter.equals(".")) {
            throw new Refusal("name", "A name has odd parts.", "Write table.column.");
        } else {
            NodeKinds.children(column.getTable());
            names.qualified(scope, parts(column.getTable()), name);
        }
    }

    private void function(Function function, Scope scope) {
        var name = function(function.getName());
        bombs.check(name, function);
        for (var child : NodeKinds.children(function)) {
            argument(child, name.equals("count"), scope);
        }
    }

    /** What is given to a function; only count may be given a star. */
    private void argument(Object given, boolean counting, Scope scope) {
        var star = given instanceof List<?> list && list.size() == 1 ? list.getFirst() : given;
        if (counting && star.getClass() == AllColumns.class) {
            NodeKinds.children(star);
        } else {
            walk(given, scope);
        }
    }

    private static String function(@Nullable String written) {
        var name = written == null ? "without a name" : Identifiers.folded(written);
        if (!SafeFunctions.function(name)) {
            throw new Refusal(
                    "function",
                    "The function %s may not be used.".formatted(name),
                    "Use the usual functions for numbers, texts, dates, lists and JSON.");
        }
        return name;
    }

    private static void time(TimeKeyExpression time) {
        var word = time.getStringValue().toLowerCase(Locale.ROOT).replace("()", "").strip();
        if (!TIME_WORDS.contains(word)) {
            throw new Refusal(
                    "function",
                    "%s may not be used.".formatted(word),
                    "Use current_date or current_timestamp.");
        }
    }

    private void type(ColDataType type) {
        var written = type.getDataType().replaceAll("\\[\\d*]|\\([\\d, ]*\\)", " ").strip();
        var words = List.of(written.toLowerCase(Locale.ROOT).split("\\s+"));
        boolean builtIn =
                SafeFunctions.type(words.getFirst())
                        && TYPE_WORDS.containsAll(words.subList(1, words.size()));
        var last = Identifiers.folded(written.substring(written.lastIndexOf('.') + 1).strip());
        boolean own = !written.toLowerCase(Locale.ROOT).startsWith("pg_") && names.type(last);
        if (!builtIn && !own) {
            throw new Refusal(
                    "type",
                    "The type %s may not be used.".formatted(written),
                    "Use the usual types: text, numeric, date, timestamp and so on.");
        }
    }

    private static Refusal star() {
        return new Refusal(
                "star", "A star stands where no star can stand.", "Use count(*), or name columns.");
    }
}
