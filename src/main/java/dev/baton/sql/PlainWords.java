package dev.baton.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words that are names like any other to PostgreSQL but not to the parser. In double quotes both
 * read them alike.
 */
final class PlainWords {
    private static final Set<String> WORDS =
            Set.of(
                    "absent",
                    "csv",
                    "current",
                    "double",
                    "enum",
                    "final",
                    "force",
                    "import",
                    "minus",
                    "nocycle",
                    "number",
                    "pivot",
                    "precision",
                    "preferring",
                    "prior",
                    "qualify",
                    "returns",
                    "sample",
                    "statement",
                    "unbounded",
                    "unknown",
                    "unpivot",
                    "use",
                    "xor");

    /** After these the word before is a part of the language. */
    private static final Set<String> GOING_ON =
            Set.of("precision", "preceding", "following", "row");

    private PlainWords() {}

    /** The text with such words in quotes; empty when it has none. */
    static Optional<String> quoted(SqlText read) {
        var text = new StringBuilder(read.text());
        var tokens = read.tokens();
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (name(tokens, i)) {
                var token = tokens.get(i);
                int end = token.at() + token.text().length();
                text.replace(token.at(), end, '"' + token.name() + '"');
            }
        }
        return text.length() == read.text().length()
                ? Optional.empty()
                : Optional.of(text.toString());
    }

    private static boolean name(List<SqlText.Token> tokens, int i) {
        var token = tokens.get(i);
        if (token.kind() != SqlText.Kind.WORD || !WORDS.contains(token.name())) {
            return false;
        }
        boolean afterDouble = i > 0 && tokens.get(i - 1).name().equals("double");
        if (token.name().equals("precision") && afterDouble) {
            return false;
        }
        var next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        return next == null
                || !(next.is("(")
                        || next.kind() == SqlText.Kind.STRING
                        || GOING_ON.contains(next.name()));
    }
}
