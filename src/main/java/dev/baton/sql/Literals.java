package dev.baton.sql;

import dev.baton.sql.SqlText.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectVisitor;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import net.sf.jsqlparser.util.deparser.SelectDeParser;
import org.jspecify.annotations.Nullable;

/**
 * The literals of a query that passed the guard, as the parsed tree has them, each at its place in
 * the text; and the query with others in their place and nothing else changed.
 */
public final class Literals {
    private static final Set<String> COMPARISONS =
            Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "like", "ilike");

    private final SqlText text;
    private final List<Integer> places;
    private final List<Literal> all;

    /** What a literal is. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** The number of rows that are shown. */
        LIMIT
    }

    /** A literal; {@code column} is the name of the column it is compared with, where it is. */
    public record Literal(Kind kind, String value, @Nullable String column) {
        /** Whether both are the same number, however written. */
        public boolean number(BigDecimal other) {
            return kind != Kind.TEXT && new BigDecimal(value).compareTo(other) == 0;
        }
    }

    private Literals(SqlText text, List<Integer> places, List<Literal> all) {
        this.text = text;
        this.places = places;
        this.all = all;
    }

    /** Empty when tree and text do not have the very same literals: such a query stays as it is. */
    public static Optional<Literals> of(String sql) {
        try {
            var text = SqlText.read(sql);
            var nodes = nodes(text.text());
            var places = new ArrayList<Integer>();
            var found = new ArrayList<Literal>();
            var values = new ArrayList<String>();
            for (int i = 0; i < text.tokens().size(); i++) {
                var token = text.tokens().get(i);
                if (token.kind() == SqlText.Kind.STRING || token.kind() == SqlText.Kind.NUMBER) {
                    if (token.kind() == SqlText.Kind.STRING && !token.text().startsWith("'")) {
                        return Optional.empty();
                    }
                    places.add(i);
                    values.add(token.text());
                    found.add(literal(text.tokens(), i));
                }
            }
            return values.equals(nodes)
                    ? Optional.of(new Literals(text, places, List.copyOf(found)))
                    : Optional.empty();
        } catch (Refusal | JSQLParserException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** In the order in which they stand. */
    public List<Literal> all() {
        return all;
    }

    /**
     * The query with these values in place of the literals of these numbers; empty when the result
     * would differ in anything else. Values are plain texts and numbers, quoted here.
     */
    public Optional<String> with(Map<Integer, String> values) {
        var changed = new StringBuilder(text.text());
        for (int i = all.size() - 1; i >= 0; i--) {
            var value = values.get(i);
            if (value != null) {
                var token = text.tokens().get(places.get(i));
                changed.replace(token.at(), token.at() + token.text().length(), written(i, value));
            }
        }
        var result = changed.toString();
        return of(result).filter(other -> differsOnlyThere(other, values)).map(_ -> result);
    }

    private String written(int literal, String value) {
        return all.get(literal).kind() == Kind.TEXT
                ? "'" + value.replace("'", "''") + "'"
                : new BigDecimal(value).toPlainString();
    }

    private boolean differsOnlyThere(Literals other, Map<Integer, String> values) {
        if (other.text.tokens().size() != text.tokens().size() || !other.places.equals(places)) {
            return false;
        }
        for (int i = 0; i < text.tokens().size(); i++) {
            int literal = places.indexOf(i);
            var is = other.text.tokens().get(i).text();
            var should =
                    literal >= 0 && values.get(literal) instanceof String value
                            ? written(literal, value)
                            : text.tokens().get(i).text();
            if (!is.equals(should)) {
                return false;
            }
        }
        return true;
    }

    private static Literal literal(List<Token> tokens, int at) {
        var token = tokens.get(at);
        if (token.kind() == SqlText.Kind.NUMBER) {
            boolean limit = at > 0 && tokens.get(at - 1).name().equals("limit");
            return new Literal(
                    limit ? Kind.LIMIT : Kind.NUMBER,
                    new BigDecimal(token.text()).toPlainString(),
                    limit ? null : column(tokens, at - 1));
        }
        var inner = token.text().substring(1, token.text().length() - 1).replace("''", "'");
        return new Literal(Kind.TEXT, inner, column(tokens, at - 1));
    }

    /** Of the column in {@code a.column = 'x'} and {@code column in ('x', 'y')}. */
    private static @Nullable String column(List<Token> tokens, int before) {
        int at = before;
        if (at >= 0 && (tokens.get(at).is("(") || tokens.get(at).is(","))) {
            while (at >= 0 && !tokens.get(at).is("(")) {
                boolean listed =
                        tokens.get(at).is(",")
                                || tokens.get(at).kind() == SqlText.Kind.STRING
                                || tokens.get(at).kind() == SqlText.Kind.NUMBER;
                if (!listed) {
                    return null;
                }
                at--;
            }
            at--;
            if (at < 0 || !tokens.get(at).name().equals("in")) {
                return null;
            }
            at--;
        } else {
            int end = at;
            while (at >= 0 && COMPARISONS.contains(comparison(tokens, at, end))) {
                at--;
            }
            if (at == end) {
                return null;
            }
        }
        if (at >= 0 && tokens.get(at).name().equals("not")) {
            at--;
        }
        return at >= 0 && named(tokens.get(at)) ? tokens.get(at).name() : null;
    }

    private static String comparison(List<Token> tokens, int from, int to) {
        var operator = new StringBuilder();
        for (int i = from; i <= to; i++) {
            operator.append(tokens.get(i).text().toLowerCase(Locale.ROOT));
        }
        return operator.toString();
    }

    private static boolean named(Token token) {
        return token.kind() == SqlText.Kind.WORD || token.kind() == SqlText.Kind.QUOTED;
    }

    /** The literals of the tree, as written, in the order in which the tree is written out. */
    private static List<String> nodes(String sql) throws JSQLParserException {
        var nodes = new ArrayList<String>();
        if (!(CCJSqlParserUtil.parse(sql) instanceof Select select)) {
            return nodes;
        }
        var expressions = new Collecting(nodes);
        var out = new StringBuilder();
        var selects = new SelectDeParser(expressions, out);
        expressions.setSelectVisitor(selects);
        expressions.setBuilder(out);
        SelectVisitor<StringBuilder> visitor = selects;
        select.accept(visitor, null);
        return nodes;
    }

    /** Notes every literal that it meets while the tree is written out. */
    private static final class Collecting extends ExpressionDeParser {
        private final List<String> into;

        Collecting(List<String> into) {
            this.into = into;
        }

        @Override
        public <S> StringBuilder visit(StringValue value, S context) {
            into.add(value.toString());
            return super.visit(value, context);
        }

        @Override
        public <S> StringBuilder visit(LongValue value, S context) {
            into.add(value.getStringValue());
            return super.visit(value, context);
        }

        @Override
        public <S> StringBuilder visit(DoubleValue value, S context) {
            into.add(value.toString());
            return super.visit(value, context);
        }

        @Override
        public <S> StringBuilder visit(DateTimeLiteralExpression value, S context) {
            into.add(value.getValue());
            return super.visit(value, context);
        }

        @Override
        public <S> StringBuilder visit(IntervalExpression value, S context) {
            // A text of its own kind: known to be there, never equal to what is replaced.
            if (value.getParameter() != null) {
                into.add(value.getParameter());
            }
            return super.visit(value, context);
        }
    }
}
