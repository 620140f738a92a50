package dev.baton.reward.grade;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a statement begins and ends in a text that may go on with words. */
final class SqlStart {
    /** Commands too: what they are is for the guard to say. */
    private static final Pattern STATEMENT =
            Pattern.compile(
                    """
                    (?ix) \\s* (?: --[^\\n]*\\n\\s* | /\\*[^*]*\\*/\\s* )*+ (?: \\(\\s* )*+ (?:
                      select \\b (?! \\s+ (?: the|an?|only|one|this|that) \\s++ (?!from\\b|as\\b) )
                    | with \\s+ (?:recursive\\s+)? ["\\w]+ \\s* (?:\\([^)]{0,500}\\)\\s*)? as \\b
                    | values \\s* \\( | table \\s+ [a-z_]+ \\s* ;? \\s* \\z
                    | explain \\s+ (?:analyze|select|with|\\()
                    | insert \\s+ into \\s | update \\s+ \\S+ \\s+ set \\s | delete \\s+ from \\s | merge \\s+ into \\s
                    | (?:drop|alter|create) \\s+ (?:or\\s+replace\\s+)? (?:table|view|schema|database|role|user|index|function|extension|materialized|temp|temporary|sequence|trigger|type|policy) \\s
                    | truncate \\s+ (?:table\\s)? | grant \\s+ .{1,100} \\s (?:on|to) \\s | revoke \\s+ .{1,100} \\s from \\s
                    | copy \\s+ \\S+ .{0,200} \\s (?:from|to) \\s | do \\s+ (?:\\$|language) | call \\s+ \\w+ \\s* \\( | vacuum \\b
                    | set \\s+ \\w+ \\s* (?:=|to\\s) | reset \\s+ \\w+ \\s*;? | (?:begin|commit|rollback) \\s* ; | (?:listen|notify|lock|prepare|execute|deallocate) \\s+ \\w+ \\s* [;,(]
                    )
                    """);

    /** A query among words: at the start of a line, after a colon or a backtick, or in capitals. */
    private static final Pattern AMONG =
            Pattern.compile(
                    "(?:(?m:^)[ \\t>*-]*|[:`][ \\t]*)(?i:(?=(?:select|with)\\b))|\\b(?=SELECT\\b|WITH\\b)");

    private static final Pattern GOING_ON =
            Pattern.compile(
                    """
                    (?ix) (?: [(),+*/|=<>-]
                    | (?: select|from|where|group|order|having|limit|offset|fetch|join|left|right|inner|outer|full|cross|natural|union|except|intersect|and|or|on|using|window|with|as|case|when|else|end) \\b )
                    """);

    private static final Pattern PARAGRAPH = Pattern.compile("\\n[ \\t]*\\r?\\n\\s*");

    private SqlStart() {}

    /** A statement and the words after (or around) it. */
    record Cut(String sql, String rest) {}

    static boolean statement(String text) {
        return STATEMENT.matcher(text).lookingAt();
    }

    /** Cuts off the words that follow a statement. */
    static Cut cut(String text) {
        int end = end(text);
        var rest = text.substring(end).strip();
        // More statements are for the guard to see, all of them.
        return rest.isEmpty() || statement(rest)
                ? new Cut(text.strip(), "")
                : new Cut(text.substring(0, end).strip(), rest);
    }

    static Optional<Cut> among(String text) {
        var places = AMONG.matcher(text);
        while (places.find()) {
            var from = text.substring(places.end());
            if (statement(from)) {
                int tick = from.indexOf('`');
                var upTo = tick < 0 ? from : from.substring(0, tick);
                int end = end(upTo);
                var before = text.substring(0, places.end());
                var sql = upTo.substring(0, end).strip().replaceFirst("[.:]\\z", "");
                return Optional.of(new Cut(sql, (before + from.substring(end)).strip()));
            }
        }
        return Optional.empty();
    }

    /** After the first semicolon outside of quotes, or before a paragraph that is no SQL. */
    private static int end(String text) {
        var paragraphs = PARAGRAPH.matcher(text);
        int paragraph = next(text, paragraphs, 0);
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (quote == 0 && i >= paragraph) {
                    paragraph = next(text, paragraphs, i);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ';') {
                return i + 1;
            } else if (i >= paragraph) {
                return paragraph;
            }
        }
        return text.length();
    }

    private static int next(String text, java.util.regex.Matcher paragraphs, int from) {
        int at = from;
        while (paragraphs.find(at)) {
            at = paragraphs.end();
            if (!GOING_ON.matcher(text).region(at, text.length()).lookingAt()) {
                return paragraphs.start();
            }
        }
        return Integer.MAX_VALUE;
    }
}
