package dev.baton.finance.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** Where a company is in time, and how large it is. {@code end} is the last withheld day. */
record Frame(LocalDate firstDay, LocalDate asOf, LocalDate end, int scale, Dice dice) {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    static Frame of(long seed, int scale, int years) {
        var end = AS_OF.plusWeeks(13).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return new Frame(AS_OF.minusYears(years).plusDays(1), AS_OF, end, scale, new Dice(seed));
    }

    /** Those of the books and the withheld ones. */
    List<YearMonth> months() {
        return months(0);
    }

    /** With three before the first day, whose invoices are open in the opening balance. */
    List<YearMonth> tradingMonths() {
        return months(3);
    }

    /** The Monday of a week after {@code asOf}; week 1 holds the next day. */
    LocalDate week(int number) {
        return asOf.plusDays(1)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
    }

    double yearsSinceStart(LocalDate day) {
        return (day.toEpochDay() - firstDay.toEpochDay()) / 365.25;
    }

    private List<YearMonth> months(int earlier) {
        var last = YearMonth.from(end);
        return Stream.iterate(
                        YearMonth.from(firstDay).minusMonths(earlier),
                        month -> !month.isAfter(last),
                        month -> month.plusMonths(1))
                .toList();
    }
}
