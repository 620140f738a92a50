package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes "unpaid" for "not paid" where the database knows only the latter. */
final class Negated {
    private static final Pattern PREFIX = Pattern.compile("(?:un|in|non|im|dis)([a-z]{4,})");

    private Negated() {}

    static List<Token> split(SchemaIndex index, List<Token> tokens) {
        var split = new ArrayList<Token>();
        for (var token : tokens) {
            var prefixed = PREFIX.matcher(token.lower());
            if (token.kind() == Token.Kind.WORD
                    && prefixed.matches()
                    && unknown(index, token)
                    && state(index, Token.word(prefixed.group(1)))) {
                split.add(Token.word("not"));
                split.add(Token.word(prefixed.group(1)));
            } else {
                split.add(token);
            }
        }
        return split;
    }

    private static boolean unknown(SchemaIndex index, Token token) {
        return index.near(token).stream()
                        .noneMatch(element -> element.fit(List.of(token), false) >= 0.6)
                && index.alias(List.of(token)).isEmpty()
                && index.schema().values().find(token.text()).stream()
                        .noneMatch(match -> match.score() >= 0.85);
    }

    private static boolean state(SchemaIndex index, Token token) {
        return index.near(token).stream()
                        .filter(element -> element.fit(List.of(token), false) >= 0.6)
                        .anyMatch(element ->
                                element.target() instanceof Target.OfColumn(var column)
                                        && (index.type(column) == ColumnType.BOOLEAN
                                                || index.type(column).temporal()))
                || index.schema().values().find(token.text()).stream()
                        .anyMatch(match -> match.score() >= 0.95);
    }
}
