package dev.baton.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at the bare tokens once more, without the parser: nothing may be called that is not
 * allowed, and no word may have got lost on the way into the parsed tree.
 */
final class SecondReading {
    private static final Set<String> BEFORE_BRACKETS =
            Set.of(
                    "in",
                    "exists",
                    "any",
                    "all",
                    "some",
                    "values",
                    "as",
                    "over",
                    "filter",
                    "and",
                    "or",
                    "not",
                    "on",
                    "using",
                    "where",
                    "having",
                    "select",
                    "from",
                    "join",
                    "lateral",
                    "union",
                    "except",
                    "intersect",
                    "by",
                    "sets",
                    "rollup",
                    "cube",
                    "when",
                    "then",
                    "else",
                    "case",
                    "cast",
                    "group",
                    "materialized",
                    "distinct",
                    "limit",
                    "offset",
                    "between",
                    "like",
                    "ilike",
                    "to",
                    "with",
                    "only",
                    "rows",
                    "bernoulli",
                    "system",
                    "repeatable",
                    "is",
                    "symmetric",
                    "first",
                    "next",
                    "interval",
                    "recursive",
                    "escape",
                    "for",
                    "zone",
                    "varying",
                    "set",
                    "cycle");

    /** Words that mean nothing by themselves, which a parser may leave out. */
    private static final Set<String> NOISE =
            Set.of(
                    "as",
                    "inner",
                    "outer",
                    "asc",
                    "row",
                    "rows",
                    "only",
                    "first",
                    "next",
                    "fetch",
                    "all",
                    "by",
                    "distinct",
                    "not",
                    "is",
                    "interval",
                    "cast",
                    "from",
                    "array",
                    "recursive",
                    "materialized",
                    "zone",
                    "time",
                    "at",
                    "isnull",
                    "notnull");

    private SecondReading() {}

    static void check(SqlText read, Set<String> declared, String parsed) {
        calls(read.tokens(), declared);
        nothingLost(read.tokens(), parsed);
    }

    /** What no query has in any place. */
    static void clauses(SqlText read) {
        if (read.tokens().stream()
                .anyMatch(token ->
                        token.kind() == SqlText.Kind.WORD && token.name().equals("into"))) {
            throw new Refusal(
                    "clause", "INTO writes.", "Leave INTO out; only reading is possible.");
        }
    }

    private static void calls(List<SqlText.Token> tokens, Set<String> declared) {
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            if (!called
                    || (token.kind() != SqlText.Kind.WORD && token.kind() != SqlText.Kind.QUOTED)) {
                continue;
            }
            var name = token.name();
            boolean known =
                    SafeFunctions.function(name)
                            || declared.contains(name)
                            || (token.kind() == SqlText.Kind.WORD
                                    && (BEFORE_BRACKETS.contains(name)
                                            || SafeFunctions.type(name)));
            if (!known) {
                throw new Refusal(
                        "function",
                        "The function %s may not be used.".formatted(name),
                        "Use the usual functions for numbers, texts, dates, lists and JSON.");
            }
        }
    }

    private static void nothingLost(List<SqlText.Token> tokens, String parsed) {
        var left = new ArrayList<String>();
        for (var token : SqlText.read(parsed).tokens()) {
            left.add(normal(token));
        }
        for (var token : tokens) {
            if (token.kind() == SqlText.Kind.SYMBOL
                    || (token.kind() == SqlText.Kind.WORD && NOISE.contains(token.name()))) {
                continue;
            }
            if (!left.remove(normal(token))) {
                throw new Refusal(
                        "construct",
                        "The query says something that is not understood: %s."
                                .formatted(token.text()),
                        "Write it in a plainer way.");
            }
        }
    }

    private static String normal(SqlText.Token token) {
        return token.kind() == SqlText.Kind.WORD || token.kind() == SqlText.Kind.QUOTED
                ? token.name().toLowerCase(Locale.ROOT)
                : token.text().toLowerCase(Locale.ROOT);
    }
}
