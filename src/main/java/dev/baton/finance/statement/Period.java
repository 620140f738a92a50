package dev.baton.finance.statement;

import dev.baton.finance.book.Company;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Days from one to another, both included. */
public record Period(LocalDate from, LocalDate to) {
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
    private static final Pattern RANGE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.\\.|/)(\\d{4}-\\d{2}-\\d{2})");

    public Period {
        if (to.isBefore(from)) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The period ends on %s, before it begins on %s.".formatted(to, from),
                            "Give the earlier day first."));
        }
    }

    /** The three months that end with that day's month, or with the month before while it lasts. */
    public static Period quarterTo(LocalDate day) {
        var month = YearMonth.from(day);
        var last = month.atEndOfMonth().equals(day) ? month : month.minusMonths(1);
        return new Period(last.minusMonths(2).atDay(1), last.atEndOfMonth());
    }

    /** The twelve months that end on that day. */
    public static Period yearTo(LocalDate day) {
        return new Period(back(day, 12).plusDays(1), day);
    }

    /**
     * Reads 2026, 2026-Q2, 2026-06 or 2026-04-01..2026-06-30, and {@code year_to_date}; throws a
     * problem of cause bad_request that names these forms.
     */
    public static Period parse(String written, Company company) {
        var text = written.strip();
        try {
            var quarter = QUARTER.matcher(text);
            var range = RANGE.matcher(text);
            if (quarter.matches()) {
                var first =
                        YearMonth.of(
                                Integer.parseInt(quarter.group(1)),
                                Integer.parseInt(quarter.group(2)) * 3 - 2);
                return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
            }
            if (range.matches()) {
                return new Period(LocalDate.parse(range.group(1)), LocalDate.parse(range.group(2)));
            }
            if (text.equals("year_to_date")) {
                return new Period(company.asOf().withDayOfYear(1), company.asOf());
            }
            if (text.matches("\\d{4}")) {
                var year = Year.parse(text);
                return new Period(year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
            var month = YearMonth.parse(text);
            return new Period(month.atDay(1), month.atEndOfMonth());
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "“%s” is no period.".formatted(text),
                            "Write 2026, 2026-Q2, 2026-06, 2026-04-01..2026-06-30 or year_to_date."));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As long and just before: whole months go back by months, others by days. */
    public Period before() {
        if (wholeMonths()) {
            var months = ChronoUnit.MONTHS.between(from, to.plusDays(1));
            return new Period(from.minusMonths(months), from.minusDays(1));
        }
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    /** The same days a year earlier. */
    public Period yearBefore() {
        return new Period(back(from.minusDays(1), 12).plusDays(1), back(to, 12));
    }

    /** Whether the books hold all of it. */
    public boolean completeIn(Company company) {
        return !from.isBefore(company.firstDay()) && !to.isAfter(company.asOf());
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }

    /** So many months earlier; the end of a month stays the end of a month. */
    static LocalDate back(LocalDate day, int months) {
        var month = YearMonth.from(day);
        var earlier = month.minusMonths(months);
        return day.equals(month.atEndOfMonth()) ? earlier.atEndOfMonth() : day.minusMonths(months);
    }

    private boolean wholeMonths() {
        return from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
    }
}
