package dev.baton.finance.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Days on which banks pay: Monday to Friday; holidays are not known. */
final class Workdays {
    private Workdays() {}

    static boolean open(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** That day, or the Monday after it. */
    static LocalDate from(LocalDate day) {
        return open(day) ? day : monday(day).plusWeeks(1);
    }

    /** That day, or the Friday before it. */
    static LocalDate until(LocalDate day) {
        return open(day) ? day : monday(day).plusDays(4);
    }

    /** The first such weekday from that day on; the day's own working day when there is none. */
    static LocalDate run(LocalDate day, @Nullable DayOfWeek weekday) {
        return weekday == null ? from(day) : day.with(TemporalAdjusters.nextOrSame(weekday));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
