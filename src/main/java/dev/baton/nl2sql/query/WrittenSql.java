package dev.baton.nl2sql.query;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Qualifies the columns in a piece of SQL that was written for one table. */
final class WrittenSql {
    private static final Pattern PIECE =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"[^\"]+\"|[A-Za-z_][A-Za-z0-9_]*(?:\\s*\\.\\s*[A-Za-z_][A-Za-z0-9_]*)?(?<call>\\s*\\()?");

    private WrittenSql() {}

    static String qualify(String sql, Set<String> columns, UnaryOperator<String> qualified) {
        var piece = PIECE.matcher(sql);
        var text = new StringBuilder();
        while (piece.find()) {
            var word = piece.group();
            var name = word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
            boolean column =
                    piece.group("call") == null && !word.startsWith("'") && columns.contains(name);
            piece.appendReplacement(
                    text, Matcher.quoteReplacement(column ? qualified.apply(name) : word));
        }
        return piece.appendTail(text).toString();
    }
}
