package dev.baton.nl2sql.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows a query of the rules counted, in words: only conditions plain enough to be said in a
 * few of them, and none at all when there is any other.
 */
final class Filters {
    private static final int MOST = 3;
    private static final Pattern WHERE =
            Pattern.compile("(?s)\\bWHERE (.+?)(?=\\s(?:GROUP BY|HAVING|ORDER BY|LIMIT)\\b|$)");
    private static final String COLUMN = "(?:\\w+\\.)?\"?([\\p{L}_][\\p{L}\\p{N}_]*)\"?";
    private static final String DAY = "(?:DATE|TIMESTAMP) '(\\d{4}-\\d\\d-\\d\\d)'";
    private static final String LITERAL = "('(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?)";
    private static final Pattern BETWEEN =
            Pattern.compile(COLUMN + " >= " + DAY + " AND (?:\\w+\\.)?\"?\\1\"? < " + DAY);
    private static final Pattern SINCE = Pattern.compile(COLUMN + " >= " + DAY);
    private static final Pattern UNTIL = Pattern.compile(COLUMN + " < " + DAY);
    private static final Pattern COMPARED =
            Pattern.compile(COLUMN + " (=|<>|>=|<=|>|<) " + LITERAL);
    private static final Pattern ONE_OF =
            Pattern.compile(COLUMN + " IN \\((" + LITERAL + "(?:, " + LITERAL + ")*)\\)");
    private static final Pattern MISSING = Pattern.compile(COLUMN + " IS (NOT )?NULL");
    private static final Pattern NEXT = Pattern.compile("\\s+AND\\s+");

    private Filters() {}

    /** The conditions joined by commas; empty when there are none or they are not plain. */
    static String of(String sql) {
        if (sql.contains("EXISTS") || sql.contains("(SELECT")) {
            return "";
        }
        var where = WHERE.matcher(sql);
        if (!where.find()) {
            return "";
        }
        var text = where.group(1).strip();
        var said = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = next(text, at, said);
            if (end < 0 || said.size() > MOST) {
                return "";
            }
            var and = NEXT.matcher(text).region(end, text.length());
            if (end < text.length() && !and.lookingAt()) {
                return "";
            }
            at = end == text.length() ? end : and.end();
        }
        return String.join(", ", said);
    }

    /** Where the condition that starts there ends; -1 when it is not plain. */
    private static int next(String text, int at, List<String> said) {
        Matcher found;
        if ((found = here(BETWEEN, text, at)).lookingAt()) {
            said.add(name(found) + " " + period(found.group(2), found.group(3)));
        } else if ((found = here(SINCE, text, at)).lookingAt()) {
            said.add(name(found) + " from " + found.group(2) + " on");
        } else if ((found = here(UNTIL, text, at)).lookingAt()) {
            said.add(name(found) + " before " + found.group(2));
        } else if ((found = here(COMPARED, text, at)).lookingAt()) {
            said.add(compared(name(found), found.group(2), plain(found.group(3))));
        } else if ((found = here(ONE_OF, text, at)).lookingAt()) {
            said.add(name(found) + " " + plain(found.group(2)).replace("', '", " or "));
        } else if ((found = here(MISSING, text, at)).lookingAt()) {
            said.add((found.group(2) == null ? "no " : "with a ") + name(found));
        } else {
            return -1;
        }
        return found.end();
    }

    private static Matcher here(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length());
    }

    private static String compared(String name, String operator, String value) {
        return switch (operator) {
            case "=" -> name + " " + value;
            case "<>" -> name + " not " + value;
            case ">" -> name + " over " + value;
            case "<" -> name + " under " + value;
            case ">=" -> name + " at least " + value;
            default -> name + " at most " + value;
        };
    }

    /** A whole year or month by its name, else from the first to the last day. */
    private static String period(String first, String before) {
        var from = LocalDate.parse(first);
        var to = LocalDate.parse(before);
        if (from.getDayOfYear() == 1 && from.plusYears(1).equals(to)) {
            return String.valueOf(from.getYear());
        }
        if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
            return first.substring(0, 7);
        }
        return first + " to " + to.minusDays(1);
    }

    private static String name(Matcher found) {
        return found.group(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String plain(String literal) {
        return literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
    }
}
