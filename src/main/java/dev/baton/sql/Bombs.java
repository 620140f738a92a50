package dev.baton.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Small queries that ask for enormous work. What cannot be seen here is stopped by time and size
 * limits.
 */
final class Bombs {
    private static final long MOST_ROWS = 100_000_000;
    private static final long LONGEST_SERIES = 1_000_000;
    private static final long LONGEST_TEXT = 1_000;
    private static final Set<String> MAKING_TEXT = Set.of("repeat", "lpad", "rpad");
    private static final Pattern WIDE = Pattern.compile("%[^%]*?(\\*|\\d{4,})");

    private long made;

    void check(String name, Function function) {
        var parameters = function.getParameters();
        if (MAKING_TEXT.contains(name) && parameters != null && parameters.size() > 1) {
            made += literal(parameters.get(1), Long.MAX_VALUE / 2);
            if (made < 0 || made > LONGEST_TEXT) {
                throw new Refusal(
                        "huge_text",
                        "%s may make a text longer than %,d characters."
                                .formatted(name, LONGEST_TEXT),
                        "Give a small number as its length.");
            }
        }
        if (name.equals("generate_series") && parameters != null && parameters.size() > 1) {
            series(parameters);
        }
        if (name.equals("format")
                && parameters != null
                && !(parameters.getFirst() instanceof StringValue text
                        && !WIDE.matcher(text.getValue()).find())) {
            throw new Refusal(
                    "huge_text",
                    "The pattern of format must be a plain text without long widths.",
                    "Join texts with || or use to_char.");
        }
    }

    private static void series(List<?> parameters) {
        long length = length(parameters);
        if (length > LONGEST_SERIES) {
            throw new Refusal(
                    "huge_series",
                    "generate_series may give more than %,d rows.".formatted(LONGEST_SERIES),
                    "Give plain bounds that lie closer together.");
        }
        if (parameters.size() > 2
                && parameters.get(2).toString().toLowerCase(Locale.ROOT).contains("sec")) {
            throw new Refusal(
                    "huge_series",
                    "generate_series by the second gives very many rows.",
                    "Use a step of a minute or more.");
        }
    }

    /** How many rows a series gives; one when that depends on the data. */
    private static long length(List<?> parameters) {
        boolean numbers =
                parameters.stream()
                        .limit(2)
                        .allMatch(each -> literal(each, Long.MIN_VALUE) != Long.MIN_VALUE);
        if (numbers) {
            long step = parameters.size() > 2 ? literal(parameters.get(2), 0) : 1;
            double span =
                    (double) literal(parameters.get(1), 0) - (double) literal(parameters.get(0), 0);
            return step == 0
                    ? Long.MAX_VALUE
                    : (long) Math.min(Long.MAX_VALUE, Math.abs(span / step) + 1);
        }
        boolean data =
                parameters.stream().limit(2).anyMatch(each -> mentions(each, Column.class))
                        || parameters.stream()
                                .limit(2)
                                .anyMatch(each -> mentions(each, Select.class));
        boolean texts = parameters.stream().anyMatch(each -> mentions(each, StringValue.class));
        return data || texts || parameters.toString().contains("'") ? 1 : Long.MAX_VALUE;
    }

    private static long literal(@Nullable Object expression, long otherwise) {
        try {
            return switch (expression) {
                case LongValue number -> number.getValue();
                case SignedExpression signed when signed.getSign() == '-' -> {
                    long value = literal(signed.getExpression(), Long.MIN_VALUE);
                    yield value == Long.MIN_VALUE ? otherwise : -value;
                }
                case null, default -> otherwise;
            };
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE / 2;
        }
    }

    /** Refuses a recursive part whose repeated branch has no condition on anything. */
    static void recursion(ParenthesedSelect part, String name) {
        if (!(part.getSelect() instanceof SetOperationList union)) {
            return;
        }
        for (var branch : union.getSelects().subList(1, union.getSelects().size())) {
            if (branch instanceof PlainSelect plain && !conditional(plain)) {
                throw new Refusal(
                        "endless_recursion",
                        "The recursive part %s never ends by itself.".formatted(name),
                        "Add a condition that stops it, such as WHERE level < 20.");
            }
        }
    }

    private static boolean conditional(PlainSelect select) {
        return mentions(select.getWhere(), Column.class)
                || (select.getJoins() != null
                        && select.getJoins().stream().anyMatch(Bombs::conditional));
    }

    private static boolean conditional(Join join) {
        return join.isNatural()
                || !join.getUsingColumns().isEmpty()
                || join.getFromItem() instanceof LateralSubSelect
                || join.getOnExpressions().stream().anyMatch(on -> mentions(on, Column.class));
    }

    /** Refuses a product of big tables that no condition joins. */
    static void cartesian(PlainSelect select, List<Relation> relations) {
        if (select.getJoins() == null
                || mentions(select.getWhere(), Column.class)
                || select.getJoins().stream().anyMatch(Bombs::conditional)) {
            return;
        }
        double product = 1;
        for (var relation : relations) {
            product *= relation.table() == null ? 1 : Math.max(1, relation.table().rows());
        }
        product *= series(select.getFromItem());
        for (var join : select.getJoins()) {
            product *= series(join.getFromItem());
        }
        if (product > MOST_ROWS) {
            throw new Refusal(
                    "cartesian",
                    "Every row of one table would meet every row of another: about %,.0f rows."
                            .formatted(product),
                    "Join the tables with ON.");
        }
    }

    private static double series(@Nullable Object item) {
        if (item instanceof TableFunction from
                && from.getFunction() instanceof Function function
                && "generate_series".equalsIgnoreCase(function.getName())
                && function.getParameters() != null
                && function.getParameters().size() > 1) {
            return length(function.getParameters());
        }
        return 1;
    }

    private static boolean mentions(@Nullable Object node, Class<?> kind) {
        if (node == null) {
            return false;
        }
        if (kind.isInstance(node)) {
            return true;
        }
        if (node instanceof Select select && select instanceof Expression) {
            return kind == Column.class;
        }
        return NodeKinds.children(node).stream().anyMatch(child -> mentions(child, kind));
    }
}
