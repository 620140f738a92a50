package dev.baton.nl2sql.link;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the dates, years, quarters and relative times of a question. */
public final class Periods {
    private final Dates dates;
    private final List<Token> tokens;
    private final LocalDate today;

    private Periods(List<Token> tokens, LocalDate today) {
        this.tokens = tokens;
        this.today = today;
        this.dates = new Dates(tokens, today);
    }

    /** All periods, from left to right, none overlapping. */
    public static List<Period> find(List<Token> tokens, LocalDate today) {
        var finder = new Periods(tokens, today);
        var found = new ArrayList<Period>();
        int at = 0;
        while (at < tokens.size()) {
            var period = finder.at(at);
            if (period != null) {
                found.add(period);
                at = period.to();
            } else {
                at++;
            }
        }
        return found;
    }

    private @Nullable Period at(int i) {
        var word = dates.lower(i);
        switch (word) {
            case "between", "from" -> {
                var pair = monthPair(i, word);
                if (pair != null) {
                    return pair;
                }
                var a = dates.span(skip(i + 1), true);
                if (a != null
                        && Set.of("and", "to", "until", "till", "through", "-", "–")
                                .contains(dates.lower(a.to()))) {
                    var b = dates.span(skip(a.to() + 1), true);
                    if (b != null) {
                        return new Period(i, b.to(), a.first(), b.before(), null, false);
                    }
                }
                if (a != null && word.equals("from")) {
                    return new Period(
                            i,
                            a.to(),
                            a.first(),
                            a.year() != null || a.to() - i > 3 ? a.before() : null,
                            a.year(),
                            false);
                }
                return null;
            }
            case "after", "since", "before", "until", "till", "by", "through" -> {
                var a = dates.span(skip(i + 1), !word.equals("by"));
                if (a == null || word.equals("by") && a.year() != null) {
                    return null;
                }
                return switch (word) {
                    case "after" -> new Period(i, a.to(), a.before(), null, null, false);
                    case "since" -> new Period(i, a.to(), a.first(), null, null, false);
                    case "before" -> new Period(i, a.to(), null, a.first(), null, false);
                    default -> new Period(i, a.to(), null, a.before(), null, false);
                };
            }
            case "on", "in", "during", "of", "for", "over", "within", "throughout" -> {
                if (i + 3 < tokens.size()
                        && dates.lower(i + 1).equals("or")
                        && Set.of("after", "before").contains(dates.lower(i + 2))) {
                    var a = dates.span(skip(i + 3), true);
                    if (a != null) {
                        return dates.lower(i + 2).equals("after")
                                ? new Period(i, a.to(), a.first(), null, null, false)
                                : new Period(i, a.to(), null, a.before(), null, false);
                    }
                }
                var a =
                        dates.span(
                                skip(i + 1),
                                Set.of("in", "during", "of", "for", "throughout").contains(word));
                if (a == null) {
                    return relative(i, skip(i + 1));
                }
                if (Set.of("or", "and").contains(dates.lower(a.to()))
                        && Set.of("later", "after", "onwards").contains(dates.lower(a.to() + 1))) {
                    return new Period(i, a.to() + 2, a.first(), null, null, false);
                }
                if (Set.of("or", "and").contains(dates.lower(a.to()))
                        && Set.of("earlier", "before").contains(dates.lower(a.to() + 1))) {
                    return new Period(i, a.to() + 2, null, a.before(), null, false);
                }
                if (Set.of("or", "and").contains(dates.lower(a.to())) && a.year() != null) {
                    var b = dates.span(a.to() + 1, true);
                    if (b != null && b.year() != null && b.year() == a.year() + 1) {
                        return new Period(i, b.to(), a.first(), b.before(), null, false);
                    }
                }
                return new Period(i, a.to(), a.first(), a.before(), a.year(), false);
            }
            default -> {
                boolean led =
                        i > 0
                                && Set.of("to", "with", "versus", "vs", "than", "and")
                                        .contains(dates.lower(i - 1))
                                && !dates.isYear(i);
                var bare = dates.span(i, led);
                if (bare != null) {
                    return new Period(i, bare.to(), bare.first(), bare.before(), bare.year(), true);
                }
                if (dates.isYear(i)
                        && i > 0
                        && (i + 1 >= tokens.size()
                                || tokens.get(i + 1).kind() == Token.Kind.SIGN
                                || !Set.of("or", "and").contains(dates.lower(i + 1)))
                        && !Set.of(
                                        "than",
                                        "least",
                                        "most",
                                        "over",
                                        "under",
                                        "above",
                                        "below",
                                        "exceeding",
                                        "exactly",
                                        ">",
                                        "<",
                                        "=")
                                .contains(dates.lower(i - 1))) {
                    return year(i, true);
                }
                return relative(i, i);
            }
        }
    }

    private @Nullable Period year(int i, boolean bare) {
        int year = Integer.parseInt(tokens.get(i).text());
        return new Period(
                i, i + 1, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), year, bare);
    }

    /** "between March and June 2023": the year stands only once. */
    private @Nullable Period monthPair(int i, String word) {
        Integer a = Dates.month(dates.lower(i + 1));
        if (a == null || !Set.of("and", "to", "until", "through").contains(dates.lower(i + 2))) {
            return null;
        }
        var b = dates.span(i + 3, true);
        if (b == null) {
            return null;
        }
        int year = b.first().getYear();
        return new Period(i, b.to(), LocalDate.of(year, a, 1), b.before(), null, word.isEmpty());
    }

    private int skip(int i) {
        while (i < tokens.size()
                && Set.of(
                                "the",
                                "year",
                                "month",
                                "date",
                                "day",
                                "of",
                                "period",
                                "calendar",
                                "start",
                                "end",
                                "whole",
                                "all",
                                "years")
                        .contains(dates.lower(i))
                && !relativeAhead(i)) {
            i++;
        }
        return i;
    }

    private boolean relativeAhead(int i) {
        return dates.lower(i).equals("the")
                && Set.of("last", "past", "previous", "current", "next", "coming")
                        .contains(dates.lower(i + 1));
    }

    /** "last month", "the past 30 days", "this year", "yesterday". */
    private @Nullable Period relative(int from, int i) {
        if (dates.lower(i).equals("the")) {
            i++;
        }
        var word = dates.lower(i);
        if (word.equals("today")) {
            return new Period(from, i + 1, today, today.plusDays(1), null, false);
        }
        if (word.equals("yesterday")) {
            return new Period(from, i + 1, today.minusDays(1), today, null, false);
        }
        boolean last = Set.of("last", "past", "previous").contains(word);
        boolean current = Set.of("this", "current").contains(word);
        boolean next = Set.of("next", "coming", "following").contains(word);
        if (!last && !current && !next) {
            return null;
        }
        if (!current && i + 2 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.NUMBER) {
            var unit = unit(i + 2);
            if (unit == null || !tokens.get(i + 1).text().matches("\\d{1,4}")) {
                return null;
            }
            int count = Integer.parseInt(tokens.get(i + 1).text());
            return last
                    ? new Period(
                            from, i + 3, today.minus(count, unit), today.plusDays(1), null, false)
                    : new Period(
                            from, i + 3, today, today.plus(count, unit).plusDays(1), null, false);
        }
        var unit = unit(i + 1);
        if (unit == null && !dates.lower(i + 1).equals("quarter")
                || dates.lower(i + 1).endsWith("s")) {
            return null;
        }
        LocalDate start;
        LocalDate end;
        if (unit == null) {
            start = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
            start = last ? start.minusMonths(3) : next ? start.plusMonths(3) : start;
            end = start.plusMonths(3);
        } else {
            start =
                    switch (unit) {
                        case YEARS -> today.withDayOfYear(1);
                        case MONTHS -> today.withDayOfMonth(1);
                        case WEEKS ->
                                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        default -> today;
                    };
            start = last ? start.minus(1, unit) : next ? start.plus(1, unit) : start;
            end = start.plus(1, unit);
        }
        return new Period(from, i + 2, start, end, null, false);
    }

    private @Nullable ChronoUnit unit(int i) {
        return switch (dates.lower(i)) {
            case "day", "days" -> ChronoUnit.DAYS;
            case "week", "weeks" -> ChronoUnit.WEEKS;
            case "month", "months" -> ChronoUnit.MONTHS;
            case "year", "years" -> ChronoUnit.YEARS;
            default -> null;
        };
    }
}
