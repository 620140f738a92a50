package dev.baton.nl2sql.link;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads days, months, quarters and years as they are written. */
final class Dates {
    private static final Map<String, Integer> MONTHS = months();
    private final List<Token> tokens;
    private final LocalDate today;

    Dates(List<Token> tokens, LocalDate today) {
        this.tokens = tokens;
        this.today = today;
    }

    /** A day or longer as written, without a word for the relation. */
    record Span(int to, LocalDate first, LocalDate before, @Nullable Integer year) {}

    /** The number of a month by its name; null when the word is none. */
    static @Nullable Integer month(String word) {
        return MONTHS.get(word);
    }

    @Nullable Span span(int i, boolean yearAllowed) {
        if (i >= tokens.size()) {
            return null;
        }
        var token = tokens.get(i);
        if (token.kind() == Token.Kind.DATE
                || token.kind() == Token.Kind.QUOTED
                        && token.text().matches("\\d{4}-\\d{1,2}-\\d{1,2}")) {
            var day = date(token.text());
            return day == null ? null : new Span(i + 1, day, day.plusDays(1), null);
        }
        var month = MONTHS.get(token.lower());
        if (month != null
                && (token.capital()
                        || token.text().length() > 3 && !token.lower().equals("march")
                        || yearAllowed
                                && Set.of("in", "since", "during", "until")
                                        .contains(lower(i - 1)))) {
            int day = day(i + 1);
            if (day > 0 && (isYear(i + 2) || lower(i + 2).equals(",") && isYear(i + 3))) {
                int at = isYear(i + 2) ? i + 2 : i + 3;
                return day(at + 1, month, day, Integer.parseInt(tokens.get(at).text()));
            }
            int yearAt = lower(i + 1).equals("of") || lower(i + 1).equals(",") ? i + 2 : i + 1;
            if (isYear(yearAt)) {
                var first = LocalDate.of(Integer.parseInt(tokens.get(yearAt).text()), month, 1);
                return new Span(yearAt + 1, first, first.plusMonths(1), null);
            }
            return yearAllowed && day == 0 ? latest(i + 1, month, 1) : null;
        }
        int day = day(i);
        int monthAt = lower(i + 1).equals("of") ? i + 2 : i + 1;
        if (day > 0 && MONTHS.get(lower(monthAt)) instanceof Integer named && isYear(monthAt + 1)) {
            return day(monthAt + 2, named, day, Integer.parseInt(tokens.get(monthAt + 1).text()));
        }
        var quarter = quarter(i);
        if (quarter != null) {
            return quarter;
        }
        if (yearAllowed && isYear(i)) {
            int year = Integer.parseInt(token.text());
            return new Span(i + 1, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), year);
        }
        return null;
    }

    @Nullable Span quarter(int i) {
        int quarter = 0;
        int at = i;
        if (lower(i).matches("q[1-4]")) {
            quarter = lower(i).charAt(1) - '0';
            at = i + 1;
        } else {
            int which = List.of("first", "second", "third", "fourth").indexOf(lower(i)) + 1;
            which = which == 0 && lower(i).equals("last") ? 4 : which;
            if (which > 0 && Set.of("quarter", "half").contains(lower(i + 1))) {
                boolean half = lower(i + 1).equals("half");
                at = Set.of("of", "in").contains(lower(i + 2)) ? i + 3 : i + 2;
                if (isYear(at) && (!half || which <= 2 || which == 4)) {
                    int months = half ? 6 : 3;
                    int index = half && which == 4 ? 1 : which - 1;
                    var first =
                            LocalDate.of(Integer.parseInt(tokens.get(at).text()), 1, 1)
                                    .plusMonths((long) months * index);
                    return new Span(at + 1, first, first.plusMonths(months), null);
                }
            }
            return null;
        }
        at = lower(at).equals("of") ? at + 1 : at;
        if (!isYear(at)) {
            return latest(i + 1, quarter * 3 - 2, 3);
        }
        var first = LocalDate.of(Integer.parseInt(tokens.get(at).text()), quarter * 3 - 2, 1);
        return new Span(at + 1, first, first.plusMonths(3), null);
    }

    /**
     * Months without a year: of the year that stands with the next such time ("Q1 and Q2 2026"),
     * else the last that have begun.
     */
    private Span latest(int to, int month, int months) {
        int next = to;
        while (next < to + 3
                && Set.of("and", "or", "to", "with", "versus", "vs", ",", ".", "compared")
                        .contains(lower(next))) {
            next++;
        }
        boolean joined =
                next > to && (lower(next).matches("q[1-4]") || MONTHS.containsKey(lower(next)));
        int year =
                joined && isYear(next + 1)
                        ? Integer.parseInt(tokens.get(next + 1).text())
                        : today.getYear();
        var first = LocalDate.of(year, month, 1);
        first = first.isAfter(today) ? first.minusYears(1) : first;
        return new Span(to, first, first.plusMonths(months), null);
    }

    static @Nullable LocalDate date(String text) {
        try {
            var parts = text.split("[-/]");
            return text.contains("-")
                    ? LocalDate.of(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]))
                    : LocalDate.of(
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable Span day(int to, int month, int day, int year) {
        try {
            var date = LocalDate.of(year, month, day);
            return new Span(to, date, date.plusDays(1), null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    int day(int i) {
        var word = lower(i).replaceAll("(?<=\\d)(st|nd|rd|th)$", "");
        return word.matches("\\d{1,2}")
                        && Integer.parseInt(word) >= 1
                        && Integer.parseInt(word) <= 31
                ? Integer.parseInt(word)
                : 0;
    }

    boolean isYear(int i) {
        return i < tokens.size()
                && tokens.get(i).kind() == Token.Kind.NUMBER
                && tokens.get(i).text().matches("(19|20)\\d\\d");
    }

    String lower(int i) {
        return i < tokens.size() && i >= 0 ? tokens.get(i).lower() : "";
    }

    static Map<String, Integer> months() {
        var months = new TreeMap<String, Integer>();
        var names =
                List.of(
                        "january",
                        "february",
                        "march",
                        "april",
                        "may",
                        "june",
                        "july",
                        "august",
                        "september",
                        "october",
                        "november",
                        "december");
        for (int i = 0; i < 12; i++) {
            months.put(names.get(i), i + 1);
            months.put(names.get(i).substring(0, 3), i + 1);
        }
        months.put("sept", 9);
        return months;
    }
}
