package dev.baton.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text cut into tokens exactly as PostgreSQL cuts it. It refuses whatever another reader might
 * cut differently; comments become a space, so that what is parsed is what is sent.
 */
record SqlText(String text, List<Token> tokens) {
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** A token as written, and its place in the text. */
    record Token(Kind kind, String text, int at) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        /** The name as the database folds it. */
        String name() {
            return Identifiers.folded(text);
        }
    }

    static final int LONGEST = 20_000;
    private static final int DEEPEST = 40;
    private static final int LONGEST_NAME = 63;
    private static final String SYMBOLS = "()[],.;:+-*/<>=~!@#%^&|?";

    static SqlText read(String written) {
        if (written.length() > LONGEST
                || written.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new Refusal(
                    "too_long", "The query is longer than 20 kB.", "Write a shorter query.");
        }
        return new Cutter(written).cut();
    }

    private static final class Cutter {
        private final String from;
        private final StringBuilder kept = new StringBuilder();
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private int depth;

        Cutter(String from) {
            this.from = from;
        }

        SqlText cut() {
            while (at < from.length()) {
                next();
            }
            if (!tokens.isEmpty() && tokens.getLast().is(";")) {
                tokens.removeLast();
                kept.setLength(kept.lastIndexOf(";"));
            }
            if (tokens.isEmpty()) {
                throw new Refusal("empty", "There is no query.", "Write one SELECT statement.");
            }
            if (tokens.stream().anyMatch(token -> token.is(";"))) {
                throw new Refusal(
                        "several_statements",
                        "Only one statement may be sent.",
                        "Remove everything after the first semicolon.");
            }
            return new SqlText(kept.toString().stripTrailing(), List.copyOf(tokens));
        }

        private void next() {
            char c = from.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                blank(c);
                at++;
            } else if (from.startsWith("--", at)) {
                lineComment();
            } else if (from.startsWith("/*", at)) {
                blockComment();
            } else if (c == '\'') {
                string();
            } else if (c == '"') {
                quoted();
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else if (digit(at) || (c == '.' && digit(at + 1))) {
                number();
            } else {
                symbol(c);
            }
        }

        private void blank(char c) {
            if (!kept.isEmpty()) {
                kept.append(c);
            }
        }

        private boolean digit(int index) {
            return index < from.length() && from.charAt(index) >= '0' && from.charAt(index) <= '9';
        }

        private void lineComment() {
            int end = at;
            while (end < from.length() && from.charAt(end) != '\n' && from.charAt(end) != '\r') {
                harmless(from.charAt(end++));
            }
            at = end;
            blank(' ');
        }

        private void blockComment() {
            int end = from.indexOf("*/", at + 2);
            var body = end < 0 ? "" : from.substring(at + 2, end);
            if (end < 0 || body.contains("/*") || body.startsWith("!") || body.startsWith("+")) {
                throw new Refusal(
                        "comment",
                        "A comment is open, nested or a hint.",
                        "Leave comments out of the query.");
            }
            body.chars().forEach(c -> harmless((char) c));
            at = end + 2;
            blank(' ');
        }

        private void string() {
            if (!tokens.isEmpty() && tokens.getLast().kind() == Kind.STRING) {
                throw new Refusal(
                        "string",
                        "Two texts in quotes stand side by side.",
                        "Join texts with ||, or write a quote inside a text twice.");
            }
            add(Kind.STRING, end('\'', at));
        }

        private void quoted() {
            int end = end('"', at);
            longestName(from.substring(at + 1, end - 1));
            add(Kind.QUOTED, end);
        }

        /** Where the quotation ends that begins at this index; a doubled quote is inside. */
        private int end(char quote, int start) {
            for (int i = start + 1; i < from.length(); i++) {
                harmless(from.charAt(i));
                if (from.charAt(i) != quote) {
                    continue;
                }
                if (i + 1 < from.length() && from.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
            throw new Refusal("string", "A quotation is not closed.", "Close every quote.");
        }

        private void word() {
            int end = at;
            while (end < from.length()
                    && (Character.isLetterOrDigit(from.charAt(end))
                            || from.charAt(end) == '_'
                            || Character.getType(from.charAt(end)) == Character.NON_SPACING_MARK)) {
                end++;
            }
            var word = from.substring(at, end);
            if (from.startsWith("$", end)) {
                throw dollar();
            }
            if (from.startsWith("'", end) || from.startsWith("&", end)) {
                prefixed(word, end);
                return;
            }
            longestName(word);
            add(Kind.WORD, end);
        }

        /** {@code e'…'}, {@code b'…'} and {@code x'…'}; {@code U&} hides names and texts. */
        private void prefixed(String word, int end) {
            if (from.startsWith("&", end)) {
                char after = end + 1 < from.length() ? from.charAt(end + 1) : ' ';
                if (word.equalsIgnoreCase("u") && (after == '\'' || after == '"')) {
                    throw new Refusal(
                            "unicode_escape",
                            "U& writes characters in disguise.",
                            "Write the characters themselves.");
                }
                add(Kind.WORD, end);
                return;
            }
            int closed = end('\'', end);
            var body = from.substring(end + 1, closed - 1);
            boolean known =
                    switch (word.toLowerCase(Locale.ROOT)) {
                        case "e" -> !body.endsWith("\\") && !body.contains("\\'");
                        case "b" -> body.matches("[01]*");
                        case "x" -> body.matches("[0-9a-fA-F]*");
                        default -> false;
                    };
            if (!known) {
                throw new Refusal(
                        "string",
                        "A text has a prefix or an escape that cannot be judged.",
                        "Write a quote inside a text twice, and a space before a text.");
            }
            add(Kind.STRING, closed);
        }

        private void number() {
            int end = at;
            while (digit(end) || from.startsWith(".", end)) {
                end++;
            }
            if (from.startsWith("e", end) || from.startsWith("E", end)) {
                int exponent = end + 1;
                if (from.startsWith("+", exponent) || from.startsWith("-", exponent)) {
                    exponent++;
                }
                if (digit(exponent)) {
                    end = exponent;
                    while (digit(end)) {
                        end++;
                    }
                }
            }
            if (end < from.length()
                    && (Character.isLetter(from.charAt(end)) || from.charAt(end) == '_')) {
                throw new Refusal(
                        "number", "A number runs into a word.", "Put a space after the number.");
            }
            add(Kind.NUMBER, end);
        }

        private void symbol(char c) {
            harmless(c);
            if (c == '$') {
                throw dollar();
            }
            if (SYMBOLS.indexOf(c) < 0) {
                throw new Refusal(
                        "character",
                        "The character %s has no place outside a text.".formatted(shown(c)),
                        "Remove it or put it in quotes.");
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Refusal(
                        "too_deep",
                        "The query is nested more than 40 deep.",
                        "Use WITH to name parts of it.");
            }
            add(Kind.SYMBOL, at + 1);
        }

        private void add(Kind kind, int end) {
            var text = from.substring(at, end);
            tokens.add(new Token(kind, text, kept.length()));
            kept.append(text);
            at = end;
        }

        private static Refusal dollar() {
            return new Refusal(
                    "dollar",
                    "Dollar quotes and parameters are not possible.",
                    "Write texts in single quotes and values in place.");
        }

        private static void longestName(String name) {
            if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new Refusal(
                        "name",
                        "A name is empty or longer than the database keeps.",
                        "Use names of 1 to 63 characters.");
            }
        }

        private static void harmless(char c) {
            boolean format = Character.getType(c) == Character.FORMAT;
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r')
                    || (c >= 0x7f && c < 0xa0)
                    || format) {
                throw new Refusal(
                        "control_character",
                        "The query holds a character that cannot be seen.",
                        "Write it again by hand.");
            }
        }

        private static String shown(char c) {
            return c > ' ' && c < 0x7f ? "'" + c + "'" : "U+%04X".formatted((int) c);
        }
    }
}
