package dev.baton.reward.export;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what claims to be SQL into pieces that together are the text again. Unlike the guard it
 * refuses nothing: wrong queries are examples too.
 */
final class SqlPieces {
    private final String from;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int other;

    private SqlPieces(String from) {
        this.from = from;
    }

    /** What a piece is; TEXT and NAME are in quotes, OTHER is everything between. */
    enum Kind {
        TEXT,
        NAME,
        NUMBER,
        COMMENT,
        OTHER
    }

    /** A piece as written. */
    record Piece(Kind kind, String text) {}

    static List<Piece> of(String sql) {
        return new SqlPieces(sql).cut();
    }

    private List<Piece> cut() {
        while (at < from.length()) {
            char c = from.charAt(at);
            if (from.startsWith("--", at)) {
                int end = from.indexOf('\n', at);
                add(Kind.COMMENT, end < 0 ? from.length() : end);
            } else if (from.startsWith("/*", at)) {
                int end = from.indexOf("*/", at + 2);
                add(Kind.COMMENT, end < 0 ? from.length() : end + 2);
            } else if (c == '\'') {
                add(Kind.TEXT, closed('\'', at, false));
            } else if (c == '"') {
                add(Kind.NAME, closed('"', at, false));
            } else if (c == '$' && dollars() > 0) {
                add(Kind.TEXT, dollars());
            } else if (Character.isDigit(c)) {
                add(Kind.NUMBER, number());
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else {
                at++;
            }
        }
        between(at);
        return pieces;
    }

    private void add(Kind kind, int end) {
        between(at);
        pieces.add(new Piece(kind, from.substring(at, end)));
        at = end;
        other = end;
    }

    private void between(int end) {
        if (other < end) {
            pieces.add(new Piece(Kind.OTHER, from.substring(other, end)));
            other = end;
        }
    }

    /** A word; {@code e'…'} is a text in which a backslash takes the meaning of what follows. */
    private void word() {
        int end = at;
        while (end < from.length()
                && (Character.isLetterOrDigit(from.charAt(end))
                        || from.charAt(end) == '_'
                        || from.charAt(end) == '$')) {
            end++;
        }
        boolean text = from.startsWith("'", end) && end == at + 1;
        if (text && (from.charAt(at) == 'e' || from.charAt(at) == 'E')) {
            add(Kind.TEXT, closed('\'', end, true));
        } else {
            at = end;
        }
    }

    /** Where the quotation ends; a doubled quote is inside, an open one goes to the end. */
    private int closed(char quote, int start, boolean escapes) {
        for (int i = start + 1; i < from.length(); i++) {
            if (escapes && from.charAt(i) == '\\') {
                i++;
            } else if (from.charAt(i) == quote) {
                if (!from.startsWith(String.valueOf(quote), i + 1)) {
                    return i + 1;
                }
                i++;
            }
        }
        return from.length();
    }

    /** Where {@code $tag$ … $tag$} ends; 0 when none begins here. */
    private int dollars() {
        int tag = at + 1;
        while (tag < from.length()
                && (Character.isLetterOrDigit(from.charAt(tag)) || from.charAt(tag) == '_')) {
            tag++;
        }
        if (!from.startsWith("$", tag) || tag > at + 1 && Character.isDigit(from.charAt(at + 1))) {
            return 0;
        }
        var mark = from.substring(at, tag + 1);
        int end = from.indexOf(mark, tag + 1);
        return end < 0 ? from.length() : end + mark.length();
    }

    private int number() {
        int end = at;
        while (end < from.length()
                && (Character.isLetterOrDigit(from.charAt(end)) || from.charAt(end) == '.')) {
            end++;
        }
        return end;
    }
}
